import { describe, expect, it, vi } from 'vitest';
import { openBoard } from '../../shared/document/connect.ts';
import { idOf, peers, sync } from './board.ts';

const cell = { laneId: idOf('lane'), columnId: idOf('buy') };
const card = idOf('card');

describe('undo', () => {
  it('[J6] leaves what another changed on the same card', () => {
    const [a, b] = peers('a', 'b');
    a.port.run({ type: 'setCard', id: card, fields: { title: 'Looks around' } });
    sync(a, b);
    b.port.run({ type: 'setCard', id: card, fields: { owner: 'Bea', body: 'words of b' } });
    sync(a, b);
    a.port.undo();
    sync(a, b);
    for (const { port } of [a, b]) {
      expect(port.records().cards.get(card)).toMatchObject({ title: 'Looks', owner: 'Bea', body: 'words of b' });
    }
  });

  it('[J6] keeps a card that holds the words of another when its maker takes it back', () => {
    const [a, b] = peers('a', 'b');
    a.port.run({ type: 'addCards', cell, cards: [{ id: idOf('new'), kind: 'action', title: 'mine ' }] });
    sync(a, b);
    b.port.text(idOf('new'), 'title')?.edit(5, 0, 'yours');
    sync(a, b);
    a.port.undo();
    sync(a, b);
    expect(b.port.records().cards.get(idOf('new'))).toMatchObject({ title: 'yours', cell });
    expect(a.port.problems()).toEqual([]);
  });

  it('[J6] keeps a stage that another gave its name when its maker takes it back', () => {
    const [a, b] = peers('a', 'b');
    a.port.run({ type: 'addStage', id: idOf('new'), mapId: idOf('map'), title: 'New stage', tint: 0 });
    sync(a, b);
    b.port.run({ type: 'setStage', id: idOf('new'), fields: { title: 'Tell friends' } });
    sync(a, b);
    a.port.undo();
    sync(a, b);
    for (const { port } of [a, b]) {
      const stage = port.records().stages.get(idOf('new'));
      expect(stage).toMatchObject({ title: 'Tell friends' });
      expect(stage?.deleted).toBeUndefined();
      expect(port.problems()).toEqual([]);
    }
  });

  it('[J6] takes a new card back when nobody else wrote in it, and redo brings it again', () => {
    const [a, b] = peers('a', 'b');
    a.port.run({ type: 'addCards', cell, cards: [{ id: idOf('new'), kind: 'action', title: 'mine' }] });
    a.port.undo();
    sync(a, b);
    expect(b.port.records().cards.get(idOf('new'))?.deleted).toEqual({ by: idOf('a'), at: 1000 });
    a.port.redo();
    sync(a, b);
    expect(b.port.records().cards.get(idOf('new'))).toMatchObject({ title: 'mine', cell });
    expect(b.port.records().cards.get(idOf('new'))?.deleted).toBeUndefined();
  });

  it('[J6] takes a new card and the words typed into it back as one step, when the step was left open', () => {
    const [a] = peers('a');
    a.port.run({ type: 'addCards', cell, cards: [{ id: idOf('new'), kind: 'action', title: 'm' }] }, { open: true });
    a.port.text(idOf('new'), 'title')?.edit(1, 0, 'ine');
    a.port.endGesture();
    a.port.undo();
    expect(a.port.records().cards.get(idOf('new'))?.deleted).toBeDefined();
    expect(a.port.canUndo()).toBe(false);
    a.port.redo();
    expect(a.port.records().cards.get(idOf('new'))).toMatchObject({ title: 'mine' });
  });

  it('[J6] takes several commands given together back as one step', () => {
    const [a] = peers('a');
    const other = { ...cell, columnId: idOf('use') };
    a.port.run([
      { type: 'addCards', cell, cards: [{ id: idOf('one'), kind: 'action', title: '1' }] },
      { type: 'addCards', cell: other, cards: [{ id: idOf('two'), kind: 'action', title: '2' }] },
    ]);
    expect(a.port.records().cards.get(idOf('two'))).toMatchObject({ title: '2', cell: other });
    a.port.undo();
    expect([...a.port.records().cards.values()].filter((one) => !one.deleted)).toHaveLength(1);
  });

  it('[J4] [J6] keeps words typed offline into a card that its maker took back meanwhile', () => {
    const [a, b] = peers('a', 'b');
    a.port.run({ type: 'addCards', cell, cards: [{ id: idOf('new'), kind: 'action', title: '' }] });
    sync(a, b);
    b.port.text(idOf('new'), 'body')?.edit(0, 0, 'offline');
    a.port.undo();
    sync(a, b);
    expect(a.port.records().cards.get(idOf('new'))).toMatchObject({ body: 'offline', deleted: { by: idOf('a') } });
    expect(a.port.problems()).toEqual([{ where: `cards/${idOf('new')}`, code: 'words-for-deleted-card' }]);
  });

  it('[J6] brings a deleted card back with what another typed offline', () => {
    const [a, b] = peers('a', 'b');
    a.port.run({ type: 'remove', records: [{ kind: 'cards', id: card }] });
    b.port.text(card, 'title')?.edit(5, 0, ' twice');
    a.port.undo();
    sync(a, b);
    expect(a.port.records().cards.get(card)?.deleted).toBeUndefined();
    expect(a.port.records().cards.get(card)?.title).toBe('Looks twice');
  });

  it('[J6] never undoes what another did', () => {
    const [a, b] = peers('a', 'b');
    b.port.run({ type: 'setStage', id: idOf('see'), fields: { title: 'Seen' } });
    sync(a, b);
    expect(a.port.canUndo()).toBe(false);
    a.port.undo();
    expect(a.port.records().stages.get(idOf('see'))?.title).toBe('Seen');
  });

  it('[J6] typing without a pause is one step, and the end of a gesture begins another', () => {
    const [a] = peers('a');
    const title = a.port.text(card, 'title');
    for (const letter of ' far') title?.edit(title.value().length, 0, letter);
    a.port.endGesture();
    title?.edit(title.value().length, 0, '!');
    expect(title?.value()).toBe('Looks far!');
    a.port.undo();
    expect(title?.value()).toBe('Looks far');
    a.port.undo();
    expect(title?.value()).toBe('Looks');
  });

  it('[J6] [J8] never leaves a card without a cell when two had moved it at once', () => {
    for (let i = 0; i < 8; i++) {
      const [a, b] = peers('a', 'b');
      a.port.run({ type: 'moveCards', ids: [card], cell });
      b.port.run({ type: 'moveCards', ids: [card], cell: { ...cell, columnId: idOf('use') } });
      sync(a, b);
      a.port.undo();
      b.port.undo();
      sync(a, b);
      expect(a.port.problems()).toEqual([]);
      expect(a.port.records().cards.get(card)?.cell).toEqual(b.port.records().cards.get(card)?.cell);
    }
  });

  it('[J6] gives way to what another set at the same moment, in whatever field, and redo brings it again', () => {
    for (let i = 0; i < 8; i++) {
      const [a, b] = peers('a', 'b');
      const feeling = { mapId: idOf('map'), personaId: idOf('ada'), columnId: idOf('buy') };
      const felt = ({ port }: typeof a): number | undefined =>
        [...port.records().feelings.values()].find((one) => one.columnId === idOf('buy'))?.value;
      for (const [peer, owner, column, value] of [
        [a, 'Ada', 'buy', 1],
        [b, 'Bea', 'use', -1],
      ] as const) {
        peer.port.run({ type: 'setCard', id: card, fields: { owner } });
        peer.port.run({ type: 'moveCards', ids: [card], cell: { ...cell, columnId: idOf(column) } });
        peer.port.run({ type: 'setFeeling', feeling: { ...feeling, value } });
      }
      sync(a, b);
      const shown = (peer: typeof a): unknown => {
        const { owner, cell: at } = peer.port.records().cards.get(card) ?? {};
        return [owner, at?.columnId, felt(peer)];
      };
      const before = shown(a);
      expect(shown(b)).toEqual(before);
      const [winner, loser] = felt(a) === 1 ? [a, b] : [b, a];
      const others = winner === a ? ['Bea', idOf('use'), -1] : ['Ada', idOf('buy'), 1];
      for (let step = 0; step < 3; step++) winner.port.undo();
      sync(a, b);
      expect(shown(winner)).toEqual(others);
      expect(shown(loser)).toEqual(others);
      for (let step = 0; step < 3; step++) winner.port.redo();
      sync(a, b);
      expect(shown(winner)).toEqual(before);
      expect(shown(loser)).toEqual(before);
    }
  });

  it('[J5] one command is one step, with the selection from before it', () => {
    const [a] = peers('a');
    let selected: readonly string[] = [card];
    a.port.onSelection({ save: () => selected, restore: (ids) => void (selected = ids) });
    a.port.run({ type: 'moveCards', ids: [card], cell });
    a.port.run({ type: 'setCard', id: card, fields: { title: 'Buys', owner: 'Bea' } });
    selected = [];
    a.port.undo();
    expect(a.port.records().cards.get(card)).toMatchObject({ title: 'Looks', cell });
    expect(selected).toEqual([card]);
    a.port.undo();
    expect(a.port.records().cards.get(card)?.cell.columnId).toBe(idOf('see'));
    expect(a.port.canUndo()).toBe(false);
  });
});

describe('undo where something was locked meanwhile', () => {
  /** One who facilitates, and one who is kept from what is locked. */
  function two() {
    const [lead, other] = peers('lead', 'other');
    const onHeld = vi.fn<() => void>();
    const port = openBoard(other.doc, { personId: idOf('other'), now: () => 1000, onHeld });
    const sent = vi.fn<() => void>();
    return { lead, other: { ...other, port }, onHeld, sent };
  }

  it('[J6] changes and sends nothing and says why; once the lock is off the step is taken', () => {
    const { lead, other, onHeld, sent } = two();
    other.port.run({ type: 'setCard', id: card, fields: { title: 'Looks around' } });
    sync(lead, other);
    lead.port.run({ type: 'setLane', id: idOf('lane'), fields: { locked: true } });
    sync(lead, other);
    other.doc.on('update', sent);
    other.port.undo();
    expect(onHeld).toHaveBeenCalledOnce();
    expect(sent).not.toHaveBeenCalled();
    expect(other.port.records().cards.get(card)?.title).toBe('Looks around');
    expect(other.port.canUndo()).toBe(true);
    lead.port.run({ type: 'setLane', id: idOf('lane'), fields: { locked: false } });
    sync(lead, other);
    other.port.undo();
    expect(other.port.records().cards.get(card)?.title).toBe('Looks');
  });

  it('[J6] keeps a card from going back to where it may not stand any more, and a new one from going', () => {
    const { lead, other, onHeld } = two();
    const pains = { laneId: idOf('pains'), columnId: idOf('buy') };
    other.port.run({ type: 'moveCards', ids: [card], cell: pains });
    sync(lead, other);
    lead.port.run({ type: 'setLane', id: idOf('lane'), fields: { locked: true } });
    sync(lead, other);
    other.port.undo();
    expect(onHeld).toHaveBeenCalledTimes(1);
    expect(other.port.records().cards.get(card)?.cell).toEqual(pains);
    // what stands elsewhere is undone as ever
    other.port.run({ type: 'addCards', cell: pains, cards: [{ id: idOf('new'), kind: 'pain', title: 'Slow' }] });
    other.port.undo();
    expect(other.port.records().cards.get(idOf('new'))?.deleted).toBeDefined();
    expect(onHeld).toHaveBeenCalledTimes(1);
    other.port.redo();
    lead.port.run({ type: 'setStage', id: idOf('buy'), fields: { locked: true } });
    sync(lead, other);
    other.port.undo();
    expect(other.port.records().cards.get(idOf('new'))?.deleted).toBeUndefined();
    expect(onHeld).toHaveBeenCalledTimes(2);
  });

  it('[J6] binds nobody who facilitates', () => {
    const { lead } = two();
    lead.port.run({ type: 'setCard', id: card, fields: { title: 'Looks around' } });
    lead.port.run({ type: 'setBoard', fields: { locked: true } });
    lead.port.undo();
    lead.port.undo();
    expect(lead.port.records().cards.get(card)?.title).toBe('Looks');
  });
});

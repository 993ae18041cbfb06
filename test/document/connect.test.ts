import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { cardsIn, columnsOf, lanesOf, stagesOf, stepsOf } from '../../shared/journey/columns.ts';
import { unplaced } from '../../shared/journey/repair.ts';
import type { Change } from '../../shared/document/board.ts';
import { idOf, peer, peers, sync } from './board.ts';

const cell = { laneId: idOf('lane'), columnId: idOf('buy') };
const card = idOf('card');
const map = idOf('map');

function many(count: number, title = 'x') {
  return Array.from({ length: count }, (_, i) => ({ id: idOf(`n${i}x`), kind: 'action' as const, title }));
}

describe('a board', () => {
  it('[J1] keeps cards in cells and knows no other place for them', () => {
    const { port } = peer('a');
    port.run({ type: 'addCards', cell, cards: many(3) });
    port.run({ type: 'moveCards', ids: [idOf('n2x')], cell, at: 0 });
    expect(cardsIn(port.records(), cell).map((c) => c.id)).toEqual([idOf('n2x'), idOf('n0x'), idOf('n1x')]);
    expect(Object.keys(port.records().cards.get(idOf('n2x')) ?? {})).not.toContain('at');
  });

  it('[J2] a card moved by two people at once stands in one place', () => {
    const [a, b] = peers('a', 'b');
    a.port.run({ type: 'moveCards', ids: [card], cell });
    b.port.run({ type: 'moveCards', ids: [card], cell: { laneId: idOf('pains'), columnId: idOf('use') } });
    sync(a, b);
    const places = [a, b].map(({ port }) => port.records().cards.get(card)?.cell);
    expect(places[0]).toEqual(places[1]);
    expect(a.port.records().cards.size).toBe(1);
  });

  it('[J2] two inserts that met in one key leave room for a third between them', () => {
    const [a, b] = peers('a', 'b');
    a.port.run({ type: 'addCards', cell, cards: [{ id: idOf('fromA'), kind: 'action', title: '' }] });
    b.port.run({ type: 'addCards', cell, cards: [{ id: idOf('fromB'), kind: 'action', title: '' }] });
    sync(a, b);
    a.port.run({ type: 'addCards', cell, at: 1, cards: [{ id: idOf('middle'), kind: 'action', title: '' }] });
    expect(cardsIn(a.port.records(), cell)[1]?.id).toBe(idOf('middle'));
  });

  it('[J3] editing a card that another deleted does not bring it back', () => {
    const [a, b] = peers('a', 'b');
    a.port.run({ type: 'remove', records: [{ kind: 'cards', id: card }] });
    b.port.run({ type: 'setCard', id: card, fields: { owner: 'Bea' } });
    sync(a, b);
    for (const { port } of [a, b]) {
      expect(port.records().cards.get(card)).toMatchObject({ owner: 'Bea', deleted: { by: idOf('a'), at: 1000 } });
    }
  });

  it('[J3] adding an id that is there already changes nothing', () => {
    const { port } = peer('a');
    port.run({ type: 'addCards', cell, cards: [{ id: card, kind: 'pain', title: 'other' }] });
    expect(port.records().cards.get(card)).toMatchObject({ kind: 'action', title: 'Looks' });
  });

  it('[J4] tells words that arrive for a card another deleted', () => {
    const [a, b] = peers('a', 'b');
    a.port.run({ type: 'remove', records: [{ kind: 'cards', id: card }] });
    expect(a.port.problems()).toEqual([]);
    b.port.text(card, 'body')?.edit(0, 0, 'late');
    sync(a, b);
    expect(a.port.problems()).toEqual([{ where: `cards/${card}`, code: 'words-for-deleted-card' }]);
    a.port.run({ type: 'restore', records: [{ kind: 'cards', id: card }] });
    expect(a.port.problems()).toEqual([]);
  });

  it('[J4] a card whose lane was deleted is unplaced, not gone', () => {
    const { port } = peer('a');
    port.run({ type: 'remove', records: [{ kind: 'lanes', id: idOf('lane') }] });
    expect(unplaced(port.records()).map((c) => c.id)).toEqual([card]);
    expect(lanesOf(port.records(), map).map((l) => l.id)).toEqual([idOf('pains')]);
    port.undo();
    expect(unplaced(port.records())).toEqual([]);
  });

  it('[J5] tells one change for one command', () => {
    const { port } = peer('a');
    const changes: Change[] = [];
    port.subscribe((change) => changes.push(change));
    port.run({ type: 'addCards', cell, cards: many(20) });
    expect(changes).toHaveLength(1);
    expect(changes[0]?.origin).toBe('local');
    expect(changes[0]?.ids.get('cards')?.size).toBe(20);
  });

  it('[J9] two people who write in one new field at once both keep their words', () => {
    const [a, b] = peers('a', 'b');
    a.port.text(card, 'body')?.edit(0, 0, 'one');
    b.port.text(card, 'body')?.edit(0, 0, 'two');
    sync(a, b);
    const body = a.port.records().cards.get(card)?.body ?? '';
    expect(body).toContain('one');
    expect(body).toContain('two');
    expect(b.port.records().cards.get(card)?.body).toBe(body);
  });

  it('[J10] the first step of a stage moves no card and later ones stand in order', () => {
    const { port } = peer('a');
    const see = { laneId: idOf('lane'), columnId: idOf('see') };
    port.run({ type: 'addStep', id: idOf('step1'), stageId: idOf('see'), title: 'First' });
    port.run({ type: 'addStep', id: idOf('step0'), stageId: idOf('see'), title: 'Second' });
    expect(cardsIn(port.records(), see).map((c) => c.id)).toEqual([card]);
    expect(cardsIn(port.records(), { ...see, columnId: idOf('step1') }).map((c) => c.id)).toEqual([card]);
    expect(stepsOf(port.records(), idOf('see')).map((s) => s.title)).toEqual(['First', 'Second']);
    expect(columnsOf(port.records(), map).map((c) => c.id)).toEqual(['step1', 'step0', 'buy', 'use'].map(idOf));
  });

  it('[J12] writes a long command in chunks of at most 256 kB and takes it back in one step', () => {
    const { doc, port } = peer('a');
    const sizes: number[] = [];
    doc.on('update', (update: Uint8Array) => sizes.push(update.length));
    port.run({ type: 'addCards', cell, cards: many(1200, 'w'.repeat(900)) });
    expect(sizes.length).toBeGreaterThan(3);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(256 * 1024);
    expect(cardsIn(port.records(), cell)).toHaveLength(1200);
    port.undo();
    expect(cardsIn(port.records(), cell)).toHaveLength(0);
    expect(port.canUndo()).toBe(false);
  });

  it('[C1] an unchanged record keeps its identity, and so does every kind nobody touched', () => {
    const { port } = peer('a');
    port.run({ type: 'addCards', cell, cards: many(2) });
    const before = port.records();
    expect(port.records()).toBe(before);
    port.run({ type: 'setCard', id: idOf('n0x'), fields: { owner: 'Bea' } });
    const after = port.records();
    expect(after.cards.get(idOf('n0x'))).not.toBe(before.cards.get(idOf('n0x')));
    expect(after.cards.get(idOf('n1x'))).toBe(before.cards.get(idOf('n1x')));
    expect(after.stages).toBe(before.stages);
  });

  it('moves stages and lanes to where they are dropped', () => {
    const { port } = peer('a');
    const titles = () => stagesOf(port.records(), map).map((s) => s.title);
    port.run({ type: 'moveStage', id: idOf('see'), at: 2 });
    expect(titles()).toEqual(['buy', 'use', 'see']);
    port.run({ type: 'moveStage', id: idOf('see'), at: 0 });
    expect(titles()).toEqual(['see', 'buy', 'use']);
    port.run({ type: 'moveLane', id: idOf('pains'), at: 0 });
    expect(lanesOf(port.records(), map)[0]?.id).toBe(idOf('pains'));
  });

  it('a feeling is one value that can be set, voted apart and cleared', () => {
    const { port } = peer('a');
    const feeling = { mapId: map, personaId: idOf('ada'), columnId: idOf('see') };
    port.run({ type: 'setFeeling', feeling: { ...feeling, value: 5 } });
    port.run({ type: 'setFeeling', feeling: { ...feeling, personId: idOf('a'), value: -1, note: 'waits' } });
    const values = () => [...port.records().feelings.values()].map((f) => f.value);
    expect(values()).toEqual([2, -1]);
    port.run({ type: 'setFeeling', feeling: { ...feeling, value: null } });
    expect(values()).toEqual([-1]);
  });

  it('brings a funnel, binds a step in every segment and lets it go again', () => {
    const { port } = peer('a');
    const passport = {
      id: idOf('pass'),
      createdBy: 'x',
      definition: '',
      source: 'csv',
      who: 'Ann',
      when: 5,
    };
    const funnel = {
      id: idOf('fun'),
      createdBy: 'x',
      mapId: map,
      title: 'F',
      order: 'unknown',
      entry: 'unknown',
      windowSeconds: null,
      unit: 'people',
      passportId: passport.id,
    } as const;
    const steps = ['', 'a/b'].map((segment) => ({
      id: 'any',
      funnelId: funnel.id,
      index: 0,
      segment,
      label: 'Visit',
      count: 10,
    }));
    port.run({ type: 'addFunnel', funnel, steps, passport, laneId: idOf('pains') });
    expect(port.records().lanes.get(idOf('pains'))?.settings.funnelId).toBe(funnel.id);
    expect(port.records().funnels.get(funnel.id)?.createdBy).toBe(idOf('a'));
    const held = () => [...port.records().funnelSteps.values()];
    expect(held().map((s) => s.segment)).toEqual(['', 'a/b']);
    port.run({ type: 'bindFunnelStep', id: held()[0]?.id ?? '', columnId: idOf('buy') });
    expect(held().map((s) => s.columnId)).toEqual([idOf('buy'), idOf('buy')]);
    port.run({ type: 'bindFunnelStep', id: held()[0]?.id ?? '', columnId: null });
    expect(held().map((s) => s.columnId)).toEqual([undefined, undefined]);
  });

  it('tells the splices of a text another writes', () => {
    const [a, b] = peers('a', 'b');
    const seen: unknown[] = [];
    a.port.text(card, 'title')?.subscribe((splice) => seen.push(splice));
    b.port.text(card, 'title')?.edit(0, 5, 'Reads');
    sync(a, b);
    expect(seen.at(-1)).toMatchObject({ value: 'Reads', local: false });
    a.port.text(card, 'title')?.edit(5, 0, '!');
    expect(seen.at(-1)).toEqual({ value: 'Reads!', at: 5, removed: 0, inserted: 1, local: true });
  });

  it('falls silent once destroyed', () => {
    const { doc, port } = peer('a');
    let told = 0;
    port.subscribe(() => told++);
    port.destroy();
    doc.getMap<Y.Map<unknown>>('cards').get(card)?.set('owner', 'x');
    expect(told).toBe(0);
  });
});

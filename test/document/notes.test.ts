import { describe, expect, it } from 'vitest';
import type { NewNote } from '../../shared/document/board.ts';
import { createBoardUpdate } from '../../shared/document/open.ts';
import { checkJourneyFile, parseJourneyFile, writeJourneyFile } from '../../shared/files/journey-file.ts';
import { idOf, peer, peers, smallFile, sync } from './board.ts';

const id = idOf('note');
const sticky: NewNote = {
  id,
  mapId: idOf('map'),
  kind: 'sticky',
  at: { x: 700, y: 20 },
  size: { width: 160, height: 120 },
  text: 'why?',
  tint: 2,
};

describe('notes off the grid', () => {
  it('[J6] two write on one note at once, and both have said it', () => {
    const [a, b] = peers('a', 'b');
    a.port.run({ type: 'addNotes', notes: [sticky] });
    sync(a, b);
    a.port.text(id, 'text')?.edit(4, 0, ' because');
    b.port.text(id, 'text')?.edit(0, 0, 'but ');
    sync(a, b);
    expect(a.port.records().notes.get(id)?.text).toBe('but why? because');
    a.port.undo();
    sync(a, b);
    expect(b.port.records().notes.get(id)?.text).toBe('but why?');
  });

  it('[J9] tells splices of a note as it tells those of a card', () => {
    const [a, b] = peers('a', 'b');
    a.port.run({ type: 'addNotes', notes: [sticky] });
    sync(a, b);
    const told: unknown[] = [];
    const stop = b.port.text(id, 'text')?.subscribe((change) => told.push(change));
    a.port.text(id, 'text')?.edit(0, 1, 'W');
    sync(a, b);
    stop?.();
    expect(told).toEqual([
      { value: 'hy?', at: 0, removed: 1, inserted: 0, local: false },
      { value: 'Why?', at: 0, removed: 0, inserted: 1, local: false },
    ]);
  });

  it('[J3] a move does not bring back what another deleted meanwhile', () => {
    const [a, b] = peers('a', 'b');
    a.port.run({ type: 'addNotes', notes: [sticky] });
    sync(a, b);
    a.port.run({ type: 'remove', records: [{ kind: 'notes', id }] });
    b.port.run({ type: 'placeNotes', places: [{ id, at: { x: 5, y: 5 } }] });
    sync(a, b);
    expect(b.port.records().notes.get(id)).toMatchObject({ at: { x: 5, y: 5 }, deleted: { by: idOf('a') } });
  });

  it('[J4] words that come for a note already deleted are told', () => {
    const [a, b] = peers('a', 'b');
    a.port.run({ type: 'addNotes', notes: [sticky] });
    sync(a, b);
    a.port.run({ type: 'remove', records: [{ kind: 'notes', id }] });
    expect(a.port.problems()).toEqual([]);
    b.port.text(id, 'text')?.edit(4, 0, ' tell me');
    sync(a, b);
    expect(a.port.problems()).toEqual([{ where: `notes/${id}`, code: 'words-for-deleted-note' }]);
    a.port.run({ type: 'restore', records: [{ kind: 'notes', id }] });
    expect(a.port.problems()).toEqual([]);
  });

  it('[J5] a note becomes a card in one step, and one undo turns it back', () => {
    const { port } = peer('a');
    port.run({ type: 'addNotes', notes: [sticky] });
    const cell = { laneId: idOf('lane'), columnId: idOf('buy') };
    port.run([
      { type: 'addCards', cell, cards: [{ id: idOf('made'), kind: 'action', title: 'why?' }] },
      { type: 'remove', records: [{ kind: 'notes', id }] },
    ]);
    expect(port.records().cards.get(idOf('made'))?.title).toBe('why?');
    port.undo();
    expect(port.records().cards.get(idOf('made'))?.deleted).toBeDefined();
    expect(port.records().notes.get(id)?.deleted).toBeUndefined();
  });
});

describe('the dramatic arc', () => {
  const place = { laneId: idOf('lane'), columnId: idOf('buy') };

  it('keeps one value a lane and column, within its scale, and a gap where it is taken away', () => {
    const { port } = peer('a');
    port.run({ type: 'setArc', point: { ...place, value: 14 } });
    const key = `${place.laneId}/${place.columnId}`;
    expect(port.records().arcs.get(key)).toEqual({ id: key, ...place, value: 10 });
    port.run({ type: 'setArc', point: { ...place, value: null } });
    expect(port.records().arcs.size).toBe(0);
    port.undo();
    expect(port.records().arcs.get(key)?.value).toBe(10);
  });

  it('[J8] reads past what is no point', () => {
    const { doc, port } = peer('a');
    doc.getMap('arcs').set('one', { value: 3 });
    doc.getMap('arcs').set(`${idOf('x')}/${idOf('y')}`, { value: 99 });
    expect(port.records().arcs.size).toBe(0);
    expect(port.problems()).toHaveLength(2);
  });

  it('[X3] is in the journey file with the notes, and comes back to the byte', () => {
    const { port } = peer('a');
    port.run([
      { type: 'setArc', point: { ...place, value: 7.5 } },
      { type: 'addNotes', notes: [sticky] },
    ]);
    const text = writeJourneyFile(port.records());
    const read = parseJourneyFile(text);
    expect(read).toMatchObject({ ok: true, problems: [] });
    if (!read.ok) return;
    const again = peer('b', createBoardUpdate(read.value));
    expect(writeJourneyFile(again.port.records())).toBe(text);
    expect(again.port.text(id, 'text')?.value()).toBe('why?');
    const dangling = { laneId: idOf('gone'), columnId: idOf('gone') };
    const damaged = { ...smallFile(), arcs: [{ id: 'x/y', ...dangling, value: 1 }] };
    expect(checkJourneyFile(damaged)).toMatchObject({
      ok: true,
      problems: [{ code: 'dangling' }, { code: 'dangling' }],
    });
  });
});

import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { NewNote } from '../../shared/document/board.ts';
import { isPurgeDue, purge } from '../../shared/document/purge.ts';
import { readJourney } from '../../shared/document/read.ts';
import { idOf, peers, sync } from './board.ts';

const DAY = 24 * 60 * 60 * 1000;
const card = idOf('card');
/** The clock of the test's peers when they delete. */
const DELETED = 1000;

const noteAt = (id: string, mapId?: string): NewNote => ({
  id,
  ...(mapId === undefined ? {} : { mapId }),
  kind: 'sticky',
  at: { x: 0, y: 0 },
  size: { width: 100, height: 100 },
  text: id,
  tint: 0,
});

describe('[J4] purging', () => {
  it('takes a deleted record away after 30 days and not before, for every peer', () => {
    const [a, b] = peers('a', 'b');
    a.port.run({ type: 'remove', records: [{ kind: 'cards', id: card }] });
    expect(isPurgeDue(a.doc, DELETED + 30 * DAY - 1)).toBe(false);
    purge(a.doc, DELETED + 30 * DAY - 1);
    expect(a.port.records().cards.has(card)).toBe(true);
    expect(isPurgeDue(a.doc, DELETED + 30 * DAY)).toBe(true);
    purge(a.doc, DELETED + 30 * DAY);
    expect(isPurgeDue(a.doc, DELETED + 30 * DAY)).toBe(false);
    sync(a, b);
    for (const { port } of [a, b]) {
      expect(port.records().cards.has(card)).toBe(false);
      expect(port.records().stages.size).toBeGreaterThan(0);
      expect(port.problems()).toEqual([]);
    }
  });

  it('takes with a map all that stands on it, and nothing of another', () => {
    const [a, b] = peers('a', 'b');
    a.port.run({ type: 'copyMap', id: idOf('copy'), from: idOf('map'), title: 'Next', as: 'copy' });
    a.port.run([
      { type: 'addNotes', notes: [noteAt(idOf('here'), idOf('copy')), noteAt(idOf('all'))] },
      {
        type: 'setFeeling',
        feeling: { mapId: idOf('copy'), personaId: idOf('ada'), columnId: idOf('see'), value: 1 },
      },
    ]);
    const before = a.port.records();
    const lanes = new Set([...before.lanes.values()].filter(({ mapId }) => mapId === idOf('map')).map(({ id }) => id));
    const kept = [...before.cards.values()].filter(({ cell }) => lanes.has(cell.laneId)).map(({ id }) => id);
    expect(before.cards.size).toBeGreaterThan(kept.length);
    a.port.run({ type: 'remove', records: [{ kind: 'maps', id: idOf('copy') }] });
    purge(a.doc, DELETED + 30 * DAY - 1);
    expect(a.port.records().cards.size).toBe(before.cards.size);
    purge(a.doc, DELETED + 30 * DAY);
    sync(a, b);
    for (const { port } of [a, b]) {
      const after = port.records();
      expect([...after.cards.keys()]).toEqual(kept);
      expect([...after.lanes.keys()].sort()).toEqual([...lanes].sort());
      expect([...after.stages.values()].every(({ mapId }) => mapId === idOf('map'))).toBe(true);
      expect([...after.feelings.values()].some(({ mapId }) => mapId === idOf('copy'))).toBe(false);
      expect([...after.notes.keys()]).toEqual([idOf('all')]);
      expect(port.problems()).toEqual([]);
    }
  });

  it('leaves what was brought back, and a deleted card with words that came later', () => {
    const [a, b] = peers('a', 'b');
    a.port.run({ type: 'remove', records: [{ kind: 'cards', id: card }] });
    b.port.text(card, 'body')?.edit(0, 0, 'offline');
    sync(a, b);
    a.port.run({ type: 'remove', records: [{ kind: 'stages', id: idOf('see') }] });
    a.port.run({ type: 'restore', records: [{ kind: 'stages', id: idOf('see') }] });
    const before = Y.encodeStateVector(a.doc);
    purge(a.doc, DELETED + 90 * DAY);
    expect(Y.encodeStateVector(a.doc)).toEqual(before);
    expect(readJourney(a.doc).journey.cards.get(card)?.body).toBe('offline');
    expect(readJourney(a.doc).journey.stages.has(idOf('see'))).toBe(true);
  });

  it('words typed offline into what was purged meanwhile harm nobody', () => {
    const [a, b] = peers('a', 'b');
    a.port.run({ type: 'remove', records: [{ kind: 'cards', id: card }] });
    b.port.text(card, 'body')?.edit(0, 0, 'much too late');
    purge(a.doc, DELETED + 31 * DAY);
    sync(a, b);
    expect(a.port.problems()).toEqual([]);
    expect(b.port.records().cards.has(card)).toBe(false);
  });
});

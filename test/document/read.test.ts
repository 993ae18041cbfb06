import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createBoardUpdate, migrate } from '../../shared/document/open.ts';
import { readJourney } from '../../shared/document/read.ts';
import { openBoard } from '../../shared/document/connect.ts';
import { idOf, smallFile } from './board.ts';

function opened(): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, createBoardUpdate(smallFile()));
  return doc;
}

function record(doc: Y.Doc, kind: string, id: string): Y.Map<unknown> {
  const found = doc.getMap(kind).get(id);
  if (!(found instanceof Y.Map)) throw new Error(`no ${kind}/${id}`);
  return found;
}

describe('reading', () => {
  it('[J7] an empty document stays empty when a client opens it', () => {
    const doc = new Y.Doc();
    const port = openBoard(doc, { personId: idOf('a') });
    expect(port.records().maps.size).toBe(0);
    expect(Y.encodeStateAsUpdate(doc)).toHaveLength(2);
  });

  it('[J7] a new board holds what its file holds', () => {
    const { journey, problems } = readJourney(opened());
    expect(problems).toEqual([]);
    expect(journey.board.title).toBe('Small');
    expect([...journey.stages.values()].map((s) => s.title)).toEqual(['see', 'buy', 'use']);
  });

  it('[J8] mends a damaged field, tells it, and keeps the rest of the record', () => {
    const doc = opened();
    record(doc, 'cards', idOf('card')).set('span', 'wide');
    record(doc, 'stages', idOf('see')).set('tint', 99);
    const { journey, problems } = readJourney(doc);
    expect(journey.cards.get(idOf('card'))).toMatchObject({ title: 'Looks' });
    expect(journey.cards.get(idOf('card'))?.span).toBeUndefined();
    expect(journey.stages.get(idOf('see'))?.tint).toBe(0);
    expect(problems.map((p) => p.where).sort()).toEqual([`cards/${idOf('card')}/span`, `stages/${idOf('see')}/tint`]);
  });

  it('[J8] refuses a link that would run code', () => {
    const doc = opened();
    record(doc, 'cards', idOf('card')).set('link', 'javascript:alert(1)');
    expect(readJourney(doc).journey.cards.get(idOf('card'))?.link).toBeUndefined();
  });

  it('[J8] survives foreign types, deep nesting, big integers and odd keys', () => {
    const doc = opened();
    let deep: unknown = 1;
    for (let i = 0; i < 5000; i++) deep = [deep];
    const cards = doc.getMap<unknown>('cards');
    cards.set('__proto__', new Y.Map());
    cards.set(idOf('word'), 'a word');
    cards.set(idOf('list'), new Y.Array());
    cards.set(
      idOf('big'),
      new Y.Map([
        ['cell', 12n],
        ['order', new Y.Map()],
      ]),
    );
    doc.getMap<unknown>('feelings').set('a/b/c', { value: 12n });
    doc.getMap<unknown>('feelings').set('no key', { value: 1 });
    doc.getMap<unknown>('observations').set('a/b/%/2026', { value: 1 });
    doc.getMap<unknown>('board').set('title', new Y.Map());
    record(doc, 'lanes', idOf('lane')).set('settings', { personaIds: 4, deep: 1n });
    record(doc, 'cards', idOf('card')).set('title', new Y.Array());
    // what cannot be sent can still be held by a damaged document
    record(doc, 'cards', idOf('card')).set('tags', deep);
    const { journey, problems } = readJourney(doc);
    expect([...journey.cards.keys()]).toEqual([idOf('card')]);
    expect(journey.feelings.size).toBe(0);
    expect(journey.board.title).toBe('');
    expect(journey.lanes.get(idOf('lane'))?.settings).toEqual({});
    expect(problems.length).toBeGreaterThan(7);
  });

  it('[J11] brings a version 0 document to the newest, once', () => {
    const doc = opened();
    const card = record(doc, 'cards', idOf('card'));
    card.delete('cell');
    card.set('laneId', idOf('lane'));
    card.set('columnId', idOf('buy'));
    const key = [idOf('map'), idOf('ada'), idOf('see')].join('/');
    doc.getMap<unknown>('feelings').set(key, { value: -50 });
    doc.getMap<unknown>('board').set('version', 0);
    expect(migrate(doc)).toBe(true);
    const { journey, problems } = readJourney(doc);
    expect(problems).toEqual([]);
    expect(journey.board.version).toBe(1);
    expect(journey.cards.get(idOf('card'))).toMatchObject({
      title: 'Looks',
      cell: { laneId: idOf('lane'), columnId: idOf('buy') },
    });
    expect(journey.feelings.get(key)?.value).toBe(-1);
    expect(card.has('laneId')).toBe(false);
    expect(migrate(doc)).toBe(false);
  });
});

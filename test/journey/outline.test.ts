import { describe, expect, it } from 'vitest';
import { readJourney } from '../../shared/document/read.ts';
import { createBoardUpdate } from '../../shared/document/open.ts';
import { mapsOf } from '../../shared/journey/columns.ts';
import { nameOfCard, outlineOf } from '../../shared/journey/outline.ts';
import { templateFile } from '../../templates/index.ts';
import * as Y from 'yjs';
import { idOf, peer } from '../document/board.ts';

function journeyOf(template: string) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, createBoardUpdate(templateFile(template, 'en')));
  const { journey } = readJourney(doc);
  return { journey, mapId: mapsOf(journey)[0]?.id ?? '' };
}

describe('a map in reading order', () => {
  it('tells every lane of the map with one entry a column, whatever its kind', () => {
    const { journey, mapId } = journeyOf('online-purchase');
    const { columns, rows } = outlineOf(journey, mapId);
    expect(columns.map(({ title }) => title)).toEqual(['Discover', 'Compare', 'Buy', 'Receive', 'Use and return']);
    expect(rows.map(({ shape, lane }) => `${lane.kind}: ${shape}`)).toEqual([
      'actions: cards',
      'touchpoints: cards',
      'feelings: feelings',
      'funnel: funnel',
      'metrics: metrics',
      'pains: cards',
      'opportunities: cards',
      'quotes: cards',
    ]);
    for (const row of rows) if ('cells' in row) expect(row.cells).toHaveLength(5);
    const funnel = rows.find((row) => row.shape === 'funnel');
    expect(funnel?.cells.map((steps) => steps.map(({ step }) => step.count))).toEqual([
      [5000],
      [1553],
      [1103],
      [899],
      [826],
    ]);
  });

  it('tells a folded lane by how much it hides, and a line as a line', () => {
    const { port } = peer('ada');
    const map = idOf('map');
    port.run({ type: 'setLane', id: idOf('lane'), fields: { collapsed: true } });
    port.run({ type: 'addLane', id: idOf('line'), mapId: map, kind: 'line-of-visibility', title: '' });
    const { rows } = outlineOf(port.records(), map);
    expect(rows.map((row) => (row.shape === 'collapsed' ? row.count : row.shape))).toEqual([1, 'cards', 'divider']);
  });

  it('tells feelings a persona a row, and a lane without anybody as one row without', () => {
    const { port } = peer('ada');
    const map = idOf('map');
    port.run({ type: 'addLane', id: idOf('felt'), mapId: map, kind: 'feelings', title: '' });
    port.run({ type: 'addPersona', persona: { id: idOf('murat'), name: 'Murat', role: '' }, mapId: map });
    const place = { mapId: map, personaId: idOf('murat'), columnId: idOf('buy') };
    port.run({ type: 'setFeeling', feeling: { ...place, value: -1 } });
    const felt = outlineOf(port.records(), map).rows.filter((row) => row.shape === 'feelings');
    expect(felt.map((row) => [row.persona?.name, row.cells.map((point) => point?.value)])).toEqual([
      ['Ada', [undefined, undefined, undefined]],
      ['Murat', [undefined, -1, undefined]],
    ]);
    for (const id of ['ada', 'murat']) port.run({ type: 'remove', records: [{ kind: 'personas', id: idOf(id) }] });
    const rows = () => outlineOf(port.records(), map).rows.filter((row) => row.shape === 'feelings');
    // [J4] what was felt stays when the persona is deleted
    expect(rows().map((row) => row.persona?.name)).toEqual(['Murat']);
    port.run({ type: 'setFeeling', feeling: { ...place, value: null } });
    expect(rows().map((row) => row.persona)).toEqual([undefined]);
  });

  it('[C1] gives the same row while nothing it tells has changed', () => {
    const { port } = peer('ada');
    const map = idOf('map');
    const before = outlineOf(port.records(), map);
    port.run({ type: 'setCard', id: idOf('card'), fields: { title: 'Looks around' } });
    const after = outlineOf(port.records(), map);
    expect(after.rows[0]).not.toBe(before.rows[0]);
    expect(after.rows[1]).toBe(before.rows[1]);
    expect(after.columns).toBe(before.columns);
  });
});

describe('the name of a card', () => {
  it('says its words, its kind, its column and which of how many, in both languages', () => {
    const { journey, mapId } = journeyOf('online-purchase');
    const cards = outlineOf(journey, mapId).rows.flatMap((row) => (row.shape === 'cards' ? row.cells.flat() : []));
    const card = cards.find(({ title }) => title === 'Pays by card');
    if (!card) throw new Error('the template has no such card');
    expect(nameOfCard(journey, card, 'en')).toBe('Pays by card, Action, Buy, 2 of 2');
    expect(nameOfCard(journey, card, 'tr')).toBe('Pays by card, Eylem, Buy, 2. kart, toplam 2');
    expect(nameOfCard(journey, { ...card, title: ' ' }, 'en')).toBe('Nothing written yet, Action, Buy, 2 of 2');
  });

  it('has no place for a card that stands nowhere', () => {
    const { port } = peer('ada');
    const card = port.records().cards.get(idOf('card'));
    if (!card) throw new Error('no card');
    port.run({ type: 'remove', records: [{ kind: 'stages', id: idOf('see') }] });
    expect(nameOfCard(port.records(), card, 'en')).toBe('Looks, Action');
  });
});

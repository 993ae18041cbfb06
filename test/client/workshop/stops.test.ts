import { describe, expect, it } from 'vitest';
import { chosenStops, stepFor, stopsOf, viewStops } from '../../../client/workshop/stops.ts';
import { layoutMap } from '../../../shared/journey/layout.ts';
import { journeyOf } from '../../../shared/files/journey-file.ts';
import { stagesOf } from '../../../shared/journey/columns.ts';
import { EVERYBODY, lensOf } from '../../../shared/journey/lens.ts';
import { templateFile } from '../../../templates/index.ts';

const stopsIn = (lang: 'en' | 'tr') => {
  const journey = journeyOf(templateFile('online-purchase', lang));
  const mapId = [...journey.maps.keys()][0] ?? '';
  const stops = stopsOf(journey, mapId, lensOf(journey, mapId, EVERYBODY), Date.UTC(2026, 10, 20), lang);
  return { journey, mapId, stops };
};

describe('the stops of a presentation', () => {
  it('are the whole map, each stage with all that stands in it, and what the numbers say', () => {
    const { journey, mapId, stops } = stopsIn('tr');
    expect(stops.map(({ kind }) => kind).filter((kind, at, all) => kind !== all[at - 1])).toEqual([
      'overview',
      'stage',
      'finding',
    ]);
    expect(stops[0]?.shows).toEqual([]);
    const stages = stops.filter(({ kind }) => kind === 'stage');
    const titles = stages.filter(({ part }) => (part?.at ?? 1) === 1).map(({ title }) => title);
    expect(titles).toEqual(stagesOf(journey, mapId).map(({ title }) => title));
    const shown = new Set(stages.flatMap(({ shows }) => shows));
    for (const id of journey.cards.keys()) expect(shown.has(id)).toBe(true);
    const [finding] = stops.filter(({ kind }) => kind === 'finding');
    expect(finding?.title).toMatch(/3\.447/u);
    // what it rests on is for whoever speaks
    expect(finding?.notes.length).toBeGreaterThan(0);
  });

  it('show each stage in parts that a room can read, which leave out no card of it', () => {
    const { journey, mapId, stops } = stopsIn('en');
    const { cards, columns } = layoutMap(journey, mapId, { untitled: true });
    const parts = stops.filter(({ kind }) => kind === 'stage');
    expect(Math.max(...parts.map(({ area }) => area?.height ?? Infinity))).toBeLessThan(800);
    for (const card of cards) {
      const { stageId } = columns.find(({ id }) => id === card.columnId) ?? {};
      const own = parts.filter(({ id }) => id.split(' ')[0] === stageId);
      const shown = own.some(
        ({ area }) =>
          area &&
          card.x >= area.x &&
          card.x + card.width <= area.x + area.width &&
          card.y >= area.y &&
          card.y + card.height <= area.y + area.height,
      );
      expect(shown, card.card.title).toBe(true);
    }
  });

  it('are few findings, each where it is drawn', () => {
    const { stops } = stopsIn('en');
    const findings = stops.filter(({ kind }) => kind === 'finding');
    expect(findings.length).toBeLessThanOrEqual(8);
    expect(findings[0]?.area).toMatchObject({ width: expect.any(Number), height: expect.any(Number) });
  });

  it('are the saved views in their order, where somebody chose that; without any they are the map', () => {
    const { journey, mapId, stops } = stopsIn('en');
    const view = (id: string, order: string) => ({
      id,
      createdBy: 'x',
      mapId,
      title: id,
      order,
      area: { x: 0, y: 0, width: 5000, height: 5000 },
      sight: { lens: EVERYBODY, filter: { tag: ['late'] } },
    });
    const views = new Map([view('b', 'a1'), view('a', 'a2'), view('c', 'a0')].map((one) => [one.id, one]));
    const own = viewStops({ ...journey, views });
    expect(own.map(({ id, kind }) => `${kind} ${id}`)).toEqual(['view c', 'view b', 'view a']);
    expect(own[0]).toMatchObject({ sight: { filter: { tag: ['late'] } }, mapId });
    // what stands in it is for whoever speaks
    expect(own[0]?.notes.join('\n')).toContain('Basket, account, address and pay');
    expect(chosenStops('views', stops, own)).toBe(own);
    expect(chosenStops('both', stops, own)).toHaveLength(stops.length + 3);
    expect(chosenStops('views', stops, [])).toBe(stops);
    expect(chosenStops('map', stops, own)).toBe(stops);
  });

  it('take the notes of a stage from the words of its cards', () => {
    const { stops } = stopsIn('en');
    expect(stops.flatMap(({ title, notes }) => (title === 'Buy' ? notes : [])).join('\n')).toContain(
      'Basket, account, address and pay',
    );
    expect(new Set(stops.map(({ id }) => id)).size).toBe(stops.length);
  });

  it('of a map without anything are the map alone', () => {
    const journey = { ...journeyOf(templateFile('blank', 'en')), stages: new Map(), lanes: new Map() };
    const mapId = [...journey.maps.keys()][0] ?? '';
    expect(stopsOf(journey, mapId, lensOf(journey, mapId, EVERYBODY), 0, 'en').map(({ kind }) => kind)).toEqual([
      'overview',
    ]);
  });

  it('are stepped through by the keys people know', () => {
    const step = (key: string, at: number): number | undefined => stepFor(key, at, 5);
    for (const key of ['ArrowRight', 'PageDown', ' ', 'Enter']) expect(step(key, 1)).toBe(2);
    for (const key of ['ArrowLeft', 'PageUp', 'Backspace']) expect(step(key, 1)).toBe(0);
    expect([step('Home', 3), step('End', 1), step('ArrowRight', 4), step('ArrowLeft', 0), step('x', 1)]).toEqual([
      0,
      4,
      4,
      0,
      undefined,
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { stepFor, stopsOf } from '../../../client/workshop/stops.ts';
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
    expect(stages.map(({ title }) => title)).toEqual(stagesOf(journey, mapId).map(({ title }) => title));
    const shown = new Set(stages.flatMap(({ shows }) => shows));
    for (const id of journey.cards.keys()) expect(shown.has(id)).toBe(true);
    const [finding] = stops.filter(({ kind }) => kind === 'finding');
    expect(finding?.title).toMatch(/3\.447/u);
    // what it rests on is for whoever speaks
    expect(finding?.notes.length).toBeGreaterThan(0);
  });

  it('take the notes of a stage from the words of its cards', () => {
    const { stops } = stopsIn('en');
    expect(stops.find(({ title }) => title === 'Buy')?.notes.join('\n')).toContain('Basket, account, address and pay');
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

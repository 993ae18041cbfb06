import { expect, it } from 'vitest';
import { journeyOf } from '../../shared/files/journey-file.ts';
import type { Journey, Observation } from '../../shared/journey/journey.ts';
import { layoutMap } from '../../shared/journey/layout.ts';
import type { MetricTile } from '../../shared/journey/layout.types.ts';
import { sceneOf } from '../../shared/journey/scene.ts';
import type { Primitive } from '../../shared/journey/scene.types.ts';
import { textWidth } from '../../shared/journey/text/wrap.ts';
import { TOKENS } from '../../shared/journey/tokens.ts';
import { templateFile } from '../../templates/index.ts';

function shop(names: Readonly<Record<string, string>> = {}): Journey {
  const journey = journeyOf(templateFile('online-purchase', 'en'));
  const metrics = new Map([...journey.metrics].map(([id, one]) => [id, { ...one, name: names[one.name] ?? one.name }]));
  return { ...journey, metrics };
}

function tilesOf(journey: Journey): readonly MetricTile[] {
  const [map] = journey.maps.values();
  if (!map) throw new Error('no map');
  return layoutMap(journey, map.id).lanes.flatMap((lane) => lane.tiles ?? []);
}

const rowsOf = (tiles: readonly MetricTile[]): string[][] => {
  const tops = [...new Set(tiles.map(({ y }) => y))].sort((a, b) => a - b);
  return tops.map((top) => tiles.filter(({ y }) => y === top).map(({ reading }) => reading.metric.name));
};

it('a metric known everywhere is read across as one line; those known in one column share the next row', () => {
  const tiles = tilesOf(shop());
  const rows = rowsOf(tiles);
  expect(rows[0]).toEqual(Array.from({ length: 5 }, () => 'Promise kept'));
  expect(new Set(tiles.slice(0, 5).map(({ row }) => row)).size).toBe(1);
  expect(tiles[0]?.row?.metric.name).toBe('Promise kept');
  expect(rows.slice(1).map((row) => row.toSorted())).toEqual([['Average order value', 'Second order']]);
  expect(tiles.slice(5).map(({ row }) => row)).toEqual([undefined, undefined]);
});

it('two metrics of one column lie under each other, and no two tiles on each other', () => {
  const journey = shop();
  const metric = [...journey.metrics.values()].find(({ name }) => name === 'Second order');
  const [one] = [...journey.observations.values()].filter(({ metricId }) => metricId === metric?.id);
  const other = [...journey.metrics.values()].find(({ name }) => name === 'Average order value');
  if (!one || !other) throw new Error('nothing is measured');
  const more: Observation = { ...one, id: `${other.id}/${one.target}//${one.period}`, metricId: other.id };
  const tiles = tilesOf({ ...journey, observations: new Map([...journey.observations, [more.id, more]]) });
  for (const a of tiles)
    for (const b of tiles) {
      const apart = a === b || a.x !== b.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      expect(apart).toBe(true);
    }
});

it('a name too long for a line is broken, not cut, and stands above the trend', () => {
  const name = 'Share of people who came back for a second order within ninety days';
  const journey = shop({ 'Second order': name });
  const [map] = journey.maps.values();
  const layout = layoutMap(journey, map?.id ?? '');
  const tile = layout.lanes.flatMap((lane) => lane.tiles ?? []).find(({ reading }) => reading.metric.name === name);
  if (!tile) throw new Error('no tile');
  for (const locale of ['en', 'tr'] as const) {
    const { items } = sceneOf(layout, journey, { tokens: TOKENS.light, locale });
    const inside = (item: Primitive): boolean =>
      'x' in item &&
      item.x >= tile.x &&
      item.x < tile.x + tile.width &&
      item.y > tile.y &&
      item.y < tile.y + tile.height;
    const texts = items.filter((item) => item.type === 'text').filter(inside);
    const said = texts.map(({ text }) => text).join(' ');
    expect(said).toContain(name);
    expect(said).not.toContain('…');
    for (const { x, text, size, weight } of texts) {
      expect(x + textWidth(text, { size, weight })).toBeLessThanOrEqual(tile.x + tile.width);
    }
    const lines = items
      .filter((item) => item.type === 'line')
      .filter(({ x1, y1 }) => x1 > tile.x && x1 < tile.x + tile.width && y1 > tile.y && y1 < tile.y + tile.height);
    const nameEnds = Math.max(...texts.filter(({ text }) => name.includes(text)).map(({ y }) => y));
    expect(lines.length).toBeGreaterThan(0);
    for (const { y1 } of lines) expect(y1).toBeGreaterThan(nameEnds + 3);
  }
});

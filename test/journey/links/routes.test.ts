import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutMap } from '../../../shared/journey/layout.ts';
import type { Card, Journey, Link } from '../../../shared/journey/journey.ts';
import { livingLinks } from '../../../shared/journey/links/links.ts';
import { runsThrough } from '../../../shared/journey/links/obstacles.ts';
import { linkRoutes } from '../../../shared/journey/links/routes.ts';
import { peer, idOf } from '../../document/board.ts';

const by = { createdBy: 'template' };
const base = peer('ada').port.records();

/** A map of so many stages and lanes, with cards at places by number. */
function journeyOf(
  columns: number,
  lanes: number,
  places: readonly { lane: number; column: number; span: number; words: number }[],
  links: readonly (readonly [number, number])[],
): Journey {
  const stages = Array.from({ length: columns }, (_, i) => {
    const id = idOf(`s${i}s`);
    return [id, { ...by, id, mapId: idOf('map'), title: `Stage ${i}`, order: `a${i}`, tint: 0 as const }] as const;
  });
  const lane = Array.from({ length: lanes }, (_, i) => {
    const id = idOf(`l${i}l`);
    const rest = { kind: 'actions' as const, title: '', collapsed: false, settings: {} };
    return [id, { ...by, id, mapId: idOf('map'), order: `a${i}`, ...rest }] as const;
  });
  const cards = places.map((place, i): readonly [string, Card] => {
    const id = idOf(`c${i}c`);
    const cell = { laneId: idOf(`l${place.lane % lanes}l`), columnId: idOf(`s${place.column % columns}s`) };
    const title = 'word '.repeat(place.words);
    return [id, { ...by, id, cell, order: `a${i}`, kind: 'action', title, body: '', span: place.span }];
  });
  const linked = links.map(([a, b], i): readonly [string, Link] => {
    const id = idOf(`k${i}k`);
    const ends = { from: idOf(`c${a % places.length}c`), to: idOf(`c${b % places.length}c`) };
    return [id, { ...by, id, ...ends, kind: 'flow', label: '' }];
  });
  return {
    ...base,
    stages: new Map(stages),
    steps: new Map(),
    lanes: new Map(lane),
    cards: new Map(cards),
    links: new Map(linked),
  };
}

function routesOf(journey: Journey) {
  const layout = layoutMap(journey, idOf('map'));
  return { layout, routes: linkRoutes(journey, layout) };
}

const places = fc.array(
  fc.record({
    lane: fc.nat(5),
    column: fc.nat(6),
    span: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 5 })),
    words: fc.integer({ min: 1, max: 14 }),
  }),
  { minLength: 2, maxLength: 24 },
);
const pairs = fc.array(fc.tuple(fc.nat(23), fc.nat(23)), { minLength: 1, maxLength: 10 });

describe('the ways of links', () => {
  it('lead from card to card, through no card on the way, and there is one for every link', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 5 }),
        places,
        pairs,
        (columns, lanes, at, between) => {
          const journey = journeyOf(columns, lanes, at, between);
          const { layout, routes } = routesOf(journey);
          expect(routes.map(({ id }) => id)).toEqual(livingLinks(journey).map(({ id }) => id));
          for (const { points, from, to } of routes) {
            const stretches = points.slice(1).map((point, i) => [points[i] ?? point, point] as const);
            for (const [a, b] of stretches) {
              expect(a.x === b.x || a.y === b.y).toBe(true);
              for (const card of layout.cards) {
                if (runsThrough(a, b, card))
                  expect.fail(`${JSON.stringify(points)} runs through ${JSON.stringify(card)}`);
              }
            }
            for (const [end, box] of [[points[0], from] as const, [points.at(-1), to] as const]) {
              if (!end) throw new Error('no way');
              const onSide = end.x === box.x || end.x === box.x + box.width;
              const onEdge = end.y === box.y || end.y === box.y + box.height;
              expect(onSide || onEdge).toBe(true);
              expect(end.x).toBeGreaterThanOrEqual(box.x);
              expect(end.x).toBeLessThanOrEqual(box.x + box.width);
              expect(end.y).toBeGreaterThanOrEqual(box.y);
              expect(end.y).toBeLessThanOrEqual(box.y + box.height);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are straight where nothing is between', () => {
    const one = { lane: 0, span: 1, words: 1 };
    const { routes } = routesOf(
      journeyOf(
        4,
        2,
        [
          { ...one, column: 0 },
          { ...one, column: 3 },
          { ...one, lane: 1, column: 0 },
        ],
        [
          [0, 1],
          [0, 2],
        ],
      ),
    );
    expect(routes.map(({ points }) => points.length)).toEqual([2, 2]);
  });

  it('run side by side, not on each other', () => {
    const at = [0, 1, 2].map((column) => ({ lane: 0, column, span: 1, words: 1 }));
    const { routes } = routesOf(
      journeyOf(3, 1, at, [
        [0, 1],
        [1, 0],
        [0, 2],
        [0, 2],
      ]),
    );
    const texts = routes.map(({ points }) => JSON.stringify(points));
    expect(new Set(texts).size).toBe(4);
    const [there, back] = routes;
    expect(Math.abs((there?.points[0]?.y ?? 0) - (back?.points[0]?.y ?? 0))).toBeGreaterThan(2);
  });

  it('are there only while both cards are, and come back with them', () => {
    const one = { lane: 0, span: 1, words: 1 };
    const journey = journeyOf(
      2,
      1,
      [
        { ...one, column: 0 },
        { ...one, column: 1 },
      ],
      [
        [0, 1],
        [0, 0],
      ],
    );
    expect(routesOf(journey).routes).toHaveLength(1);
    const cards = new Map(journey.cards);
    const card = cards.get(idOf('c1c'));
    if (!card) throw new Error('no card');
    cards.set(card.id, { ...card, deleted: { by: 'ada', at: 1 } });
    expect(routesOf({ ...journey, cards }).routes).toHaveLength(0);
    const lanes = new Map([...journey.lanes].map(([id, lane]) => [id, { ...lane, collapsed: true }]));
    expect(routesOf({ ...journey, lanes }).routes).toHaveLength(0);
    const stages = new Map([...journey.stages].map(([id, stage]) => [id, { ...stage, collapsed: true }]));
    expect(routesOf({ ...journey, stages }).routes).toHaveLength(0);
  });

  it('are the same object while neither cards nor links changed (C1)', () => {
    const one = { lane: 0, span: 1, words: 1 };
    const journey = journeyOf(
      2,
      1,
      [
        { ...one, column: 0 },
        { ...one, column: 1 },
      ],
      [[0, 1]],
    );
    const layout = layoutMap(journey, idOf('map'));
    expect(linkRoutes(journey, layout)).toBe(linkRoutes(journey, layout));
  });
});

import type { Id, Journey, Link } from '../journey.ts';
import { SIZES } from '../layout-sizes.ts';
import type { Box, CardBox, MapLayout } from '../layout.types.ts';
import { findWay } from './find-way.ts';
import { livingLinks } from './links.ts';
import { obstaclesOf, type Point } from './obstacles.ts';
import { separated } from './separate.ts';

/** A link's way over the map, from the border of one card to that of the other, in level and upright stretches. */
export interface LinkRoute {
  id: Id;
  link: Link;
  from: CardBox;
  to: CardBox;
  points: readonly Point[];
}

const NO_ROUTES: readonly LinkRoute[] = [];
const kept = new WeakMap<
  MapLayout,
  { links: Journey['links']; cards: Journey['cards']; routes: readonly LinkRoute[] }
>();

/**
 * The ways of all links of a map: around cards, through the gutters between columns and the gaps between rows. A link
 * is drawn when both its cards are, so neither into a folded lane
 * or stage nor to another map: on the canvas, from afar, in exports and in words alike.
 */
export function linkRoutes(journey: Pick<Journey, 'links' | 'cards'>, layout: MapLayout): readonly LinkRoute[] {
  if (journey.links.size === 0) return NO_ROUTES;
  const before = kept.get(layout);
  if (before?.links === journey.links && before.cards === journey.cards) return before.routes;
  const boxes = new Map(layout.cards.map((box) => [box.id, box]));
  const obstacles = obstaclesOf(layout.cards, layout.columns);
  const widest = Math.max(...layout.columns.map((column) => column.width));
  const wide = layout.cards.filter((box) => box.width > widest);
  const ways = livingLinks(journey).flatMap((link) => {
    const [from, to] = [boxes.get(link.from), boxes.get(link.to)];
    if (!from || !to) return [];
    const points = findWay(from, to, { ...gridFor(from, to, layout, wide), obstacles });
    return points ? [{ id: link.id, link, from, to, points }] : [];
  });
  const apart = separated(
    ways.map(({ points }) => points),
    obstacles,
  );
  const routes = ways.map((way, i) => ({ ...way, points: apart[i] ?? way.points }));
  kept.set(layout, { links: journey.links, cards: journey.cards, routes });
  return routes;
}

const sorted = (numbers: Iterable<number>): number[] => [...new Set(numbers)].sort((a, b) => a - b);

/**
 * The lines a way may follow: gutters between columns and borders of lanes, which only wide cards can stand across, the
 * gaps over and under wide cards, and what leads straight out of the two cards. From any card there is a way to any
 * other along these: out of its row, up or down to a wide card or a border, and along that to where the gutter is free.
 */
function gridFor(
  from: CardBox,
  to: CardBox,
  layout: MapLayout,
  wide: readonly CardBox[],
): { xs: number[]; ys: number[] } {
  const gap = SIZES.cellPadding / 2;
  const lanes = layout.lanes.filter(({ y, height }) => {
    const top = Math.min(from.y, to.y);
    const bottom = Math.max(from.y + from.height, to.y + to.height);
    return y <= bottom && y + height >= top;
  });
  const isNear = (box: Box): boolean => lanes.some((lane) => box.y >= lane.y && box.y < lane.y + lane.height);
  const gaps = [from, to, ...wide.filter(isNear)].flatMap((box) => [box.y - gap, box.y + box.height + gap]);
  const right = layout.columns.at(-1);
  return {
    xs: sorted([
      ...layout.columns.map((column) => column.x),
      ...(right ? [right.x + right.width] : []),
      from.x + from.width / 2,
      to.x + to.width / 2,
    ]),
    ys: sorted([
      ...lanes.flatMap((lane) => [lane.y, lane.y + lane.height]),
      ...gaps,
      from.y + from.height / 2,
      to.y + to.height / 2,
    ]),
  };
}

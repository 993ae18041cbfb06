import { SIZES, STYLES } from '../layout-sizes.ts';
import type { Box, CardBox } from '../layout.types.ts';
import { QUIET } from '../scene-parts.ts';
import { fit, textWidth } from '../text/wrap.ts';
import type { Point } from './obstacles.ts';
import type { LinkRoute } from './routes.ts';

/** A label beside what it is of: a chip on the line. */
export interface LinkLabel extends Box {
  /** As much as fits; the rest is read where the link is selected. */
  text: string;
}

const HEIGHT = 16;
const PADDING = 6;
const MOST = 150;
/** Places along a line that are tried. */
const STEP = 6;

function shared(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** What is written on a card, which no label may hide. */
function wordsOf(card: CardBox): Box[] {
  const x = card.x + SIZES.cardPadding;
  const lines = card.lines.map((line, i) => ({
    x,
    y: card.y + SIZES.cardPadding + i * SIZES.cardLine,
    width: textWidth(line, STYLES.card),
    height: SIZES.cardLine,
  }));
  if (!card.meta) return lines;
  const y = card.y + card.height - SIZES.cardPadding - SIZES.metaLine;
  return [...lines, { x, y, width: card.width - 2 * SIZES.cardPadding, height: SIZES.metaLine }];
}

const lengthOf = (points: readonly Point[]): number =>
  points.slice(1).reduce((sum, point, i) => {
    const before = points[i] ?? point;
    return sum + Math.abs(point.x - before.x) + Math.abs(point.y - before.y);
  }, 0);

/** Places along a way with how far they are from its middle. */
function placesOn(points: readonly Point[]): { at: Point; off: number }[] {
  const middle = lengthOf(points) / 2;
  let gone = 0;
  return points.slice(1).flatMap((point, i) => {
    const before = points[i] ?? point;
    const length = Math.abs(point.x - before.x) + Math.abs(point.y - before.y);
    const start = gone;
    gone += length;
    const count = Math.max(1, Math.floor(length / STEP));
    return Array.from({ length: count + 1 }, (_, step) => {
      const share = step / count;
      const at = { x: before.x + (point.x - before.x) * share, y: before.y + (point.y - before.y) * share };
      return { at, off: Math.abs(start + length * share - middle) };
    });
  });
}

/** Where labels stand: near the middle of their line, over no words and no other label where that can be. */
export function placeLabels(routes: readonly LinkRoute[], cards: readonly CardBox[]): ReadonlyMap<string, LinkLabel> {
  const labels = new Map<string, LinkLabel>();
  for (const { id, link, points } of routes) {
    if (link.label.trim() === '') continue;
    const text = fit(link.label, QUIET, MOST - 2 * PADDING);
    const width = textWidth(text, QUIET) + 2 * PADDING;
    const places = placesOn(points);
    const reach = {
      left: Math.min(...points.map(({ x }) => x)) - width,
      right: Math.max(...points.map(({ x }) => x)) + width,
      top: Math.min(...points.map(({ y }) => y)) - HEIGHT,
      bottom: Math.max(...points.map(({ y }) => y)) + HEIGHT,
    };
    const words = cards
      .filter(
        (card) =>
          card.x < reach.right &&
          card.x + card.width > reach.left &&
          card.y < reach.bottom &&
          card.y + card.height > reach.top,
      )
      .flatMap(wordsOf);
    const taken = [...words, ...labels.values()];
    let best: { label: LinkLabel; cost: number } | undefined;
    for (const { at, off } of places) {
      const label = { x: at.x - width / 2, y: at.y - HEIGHT / 2, width, height: HEIGHT, text };
      const hidden = taken.reduce((sum, box) => sum + shared(label, box), 0);
      const cost = hidden * 1000 + off;
      if (!best || cost < best.cost) best = { label, cost };
    }
    if (best) labels.set(id, best.label);
  }
  return labels;
}

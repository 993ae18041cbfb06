import { cardsIn } from './columns.ts';
import type { Card, Id, Journey, Lane } from './journey.ts';
import { SIZES, STYLES } from './layout-sizes.ts';
import type { CardBox, ColumnBox } from './layout.types.ts';
import { readingsAt } from './readings.ts';
import { wrap } from './text/wrap.ts';

/** A card's last box; as good as new while nothing about it has changed (C1). */
const boxes = new WeakMap<Card, Drawn>();

interface Drawn {
  box: CardBox;
  /** What its meta line was read from. */
  from: readonly [Journey['observations'], Journey['metrics'], segment: string];
}

interface Stand {
  card: Card;
  laneId: Id;
  columnId: Id;
  x: number;
  y: number;
  width: number;
  /** Segment whose reading is shown. */
  segment: string;
}

function metaOf(journey: Journey, card: Card, segment: string): CardBox['meta'] {
  const reading = readingsAt(journey, `card:${card.id}`, segment)[0];
  if (card.channel === undefined && reading === undefined) return undefined;
  return { ...(card.channel === undefined ? {} : { channel: card.channel }), ...(reading ? { reading } : {}) };
}

function cardBox(journey: Journey, { card, segment, ...place }: Stand): CardBox {
  const drawn = boxes.get(card);
  const before = drawn?.box;
  const from = [journey.observations, journey.metrics, segment] as const;
  const sameNumbers = drawn?.from.every((one, i) => one === from[i]) ?? false;
  const meta = before && sameNumbers ? before.meta : metaOf(journey, card, segment);
  const sameMeta =
    before?.meta?.reading?.latest === meta?.reading?.latest && before?.meta?.reading?.metric === meta?.reading?.metric;
  const sameText = before !== undefined && before.width === place.width && sameMeta;
  if (sameText && before.x === place.x && before.y === place.y && before.laneId === place.laneId) return before;
  const lines = sameText ? before.lines : wrap(card.title, STYLES.card, place.width - 2 * SIZES.cardPadding);
  const height =
    2 * SIZES.cardPadding + lines.length * SIZES.cardLine + (meta === undefined ? 0 : SIZES.metaGap + SIZES.metaLine);
  const box: CardBox = { ...place, id: card.id, card, lines, height, ...(meta === undefined ? {} : { meta }) };
  boxes.set(card, { box, from });
  return box;
}

export interface Stack {
  cards: readonly CardBox[];
  /** Of the whole lane, empty ones included. */
  height: number;
}

/** Cards of a lane, piled up per column; a card over several columns lies under what stands in any of them. */
export function stackCards(
  journey: Journey,
  lane: Lane,
  columns: readonly ColumnBox[],
  top: number,
  segment: string,
): Stack {
  const next = columns.map(() => top + SIZES.cellPadding);
  const cards: CardBox[] = [];
  columns.forEach((column, index) => {
    for (const card of cardsIn(journey, { laneId: lane.id, columnId: column.id })) {
      const span = Math.max(1, Math.min(card.span ?? 1, columns.length - index));
      const y = Math.max(...next.slice(index, index + span));
      const x = column.x + SIZES.cardInset;
      const width = span * column.width - 2 * SIZES.cardInset;
      const box = cardBox(journey, { card, laneId: lane.id, columnId: column.id, x, y, width, segment });
      next.fill(y + box.height + SIZES.cellPadding, index, index + span);
      cards.push(box);
    }
  });
  return { cards, height: Math.max(SIZES.emptyLane, Math.max(top, ...next) - top) };
}

import { cardsIn } from './columns.ts';
import { lookOf, wordsOf } from './card-look.ts';
import type { Card, Journey, Lane, Locale } from './journey.ts';
import { SIZES } from './layout-sizes.ts';
import type { CardBox, ColumnBox } from './layout.types.ts';
import { readingsAt, type NumbersLens } from './readings.ts';
import { wrap } from './text/wrap.ts';

/** One column of a lane, piled up; as good as new while its cards and what was measured at them are the same (C1). */
interface Pile {
  cards: readonly Card[];
  x: number;
  width: number;
  top: number;
  boxes: readonly CardBox[];
  bottom: number;
}

/** A lane's cards in their places. */
export interface Stack {
  cards: readonly CardBox[];
  /** Of the whole lane, empty ones included. */
  height: number;
  piles: readonly Pile[];
  /** What the meta lines were read from. */
  numbers: readonly unknown[];
}

interface Input {
  journey: Journey;
  lane: Lane;
  columns: readonly ColumnBox[];
  y: number;
  /** Whose readings of when are shown. */
  lens: NumbersLens;
}

const NO_CARDS: readonly Card[] = [];

/** Of one style and one width, by what they say: a card that was moved says the same. */
const wrapped = new Map<string, Map<string, readonly string[]>>();
/** Enough for every board a server draws at once; only speed is lost when they are let go. */
const MOST_WRAPPED = 20_000;
let countWrapped = 0;

function linesOf(card: Card, width: number, locale: Locale): readonly string[] {
  const words = wordsOf(card, locale);
  const { style } = lookOf(card.kind);
  const shape = `${style.size}/${style.weight}/${width}`;
  const known = wrapped.get(shape)?.get(words);
  if (known) return known;
  const lines = wrap(words, style, width - 2 * SIZES.cardPadding);
  if (countWrapped >= MOST_WRAPPED) {
    wrapped.clear();
    countWrapped = 0;
  }
  const same = wrapped.get(shape) ?? new Map<string, readonly string[]>();
  wrapped.set(shape, same.set(words, lines));
  countWrapped += 1;
  return lines;
}

/** A picture has its own shape, within reason; one that is not there yet has a place to be put. */
function pictureOf({ kind, imageId, imageSize }: Card, width: number): number | undefined {
  if (imageId === undefined && kind !== 'image') return undefined;
  const room = width - 2 * SIZES.cardPadding;
  if (imageId === undefined) return SIZES.leastPicture;
  const { width: w, height: h } = imageSize ?? { width: 4, height: 3 };
  return Math.round(Math.max(SIZES.leastPicture, Math.min(room * 1.25, (room * h) / w)));
}

function metaOf(journey: Journey, card: Card, lens: NumbersLens): CardBox['meta'] {
  const reading = readingsAt(journey, `card:${card.id}`, lens)[0];
  const { channel, evidence, status, owner = '', tags = [] } = card;
  const says = channel ?? evidence ?? status ?? (owner.trim() !== '' || tags.length > 0 ? true : undefined);
  if (says === undefined && reading === undefined) return undefined;
  return { ...(card.channel === undefined ? {} : { channel: card.channel }), ...(reading ? { reading } : {}) };
}

type Place = Pick<CardBox, 'laneId' | 'columnId' | 'x' | 'y' | 'width'>;
type MakeBox = (card: Card, place: Place) => CardBox;

/** Boxes of one lane, those of before where nothing about them has changed. */
function boxMaker({ journey, lens }: Input, numbers: readonly unknown[], before: Stack | undefined): MakeBox {
  const old = new Map((before?.cards ?? []).map((box) => [box.id, box]));
  const sameNumbers = before?.numbers.every((one, i) => one === numbers[i]) ?? false;
  return (card, place) => {
    const known = old.get(card.id);
    const same = known?.card === card ? known : undefined;
    const meta = same && sameNumbers ? same.meta : metaOf(journey, card, lens);
    const sameMeta =
      same?.meta?.reading?.latest === meta?.reading?.latest && same?.meta?.reading?.metric === meta?.reading?.metric;
    if (same && sameMeta && same.width === place.width && same.x === place.x && same.y === place.y) return same;
    const lines = linesOf(card, place.width, journey.board.locale);
    const picture = pictureOf(card, place.width);
    const foot = meta === undefined ? 0 : SIZES.metaGap + SIZES.metaLine;
    const above = picture === undefined ? 0 : picture + SIZES.pictureGap;
    const height = 2 * SIZES.cardPadding + above + lines.length * lookOf(card.kind).line + foot;
    return {
      ...place,
      id: card.id,
      card,
      lines,
      height,
      ...(picture === undefined ? {} : { picture }),
      ...(meta === undefined ? {} : { meta }),
    };
  };
}

/** Cards of a lane, piled up per column; under a card over several columns go the cards of those at its right. */
export function stackCards(input: Input, before?: Stack): Stack {
  const { journey, lane, columns, y, lens } = input;
  const numbers = [journey.observations, journey.metrics, lens.segment, lens.period];
  const lists = columns.map((column) =>
    column.folded ? NO_CARDS : cardsIn(journey, { laneId: lane.id, columnId: column.id }),
  );
  let make: MakeBox | undefined;
  const box: MakeBox = (card, place) => (make ??= boxMaker(input, numbers, before))(card, place);
  if (lists.some((list) => list.some((card) => (card.span ?? 1) > 1))) return spanning(input, lists, numbers, box);
  const sameNumbers = before?.numbers.every((one, i) => one === numbers[i]) ?? false;
  const top = y + SIZES.cellPadding;
  const piles = columns.map((column, i): Pile => {
    const cards = lists[i] ?? [];
    const place = { x: column.x + column.inset, width: column.width - 2 * column.inset };
    const old = before?.piles[i];
    if (old && sameNumbers && old.cards === cards && old.x === place.x && old.width === place.width) {
      return moved(old, top);
    }
    let bottom = top;
    const boxes = cards.map((card) => {
      const one = box(card, { ...place, laneId: lane.id, columnId: column.id, y: bottom });
      bottom += one.height + SIZES.cellPadding;
      return one;
    });
    return { ...place, cards, top, boxes, bottom };
  });
  const lowest = Math.max(y, ...piles.map((pile) => pile.bottom));
  const height = Math.max(SIZES.emptyLane, lowest - y);
  return { cards: joined(piles.map((pile) => pile.boxes)), height, piles, numbers };
}

export function joined<T>(lists: readonly (readonly T[])[]): T[] {
  return new Array<T>().concat(...lists);
}

/** A lane above grew or shrank: the same pile, higher or lower. */
function moved(pile: Pile, top: number): Pile {
  const by = top - pile.top;
  if (by === 0) return pile;
  return { ...pile, top, bottom: pile.bottom + by, boxes: pile.boxes.map((one) => ({ ...one, y: one.y + by })) };
}

function spanning(
  { lane, columns, y }: Input,
  lists: readonly (readonly Card[])[],
  numbers: readonly unknown[],
  box: MakeBox,
): Stack {
  const next = columns.map(() => y + SIZES.cellPadding);
  const cards: CardBox[] = [];
  columns.forEach((column, index) => {
    for (const card of lists[index] ?? []) {
      const span = Math.max(1, Math.min(card.span ?? 1, columns.length - index));
      const x = column.x + column.inset;
      const end = columns[index + span - 1] ?? column;
      const width = end.x + end.width - column.x - 2 * column.inset;
      const top = Math.max(...next.slice(index, index + span));
      const one = box(card, { laneId: lane.id, columnId: column.id, x, y: top, width });
      next.fill(top + one.height + SIZES.cellPadding, index, index + span);
      cards.push(one);
    }
  });
  return { cards, height: Math.max(SIZES.emptyLane, Math.max(y, ...next) - y), piles: [], numbers };
}

import type { Card } from '../../journey/journey.ts';
import type { Box } from '../../journey/layout.types.ts';
import { cardHeight, cardParagraphs, pictureHeight, roomIn, SMALLEST, type CardType } from './card.ts';
import type { MapFacts } from './facts.ts';
import { clamped, heightOf, LEAST_SIZE, lineHeight, type Paragraph } from './text.ts';

/** A card on its way to a place, under the heading of its lane. */
export interface Waiting {
  card: Card;
  heading: string;
  step?: string;
}

export interface PlacedCard extends Box {
  card: Card;
  paragraphs: readonly Paragraph[];
  /** Height of its picture. */
  picture?: number;
}

export interface PlacedHeading extends Box {
  paragraph: Paragraph;
}

export interface Flowed {
  cards: readonly PlacedCard[];
  headings: readonly PlacedHeading[];
  rest: readonly Waiting[];
}

const GAP = 5;
const HEADING_GAP = 3;
const MOST_PICTURE = 120;

/** Only what would not fit in an empty column either goes without its second lines, so that the title stays whole. */
function fitted(
  facts: MapFacts,
  { card, step }: Waiting,
  width: number,
  room: number,
  empty: number,
  type: CardType,
): { paragraphs: Paragraph[]; picture: number } | undefined {
  const full = cardParagraphs(facts, card, width, type, step);
  const picture = pictureHeight(facts, card, width, MOST_PICTURE);
  const height = cardHeight(full, width, picture);
  if (height <= room) return { paragraphs: full, picture };
  const title: Paragraph[] = [{ text: card.title, size: LEAST_SIZE }];
  return height > empty && cardHeight(title, width) <= room ? { paragraphs: title, picture: 0 } : undefined;
}

/** Cards from top to bottom, column after column, in order; what does not fit comes back. */
export function flow(
  facts: MapFacts,
  waiting: readonly Waiting[],
  columns: readonly Box[],
  type: CardType = SMALLEST,
): Flowed {
  const cards: PlacedCard[] = [];
  const headings: PlacedHeading[] = [];
  let next = 0;
  for (const column of columns) {
    let y = column.y;
    let heading: string | undefined;
    for (let item = waiting[next]; item; item = waiting[next]) {
      const begins = item.heading !== heading;
      const words = clamped(
        { text: item.heading, bold: true, size: type.rest, color: facts.ink.second },
        column.width,
        2,
      );
      const above =
        begins && item.heading !== '' ? heightOf([words], column.width) + HEADING_GAP + (y > column.y ? GAP : 0) : 0;
      const room = column.y + column.height - y - above;
      const fits = fitted(facts, item, column.width, room, column.height - above, type);
      if (!fits) break;
      if (above > 0) {
        const height = heightOf([words], column.width);
        headings.push({
          x: column.x,
          y: y + above - height - HEADING_GAP,
          width: column.width,
          height,
          paragraph: words,
        });
      }
      const height = cardHeight(fits.paragraphs, column.width, fits.picture);
      cards.push({ x: column.x, y: y + above, width: column.width, height, card: item.card, ...fits });
      y += above + height + GAP;
      heading = item.heading;
      next += 1;
    }
  }
  return { cards, headings, rest: waiting.slice(next) };
}

/** A card too long for any column, over the whole slide. */
export function whole(facts: MapFacts, { card, step }: Waiting, box: Box): PlacedCard {
  const title: Paragraph = { text: card.title, size: LEAST_SIZE };
  const full = cardParagraphs(facts, card, box.width, SMALLEST, step);
  const fits = [full, [title]].find((paragraphs) => cardHeight(paragraphs, box.width) <= box.height);
  const most = Math.floor((box.height - 10) / lineHeight(LEAST_SIZE));
  const paragraphs = fits ?? [clamped(title, roomIn(box.width), most)];
  return { ...box, card, paragraphs, height: Math.min(box.height, cardHeight(paragraphs, box.width)) };
}

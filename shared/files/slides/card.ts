import { formatCount, formatValue } from '../../journey/format.ts';
import type { Card } from '../../journey/journey.ts';
import type { Box } from '../../journey/layout.types.ts';
import { readingsAt } from '../../journey/readings.ts';
import type { MapFacts } from './facts.ts';
import { within } from './picture-box.ts';
import type { Slide } from './slide.ts';
import { clamped, heightOf, LEAST_SIZE, type Insets, type Paragraph } from './text.ts';

const INSETS: Insets = { left: 11, top: 5, right: 7, bottom: 5 };

/** Sizes of a card's title, and of what else it says. */
export interface CardType {
  title: number;
  rest: number;
}

export const SMALLEST: CardType = { title: 11, rest: LEAST_SIZE };

/** The quiet line of a card: what it is reached by, how sure it is, its first number. */
function metaOf({ journey, lang, lens, say }: MapFacts, card: Card, step: string | undefined): string {
  const reading = readingsAt(journey, `card:${card.id}`, lens)[0];
  const { n } = reading?.latest ?? { n: null };
  return [
    step,
    card.channel && say(`channel.${card.channel}`),
    card.service && say(`service.${card.service}`),
    card.owner?.trim(),
    card.evidence && say(`evidence.${card.evidence}`),
    reading && `${reading.metric.name} ${formatValue(lang, reading.metric, reading.latest.value)}`,
    reading && (n === null ? say('number.n-unknown') : say('number.n', { n: formatCount(lang, n) })),
  ]
    .filter(Boolean)
    .join(' · ');
}

const BODY_LINES = 4;
/** It ends with a number and how many answers that rests on, which is never cut off (N1). */
const META_LINES = 6;

/** Title first, whole; then what else the card says. */
export function cardParagraphs(
  facts: MapFacts,
  card: Card,
  width: number,
  type: CardType = SMALLEST,
  step?: string,
): Paragraph[] {
  const { ink } = facts;
  const inner = width - INSETS.left - INSETS.right;
  const body = card.body.trim();
  const meta = metaOf(facts, card, step);
  const title = { text: card.title, size: type.title, ...(card.kind === 'quote' ? { italic: true } : {}) };
  const quiet = { size: type.rest, before: 2 };
  return [
    title,
    ...(body === '' ? [] : [clamped({ text: body, color: ink.second, ...quiet }, inner, BODY_LINES)]),
    ...(card.imageId !== undefined && !facts.sizes.has(card.imageId)
      ? [clamped({ text: facts.say('picture.missing'), color: ink.third, ...quiet }, inner, 1)]
      : []),
    ...(meta === '' ? [] : [clamped({ text: meta, color: ink.third, ...quiet }, inner, META_LINES)]),
  ];
}

/** Width a card's words have. */
export const roomIn = (width: number): number => width - INSETS.left - INSETS.right;

const PICTURE_GAP = 4;

/** Height a card's picture is given above its words, never more than `most`; 0 where there is none to show. */
export function pictureHeight({ sizes }: MapFacts, { imageId }: Card, width: number, most: number): number {
  const size = imageId === undefined ? undefined : sizes.get(imageId);
  if (!size) return 0;
  return Math.min(most, (roomIn(width) * size.height) / size.width);
}

export function cardHeight(paragraphs: readonly Paragraph[], width: number, picture = 0): number {
  const above = picture > 0 ? picture + PICTURE_GAP : 0;
  return heightOf(paragraphs, roomIn(width)) + INSETS.top + INSETS.bottom + above;
}

/** A card: one rounded rectangle with its text inside, named after the card. */
export function drawCard(
  slide: Slide,
  facts: MapFacts,
  card: Card,
  name: string,
  box: Box,
  paragraphs: readonly Paragraph[],
  picture = 0,
): void {
  const { ink, say, sizes } = facts;
  slide.shape({
    ...box,
    name,
    form: 'roundRect',
    corner: 4,
    fill: ink.surface,
    stripe: ink.kinds[card.kind],
    stroke: ink.line,
    insets: picture > 0 ? { ...INSETS, top: INSETS.top + picture + PICTURE_GAP } : INSETS,
    paragraphs,
    // the stripe's colour says what a card is only to those who see it
    alt: `${say(`kind.${card.kind}`)}: ${card.title.trim() || say('outline.empty-card')}`,
  });
  const size = card.imageId === undefined ? undefined : sizes.get(card.imageId);
  if (picture === 0 || card.imageId === undefined || !size) return;
  const place = { x: box.x + INSETS.left, y: box.y + INSETS.top, width: roomIn(box.width), height: picture };
  const alt = card.title.trim() || say('kind.image');
  slide.picture(`picture:${card.id}`, alt, within(place, size), card.imageId);
}

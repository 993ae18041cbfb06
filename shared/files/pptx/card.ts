import { formatCount, formatValue } from '../../journey/format.ts';
import type { Card } from '../../journey/journey.ts';
import type { Box } from '../../journey/layout.types.ts';
import { readingsAt } from '../../journey/readings.ts';
import type { MapFacts } from './facts.ts';
import { colour, LIGHT } from './ink.ts';
import { within } from './picture-box.ts';
import type { Slide } from './slide.ts';
import { clamped, heightOf, type Insets, type Paragraph } from './text.ts';

const INSETS: Insets = { left: 10, top: 4, right: 6, bottom: 4 };
const STRIPE = 3;

/** The quiet line of a card: what it is reached by, how sure it is, its first number. */
function metaOf({ journey, lang, say }: MapFacts, card: Card, step: string | undefined): string {
  const reading = readingsAt(journey, `card:${card.id}`)[0];
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

/** Title first, whole; then what else the card says. */
export function cardParagraphs(facts: MapFacts, card: Card, width: number, step?: string): Paragraph[] {
  const inner = width - INSETS.left - INSETS.right;
  const body = card.body.trim();
  const meta = metaOf(facts, card, step);
  return [
    { text: card.title, size: 11 },
    ...(body === '' ? [] : [clamped({ text: body, color: LIGHT.second, before: 2 }, inner, BODY_LINES)]),
    ...(meta === '' ? [] : [clamped({ text: meta, color: LIGHT.third, before: 2 }, inner, 2)]),
  ];
}

const PICTURE_GAP = 4;

/** Height a card's picture is given above its words, never more than `most`; 0 where there is none to show. */
export function pictureHeight({ sizes }: MapFacts, { imageId }: Card, width: number, most: number): number {
  const size = imageId === undefined ? undefined : sizes.get(imageId);
  if (!size) return 0;
  return Math.min(most, ((width - INSETS.left - INSETS.right) * size.height) / size.width);
}

export function cardHeight(paragraphs: readonly Paragraph[], width: number, picture = 0): number {
  const above = picture > 0 ? picture + PICTURE_GAP : 0;
  return heightOf(paragraphs, width - INSETS.left - INSETS.right) + INSETS.top + INSETS.bottom + above;
}

/** The kind stripe is part of the fill, so that a card stays one shape that can be moved and written in. */
function stripedFill(kind: Card['kind'], width: number): string {
  const at = Math.round((STRIPE / Math.max(STRIPE * 2, width)) * 100_000);
  const stop = (pos: number, hex: string): string => `<a:gs pos="${pos}">${colour(hex)}</a:gs>`;
  const ink = LIGHT.kinds[kind];
  return (
    `<a:gradFill rotWithShape="1"><a:gsLst>${stop(0, ink)}${stop(at, ink)}${stop(at, LIGHT.surface)}${stop(100_000, LIGHT.surface)}</a:gsLst>` +
    '<a:lin ang="0" scaled="0"/></a:gradFill>'
  );
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
  const cut = paragraphs[0]?.text !== card.title;
  slide.shape({
    ...box,
    name,
    form: 'roundRect',
    corner: 4,
    fillXml: stripedFill(card.kind, box.width),
    stroke: LIGHT.line,
    insets: picture > 0 ? { ...INSETS, top: INSETS.top + picture + PICTURE_GAP } : INSETS,
    paragraphs,
    ...(cut ? { alt: `${facts.say(`kind.${card.kind}`)}: ${card.title}` } : {}),
  });
  const size = card.imageId === undefined ? undefined : facts.sizes.get(card.imageId);
  if (picture === 0 || card.imageId === undefined || !size) return;
  const width = box.width - INSETS.left - INSETS.right;
  const place = { x: box.x + INSETS.left, y: box.y + INSETS.top, width, height: picture };
  const alt = card.title.trim() || facts.say('kind.image');
  slide.picture(`picture:${card.id}`, alt, within(place, size), card.imageId);
}

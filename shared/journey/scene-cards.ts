import { lookOf } from './card-look.ts';
import { changeSince, isGladOf } from './changes.ts';
import { sparkline } from './charts/sparkline.geometry.ts';
import { formatChange, formatValue } from './format.ts';
import { SIZES } from './layout-sizes.ts';
import type { CardBox } from './layout.types.ts';
import { isSmall } from './metrics/intervals.ts';
import type { Reading } from './readings.ts';
import { channelIcon } from './scene-icons.ts';
import { pictureItem } from './scene-pictures.ts';
import { baseline, box, path, QUIET, SMALL, STRONG, text, textIn, triangle, type Style } from './scene-parts.ts';
import type { Primitive } from './scene.types.ts';
import { textWidth } from './text/wrap.ts';
import { countOf } from './tile-text.ts';
import { sayIn } from './words/words.ts';

const ICON = 13;
const GAP = 6;
const SPARK = { width: 26, height: 10 };

/** A card as every export draws it; the screen's own cards follow the same measures. */
export function cardItems(card: CardBox, style: Style): Primitive[] {
  const { tokens } = style;
  const { x, y, width, height } = card;
  const look = lookOf(card.card.kind);
  const words = y + SIZES.cardPadding + (card.picture === undefined ? 0 : card.picture + SIZES.pictureGap);
  return [
    ...(look.fill === 'none'
      ? []
      : [
          box({
            x: x + 0.5,
            y: y + 0.5,
            width: width - 1,
            height: height - 1,
            radius: look.radius,
            fill: tokens[look.fill],
            // a broken line needs more ink to be seen as one
            stroke: look.dash ? tokens.line : tokens.hairline,
            strokeWidth: 1,
            ...(look.dash ? { dash: look.dash } : {}),
            of: card.id,
          }),
        ]),
    ...(look.hasStripe
      ? [box({ x: x + 4, y: y + 8, width: 3, height: height - 16, radius: 1.5, fill: tokens.kinds[card.card.kind] })]
      : []),
    ...pictureItems(card, style),
    ...card.lines.map((one, i) =>
      text(look.style, {
        x: x + SIZES.cardPadding,
        y: baseline(words + i * look.line, look.line, look.style.size),
        text: one,
        fill: tokens.ink,
        of: card.id,
        ...(look.isItalic ? { italic: true } : {}),
      }),
    ),
    ...metaItems(card, words + card.lines.length * look.line + SIZES.metaGap, style),
  ];
}

/** A card's picture; the same place says so where there is none. */
function pictureItems({ card, picture, x, y, width }: CardBox, style: Style): Primitive[] {
  if (picture === undefined) return [];
  const place = {
    x: x + SIZES.cardPadding,
    y: y + SIZES.cardPadding,
    width: width - 2 * SIZES.cardPadding,
    height: picture,
  };
  return [pictureItem(place, card.imageId, card.title, style)].flat();
}

/** The quiet line: what it is reached by at the left, its number at the right; between them what else fits. */
export function metaItems(card: CardBox, top: number, style: Style): Primitive[] {
  if (!card.meta) return [];
  const { channel, reading } = card.meta;
  const { tokens, locale } = style;
  const left = card.x + SIZES.cardPadding;
  const right = card.x + card.width - SIZES.cardPadding;
  const y = baseline(top, SIZES.metaLine, QUIET.size);
  const word = channel === undefined ? '' : sayIn(locale)(`channel.${channel}`);
  const icon = channel === undefined ? 0 : ICON + 4;
  const wanted = icon + (word === '' ? 0 : textWidth(word, QUIET) + GAP);
  const numbers = reading
    ? readingItems(reading, { left: left + wanted, least: left + icon, right, top, y }, style)
    : [];
  const from = Math.min(right, ...numbers.map((item) => ('x' in item ? item.x : right)));
  const end = numbers.length > 0 ? from - GAP : right;
  return [
    ...(channel === undefined ? [] : [channelIcon(channel, left, top + 1.5, ICON, tokens.third)]),
    ...(word === ''
      ? []
      : textIn(QUIET, end - left - icon, { x: left + icon, y, text: word, fill: tokens.second, of: card.id })),
    // a number needs the place, and is worth more
    ...(reading ? [] : knownItems(card, { left: left + wanted, right: end, top, y }, style)),
    ...numbers,
  ];
}

const CHIP = 7;
/** A few letters of an owner or a tag would tell nothing. */
const LEAST_WORDS = 36;

/** How sure it is as a chip, then how far it is, whose it is and its tags; what finds no room is read beside the map. */
function knownItems(
  { card }: CardBox,
  { left, right, top, y }: Omit<Place, 'least'>,
  { tokens, locale }: Style,
): Primitive[] {
  const say = sayIn(locale);
  const { evidence, status } = card;
  const sure = evidence === undefined ? '' : say(`evidence.${evidence}`);
  const chip = sure === '' ? 0 : textWidth(sure, SMALL) + 2 * CHIP;
  const hasChip = chip > 0 && left + chip <= right;
  const x = left + (hasChip ? chip + GAP : 0);
  const words = [...(status === undefined ? [] : [say(`status.${status}`)]), ...ownWords(card)].join(' · ');
  const isSure = evidence === 'measured' || evidence === 'observed';
  return [
    ...(hasChip
      ? [
          box({
            x: left + 0.5,
            y: top + 0.5,
            width: chip - 1,
            height: SIZES.metaLine - 1,
            radius: (SIZES.metaLine - 1) / 2,
            fill: tokens.canvas,
            stroke: tokens.line,
            strokeWidth: 1,
            ...(evidence === 'assumed' ? { dash: [2.5, 2.5] } : {}),
          }),
          text(SMALL, {
            x: left + CHIP,
            y: baseline(top, SIZES.metaLine, SMALL.size),
            text: sure,
            fill: isSure ? tokens.positive : tokens.second,
            of: card.id,
          }),
        ]
      : []),
    ...(words !== '' && right - x >= Math.min(LEAST_WORDS, textWidth(words, QUIET))
      ? textIn(QUIET, right - x, { x, y, text: words, fill: tokens.second, of: card.id })
      : []),
  ];
}

/** In a person's own words: whose it is, and its tags. */
function ownWords({ owner = '', tags = [] }: CardBox['card']): string[] {
  return [owner.trim(), ...tags.map((tag) => `#${tag.replace(/\s+/gu, '\u00a0')}`)].filter((word) => word !== '');
}

/** All that the quiet line would say had it the room. */
export function metaWords({ card }: Pick<CardBox, 'card'>, locale: Style['locale']): string {
  const say = sayIn(locale);
  const { channel, device, service, evidence, status } = card;
  return [
    channel && say(`channel.${channel}`),
    device && say(`device.${device}`),
    service && say(`service.${service}`),
    evidence && say(`evidence.${evidence}`),
    status && say(`status.${status}`),
    ...ownWords(card),
  ]
    .filter(Boolean)
    .join(' · ');
}

interface Place {
  /** Where the channel's word ends, and where its icon does. */
  left: number;
  least: number;
  right: number;
  top: number;
  y: number;
}

function readingItems(reading: Reading, { left, least, right, top, y }: Place, style: Style): Primitive[] {
  const { tokens, locale } = style;
  const { latest, metric, series } = reading;
  const value = formatValue(locale, metric, latest.value);
  const small = isSmall(latest.n);
  const note = small ? { text: countOf(reading, locale), width: 0 } : changeNote(reading, locale);
  const valueWidth = textWidth(value, STRONG);
  const noteWidth = note ? textWidth(note.text, QUIET) + note.width + GAP : 0;
  // a small number must say so, even where its channel then cannot
  const withNote = note && right - valueWidth - noteWidth >= (small ? least : left);
  const valueEnd = right - (withNote ? noteWidth : 0);
  const sparkX = valueEnd - valueWidth - GAP - SPARK.width;
  const trend =
    sparkX >= left
      ? sparkline(
          series.map((one) => one.value),
          { x: sparkX, y: top + 3, ...SPARK },
        )
      : undefined;
  return [
    ...(small
      ? [
          box({
            x: valueEnd - valueWidth - 3,
            y: top,
            width: valueWidth + 6,
            height: SIZES.metaLine,
            radius: 3,
            hatch: tokens.line,
          }),
        ]
      : []),
    ...(trend ? [path({ d: trend.path, stroke: tokens.third, strokeWidth: 1.25 })] : []),
    text(STRONG, {
      x: valueEnd - valueWidth,
      y,
      text: value,
      fill: tokens.ink,
      ...(small ? { halo: tokens.surface } : {}),
    }),
    ...(withNote && small
      ? [text(QUIET, { x: right - noteWidth + GAP, y, text: note.text, fill: tokens.second })]
      : withNote
        ? changeItems(reading, { x: right - noteWidth + GAP, y }, style)
        : []),
  ];
}

const TIP = 10;

/** How much it changed since the period before; nothing where that may be chance (N2). */
export function changeNote(reading: Reading, locale: Style['locale']): { text: string; width: number } | undefined {
  const change = changeSince(reading);
  if (!change || change.verdict === 'unclear') return undefined;
  return { text: formatChange(locale, reading.metric, Math.abs(change.difference)).replace('+', ''), width: TIP };
}

/** Which way it went, and by how much, in the colour of being glad of it or not. */
export function changeItems(reading: Reading, { x, y }: { x: number; y: number }, style: Style): Primitive[] {
  const change = changeSince(reading);
  const note = changeNote(reading, style.locale);
  if (!change || !note) return [];
  const fill = isGladOf(reading, change) ? style.tokens.positive : style.tokens.negative;
  return [
    path({ d: triangle(x, y, change.verdict === 'up'), fill }),
    text(QUIET, { x: x + TIP, y, text: note.text, fill }),
  ];
}

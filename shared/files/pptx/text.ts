// before anything is measured for a slide
import '../../journey/text/arial.ts';
import type { Locale } from '../../journey/journey.ts';
import { fit, wrap, type TextStyle } from '../../journey/text/wrap.ts';
import { LIGHT, solid } from './ink.ts';
import { clean, escapeText, flat } from './xml.ts';

/** Nothing on a slide is smaller (X1). */
export const LEAST_SIZE = 10;

export interface Paragraph {
  text: string;
  /** In points, never under LEAST_SIZE. */
  size?: number;
  bold?: boolean;
  color?: string;
  align?: 'l' | 'ctr' | 'r';
  /** Points above, but for the first. */
  before?: number;
}

export interface Insets {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Distance of two baselines; set exactly, so that every program breaks a slide at the same height. */
export const lineHeight = (size: number): number => Math.ceil(size * 1.2);

const style = ({ size = LEAST_SIZE, bold = false }: Paragraph): TextStyle => ({
  size,
  weight: bold ? 700 : 400,
  font: 'arial',
});

/** Programs differ by a hair in where they break a line, so lines are counted on a little less than the width. */
const SAFE = 0.97;

export function linesOf(paragraph: Paragraph, width: number): string[] {
  return wrap(clean(paragraph.text), style(paragraph), Math.max(1, width * SAFE));
}

export function heightOf(paragraphs: readonly Paragraph[], width: number): number {
  return paragraphs.reduce(
    (sum, paragraph, i) =>
      sum +
      linesOf(paragraph, width).length * lineHeight(paragraph.size ?? LEAST_SIZE) +
      (i ? (paragraph.before ?? 0) : 0),
    0,
  );
}

/** The text in at most `most` lines, an ellipsis where more were there. */
export function clamped(paragraph: Paragraph, width: number, most: number): Paragraph {
  if (linesOf(paragraph, width).length <= most) return paragraph;
  // nobody sees more of it than this, and cutting is by halves
  const letters = [...flat(paragraph.text)].slice(0, 8000);
  const upTo = (count: number): string => `${letters.slice(0, count).join('').trimEnd()}…`;
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (linesOf({ ...paragraph, text: upTo(middle) }, width).length <= most) low = middle;
    else high = middle - 1;
  }
  return { ...paragraph, text: upTo(low) };
}

/** One line that fits. */
export function oneLine(paragraph: Paragraph, width: number): Paragraph {
  return { ...paragraph, text: fit(clean(paragraph.text), style(paragraph), width * SAFE) };
}

/** A word wider than the line is cut by every program, each at a place of its own. */
function cutsWords(paragraph: Paragraph, width: number): boolean {
  return paragraph.text.split(/\s+/u).some((word) => linesOf({ ...paragraph, text: word }, width).length > 1);
}

/** The largest of `sizes` at which the text fits in `most` lines without cutting a word; undefined if none does. */
export function fitting(
  paragraph: Paragraph,
  sizes: readonly number[],
  width: number,
  most: number,
): Paragraph | undefined {
  const sized = sizes.map((size) => ({ ...paragraph, size }));
  return sized.find((each) => linesOf(each, width).length <= most && !cutsWords(each, width));
}

/** The same; where it fits at no size it is cut at the smallest. */
export function largest(paragraph: Paragraph, sizes: readonly number[], width: number, most: number): Paragraph {
  const smallest = { ...paragraph, size: sizes.at(-1) ?? LEAST_SIZE };
  return fitting(paragraph, sizes, width, most) ?? clamped(smallest, width, most);
}

const LANG: Readonly<Record<Locale, string>> = { en: 'en-GB', tr: 'tr-TR' };

export function runProperties(
  tag: string,
  lang: Locale,
  { size = LEAST_SIZE, bold = false, color = LIGHT.ink }: Partial<Paragraph>,
): string {
  return (
    `<a:${tag} lang="${LANG[lang]}" sz="${Math.round(size * 100)}" b="${bold ? 1 : 0}" dirty="0">` +
    `${solid(color)}<a:latin typeface="Arial"/><a:cs typeface="Arial"/></a:${tag}>`
  );
}

/** Line breaks inside a text become paragraphs, so that reading it back gives the same text. */
export function paragraphsXml(paragraphs: readonly Paragraph[], lang: Locale): string {
  return paragraphs
    .flatMap((paragraph, i) =>
      clean(paragraph.text)
        .split(/\r\n|[\n\r\u2028\u2029]/u)
        .map((line, j): string => {
          const size = paragraph.size ?? LEAST_SIZE;
          const before = i > 0 && j === 0 && paragraph.before ? paragraph.before : 0;
          return (
            `<a:p><a:pPr algn="${paragraph.align ?? 'l'}"><a:lnSpc><a:spcPts val="${lineHeight(size) * 100}"/></a:lnSpc>` +
            `<a:spcBef><a:spcPts val="${Math.round(before * 100)}"/></a:spcBef></a:pPr>` +
            (line === '' ? '' : `<a:r>${runProperties('rPr', lang, paragraph)}<a:t>${escapeText(line)}</a:t></a:r>`) +
            `${runProperties('endParaRPr', lang, paragraph)}</a:p>`
          );
        }),
    )
    .join('');
}

// before anything is measured for a slide
import '../../journey/text/arial.ts';
import { fit, wrap, type TextStyle } from '../../journey/text/wrap.ts';
import { clean, flat } from '../clean.ts';

/** Nothing on a slide is smaller (X1). */
export const LEAST_SIZE = 10;

export interface Paragraph {
  text: string;
  /** In points, never under LEAST_SIZE. */
  size?: number;
  bold?: boolean;
  color?: string;
  align?: 'l' | 'ctr' | 'r';
  italic?: boolean;
  /** After the text, kept right by the program when slides are moved. */
  field?: { type: 'slidenum'; text: string };
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
  const whole = flat(paragraph.text);
  // no more than stands in that many lines, with the spaces at their ends: cutting is by halves, and quotes are long
  const room = linesOf({ ...paragraph, text: whole }, width)
    .slice(0, most)
    .reduce((sum, line) => sum + line.length + 1, 0);
  const letters = [...whole.slice(0, room)];
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

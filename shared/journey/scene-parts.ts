import type { Locale } from './journey.ts';
import type { BoxItem, ImageItem, LineItem, PathItem, TextItem } from './scene.types.ts';
import type { TextStyle } from './text/style.ts';
import { fit, textWidth, wrap, clampLines } from './text/wrap.ts';
import type { Tokens } from './tokens.ts';

/** What every part of a scene is drawn with. */
export interface Style {
  tokens: Tokens;
  locale: Locale;
}

/** Styles of what stands on the map beside the cards' own texts. */
export const QUIET: TextStyle = { size: 11, weight: 440 };
export const STRONG: TextStyle = { size: 11, weight: 560 };
export const SMALL: TextStyle = { size: 10.5, weight: 440 };

type Rest<T> = Omit<T, 'type'>;

export const box = (item: Rest<BoxItem>): BoxItem => ({ type: 'box', ...item });
export const path = (item: Rest<PathItem>): PathItem => ({ type: 'path', ...item });
export const image = (item: Rest<ImageItem>): ImageItem => ({ type: 'image', ...item });
export const line = (item: Rest<LineItem>): LineItem => ({ type: 'line', ...item });

type TextFields = Pick<TextItem, 'x' | 'y' | 'text' | 'fill'> &
  Partial<Pick<TextItem, 'anchor' | 'halo' | 'of' | 'italic'>>;

export function text(style: TextStyle, item: TextFields): TextItem {
  return { type: 'text', size: style.size, weight: style.weight, anchor: 'start', ...item };
}

/** One line that is cut to fit; nothing at all where not even a few letters would. */
export function textIn(style: TextStyle, width: number, item: TextFields): TextItem[] {
  const fitted = fit(item.text, style, width);
  return fitted === '' || fitted === '…' || textWidth(fitted, style) > width
    ? []
    : [text(style, { ...item, text: fitted })];
}

/** Lines of a text from a first baseline down, at most so many. */
export function paragraph(
  style: TextStyle,
  { width, lineHeight, most, ...item }: TextFields & { width: number; lineHeight: number; most: number },
): TextItem[] {
  if (most < 1 || item.text === '') return [];
  const lines = clampLines(wrap(item.text, style, width), most, style, width);
  return lines.map((one, i) => text(style, { ...item, text: one, y: item.y + i * lineHeight }));
}

/** Inter's ascent and descent, in ems: where a browser puts the baseline in a line of a given height. */
const ASCENT = 0.96875;
const DESCENT = 0.2412;

export function baseline(top: number, lineHeight: number, size: number): number {
  const y = top + lineHeight / 2 + (size * (ASCENT - DESCENT)) / 2;
  return Math.round(y * 100) / 100;
}

/** Numbers of path data: short, and the same everywhere. */
export const at = (...numbers: readonly number[]): string =>
  numbers.map((value) => String(Math.round(value * 100) / 100)).join(',');

/** Up or down: drawn, for not every font has the sign. */
export function triangle(x: number, y: number, isUp: boolean): string {
  const [tip, foot] = isUp ? [y - 6.5, y - 0.5] : [y - 0.5, y - 6.5];
  return `M${at(x, foot)}L${at(x + 3.5, tip)}L${at(x + 7, foot)}Z`;
}

export function circle(x: number, y: number, radius: number): string {
  return `M${at(x - radius, y)}a${at(radius, radius)},0,1,0,${at(2 * radius, 0)}a${at(radius, radius)},0,1,0,${at(-2 * radius, 0)}Z`;
}

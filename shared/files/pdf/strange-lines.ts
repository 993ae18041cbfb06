import type { TextItem } from '../../journey/scene.types.ts';

/** A line with letters that the embedded font does not have: emoji, Chinese, Arabic and many more. */
export interface StrangeLine extends Pick<TextItem, 'text' | 'size' | 'weight' | 'fill'> {
  italic?: boolean | undefined;
  halo?: string | undefined;
  letters: readonly string[];
}

/** A line as somebody drew it. */
export interface DrawnLine {
  /** Where it lies, in the units of the scene from the left end of its baseline. */
  left: number;
  top: number;
  width: number;
  height: number;
  /** In pixels. */
  columns: number;
  rows: number;
  /** How much of each pixel is covered. */
  alpha: Uint8Array;
  /** Three bytes a pixel, where it is not all in the line's own colour, as emoji are not. */
  colours?: Uint8Array;
}

/**
 * Such lines as pictures, by their key. A browser has a font for every script and knows how its letters join and which way they
 * run; fonts for all of them would be a hundred megabytes in every copy of the program.
 */
export type DrawnLines = ReadonlyMap<string, DrawnLine>;
export const NO_LINES: DrawnLines = new Map<string, DrawnLine>();

export const keyOfLine = ({ text, size, weight, italic, fill, halo }: Omit<StrangeLine, 'letters'>): string =>
  JSON.stringify([text, size, weight, italic ?? false, fill, halo ?? '']);

/** What is missing, each once, as a person reads it. */
export function lettersOf(lines: readonly StrangeLine[]): string[] {
  return [...new Set(lines.flatMap(({ letters }) => letters))].sort();
}

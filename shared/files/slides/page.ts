import type { Box } from '../../journey/layout.types.ts';

/** A slide's size in points. */
export interface Page {
  width: number;
  height: number;
  /** Between the margins. */
  inner: number;
}

export const MARGIN = 32;
const page = (width: number): Page => ({ width, height: 540, inner: width - 2 * MARGIN });

/** 13.333 × 7.5 inches, and 10 × 7.5. */
export const PAGES = { '16:9': page(960), '4:3': page(720) } as const satisfies Readonly<Record<string, Page>>;
export type PageSize = keyof typeof PAGES;

/** Where the content of a slide begins, where it ends, and where the foot does. */
export const TOP = 88;
export const FOOT = 500;
export const BOTTOM = FOOT - 6;

export const titleBox = ({ inner }: Page): Box => ({ x: MARGIN, y: 32, width: inner, height: 46 });

/** Kept in the upper right corner for a logo. */
export const LOGO = { width: 84, height: 20, y: 11 } as const;

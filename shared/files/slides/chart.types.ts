import type { Locale } from '../../journey/journey.ts';
import type { Figure } from './figure.ts';

export interface ChartSeries {
  name: string;
  /** One a category; a gap is null, never zero. */
  values: readonly (number | null)[];
  colour: string;
  /** Of a line; a target is dashed and has no dots. */
  dash?: boolean;
  dots?: boolean;
  /** How far up and down from each value its interval reaches. */
  error?: { plus: readonly (number | null)[]; minus: readonly (number | null)[] };
  /** Which of its values are written beside it. */
  labels: 'all' | 'marked' | 'none';
  /** Values of a line that are written below their point: above it something else is drawn. */
  below?: readonly number[];
}

/** A chart that PowerPoint draws itself: its data stand in a workbook inside the deck. */
export interface ChartSpec {
  kind: 'line' | 'columns' | 'bars';
  categories: readonly string[];
  series: readonly ChartSeries[];
  /** Points of the first series that stand out, by category. */
  marked?: readonly number[];
  markedColour?: string;
  /** Number format of the labels, as a spreadsheet has it. */
  format: string;
  /** The same for who only sees a picture of it. */
  figure: Figure;
  min: number;
  max: number;
  /** Categories written along the axis; off where the columns of the map say it already. */
  axis: boolean;
  /** Categories that are not broken into lines: periods. */
  oneLineAxis?: boolean;
  /** Every how many categories are written; set when the width is known. */
  labelStep?: number;
  /** Light lines at every so many units. */
  gridStep?: number;
  /** The values of those lines are written beside them. */
  scale?: boolean;
  legend?: boolean;
  /** Of its letters. */
  size?: number;
  ink: { first: string; second: string; hairline: string; line: string; surface: string };
  lang: Locale;
}

import type { Locale } from '../../journey/journey.ts';
import type { Box } from '../../journey/layout.types.ts';
import type { Pictures } from '../../journey/pictures.ts';
import type { ChartSpec } from './chart.types.ts';
import type { Ink } from './ink.ts';
import type { Page } from './page.ts';
import type { Insets, Paragraph } from './text.ts';

/** Everything on a slide has a number and a name of its own; `alt` is for those who cannot see it. */
interface Named {
  id: number;
  name: string;
  alt?: string;
}

export type Form = 'rect' | 'roundRect' | 'homePlate' | 'chevron' | 'ellipse';

export interface ShapeItem extends Named, Box {
  type: 'shape';
  form: Form;
  /** Corner radius or depth of a point, in points. */
  corner: number;
  fill?: string;
  /** A stripe inside its left edge, part of the fill, so that a card stays one shape. */
  stripe?: string;
  stroke?: string;
  insets: Insets;
  anchor: 't' | 'ctr' | 'b';
  paragraphs: readonly Paragraph[];
  /** Says nothing to who cannot see it. */
  decorative: boolean;
  /** The slide's title: the outline view and screen readers find it by its placeholder. */
  placeholder?: 'title' | 'ctrTitle' | 'subTitle';
}

export interface ConnectorItem extends Named, Box {
  type: 'connector';
  alt: string;
  form: 'bentConnector3' | 'straightConnector1';
  flipX: boolean;
  flipY: boolean;
  /** Shapes it is glued to, and at which side of each: top, left, bottom, right. */
  from: { id: number; site: number };
  to: { id: number; site: number };
  colour: string;
  dash: boolean;
  dot: boolean;
}

export interface LineItem extends Named, Box {
  type: 'line';
  colour: string;
}

export interface ChartItem extends Named, Box {
  type: 'chart';
  alt: string;
  spec: ChartSpec;
}

export interface TableColumn {
  title: string;
  width: number;
  align?: 'l' | 'r';
}

export interface TableRow {
  cells: readonly Paragraph[];
  height: number;
}

export interface TableItem extends Named, Box {
  type: 'table';
  alt: string;
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  line: string;
}

export interface PictureItem extends Named, Box {
  type: 'picture';
  alt: string;
  hash: string;
}

export type Item = ShapeItem | ConnectorItem | LineItem | ChartItem | TableItem | PictureItem;

export interface SlideModel {
  /** Which slide this is, whatever stands before it: by it one is left out. */
  key: string;
  title: string;
  layout: 'title' | 'cover';
  ground: string;
  items: readonly Item[];
  /** What the speaker reads: paragraphs. */
  notes: readonly string[];
}

/** Slides as they will be: what the file is written from and what the preview shows. */
export interface DeckModel {
  title: string;
  lang: Locale;
  page: Page;
  ink: Ink;
  now: number;
  slides: readonly SlideModel[];
  /** By hash: those that are shown somewhere. */
  pictures: Pictures;
  /** On every slide but the first, in the upper right corner. */
  logo?: Box & { hash: string };
}

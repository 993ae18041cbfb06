import type { Id, Locale } from './journey.ts';

interface Common {
  /** Record this is drawn for, so that a layer under the pointer can say what it is. */
  of?: Id;
  opacity?: number;
}

export interface BoxItem extends Common {
  type: 'box';
  x: number;
  y: number;
  width: number;
  height: number;
  radius?: number;
  fill?: string;
  stroke?: string;
  strokeWidth?: number;
  dash?: readonly number[];
  /** Slanting lines of this colour over the fill: too few answers (N2). */
  hatch?: string;
}

/** One line of text, already broken; `y` is the baseline. */
export interface TextItem extends Common {
  type: 'text';
  x: number;
  y: number;
  text: string;
  size: number;
  weight: number;
  fill: string;
  anchor: 'start' | 'middle' | 'end';
  /** Slanted, of the upright font: the same advances (C7). */
  italic?: boolean;
  /** Colour of the outline that keeps lines from running through the word. */
  halo?: string;
}

export interface PathItem extends Common {
  type: 'path';
  /** SVG path data in scene units. */
  d: string;
  fill?: string;
  stroke?: string;
  strokeWidth?: number;
  dash?: readonly number[];
  hatch?: string;
}

export interface LineItem extends Common {
  type: 'line';
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  stroke: string;
  strokeWidth: number;
  dash?: readonly number[];
}

/** A stored picture, whole in its box; whoever paints without having it paints what stands in for it. */
export interface ImageItem extends Common {
  type: 'image';
  x: number;
  y: number;
  width: number;
  height: number;
  radius: number;
  /** Content hash. */
  hash: string;
  /** What it shows, in words. */
  alt: string;
  missing: readonly (BoxItem | TextItem | PathItem)[];
}

export type Primitive = BoxItem | TextItem | PathItem | LineItem | ImageItem;

/** Everything drawn, in painting order, positioned; whoever paints it decides nothing. */
export interface Scene {
  width: number;
  height: number;
  /** Of its upper left corner, where notes stand above or left of the map; 0,0 when absent. */
  from?: { x: number; y: number };
  background: string;
  locale: Locale;
  /** For those who cannot see it. */
  title: string;
  description: string;
  items: readonly Primitive[];
}

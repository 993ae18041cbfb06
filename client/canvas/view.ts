import type { MapLayout } from '../../shared/journey/layout.types.ts';

export interface Viewport {
  x: number;
  y: number;
  zoom: number;
}

/** Kept free at the left for the tool rail, so that it never lies on lane names. */
export const LEFT_INSET = 60;
const MARGIN = 16;
/** For the `+` behind the last stage. */
const RIGHT_INSET = 30;
export const LEAST_ZOOM = 0.1;
export const MOST_ZOOM = 3;
/** Opening shows words that can be read, even if part of a wide map is then out of view. */
const LEAST_OPENING_ZOOM = 0.6;
const MOST_OPENING_ZOOM = 1;
/** Of a panel at the right; what it will cover stays free where there is room for both. */
const PANEL = 304;

/** The whole width of the map in view, and its words no larger than they were laid out for. */
export function openingView(layout: MapLayout, width: number): Viewport {
  const room = width - LEFT_INSET - RIGHT_INSET - MARGIN;
  const zoom = Math.min(MOST_OPENING_ZOOM, Math.max(LEAST_OPENING_ZOOM, room / Math.max(1, layout.width)));
  const spare = Math.max(0, room - layout.width * zoom - PANEL);
  return { x: LEFT_INSET + spare / 2, y: 0, zoom };
}

import type { Box, MapLayout } from '../../shared/journey/layout.types.ts';

export interface Viewport {
  x: number;
  y: number;
  zoom: number;
}

/** Kept free at the left for the tool rail, so that it never lies on lane names. */
export const LEFT_INSET = 60;
/** Kept free around what is shown. */
export const MARGIN = 16;
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

/** Fitting shows a small map larger than it is, but not blown up. */
const MOST_FITTING_ZOOM = 1.35;

interface Size {
  width: number;
  height: number;
}

/** Where the whole map is in view, beside the tool rail. */
export function fittingView(map: Size, pane: Size): Viewport {
  const room = { width: pane.width - LEFT_INSET - MARGIN, height: pane.height - 2 * MARGIN };
  const wanted = Math.min(
    room.width / Math.max(1, map.width),
    room.height / Math.max(1, map.height),
    MOST_FITTING_ZOOM,
  );
  const zoom = Math.max(LEAST_ZOOM, wanted);
  return {
    x: LEFT_INSET + Math.max(0, room.width - map.width * zoom) / 2,
    y: MARGIN + Math.max(0, room.height - map.height * zoom) / 2,
    zoom,
  };
}

type Frame = Pick<MapLayout, 'rail' | 'header'>;

/** Where a part of the map is as large as the pane allows, beside the heads that stay in view (C3). */
export function fittingBox(box: Box, { rail, header }: Frame, pane: Size): Viewport {
  const width = (pane.width - LEFT_INSET - 2 * MARGIN) / (box.width + rail);
  const height = (pane.height - 2 * MARGIN) / (box.height + header.height);
  const zoom = Math.max(LEAST_ZOOM, Math.min(width, height, MOST_FITTING_ZOOM));
  const left = LEFT_INSET + rail * zoom;
  const top = header.height * zoom;
  return {
    x: left + (pane.width - left - box.width * zoom) / 2 - box.x * zoom,
    y: top + (pane.height - top - box.height * zoom) / 2 - box.y * zoom,
    zoom,
  };
}

/** The part of a map in view, clear of the heads that stay. */
export function areaSeen({ rail, header }: Frame, pane: Size, { x, y, zoom }: Viewport): Box {
  const left = LEFT_INSET + rail * zoom;
  const top = header.height * zoom;
  return {
    x: (left - x) / zoom,
    y: (top - y) / zoom,
    width: Math.max(1, pane.width - left) / zoom,
    height: Math.max(1, pane.height - top) / zoom,
  };
}

/**
 * Where all of that part is in view, whatever the size of the pane; in the pane it was seen in, the same view. In a higher
 * one more is seen below it: the heads stay at the top.
 */
export function areaView(area: Box, { rail, header }: Frame, pane: Size): Viewport {
  const width = (pane.width - LEFT_INSET) / (area.width + rail);
  const height = pane.height / (area.height + header.height);
  const zoom = Math.max(LEAST_ZOOM, Math.min(width, height, MOST_ZOOM));
  const left = LEFT_INSET + rail * zoom;
  const top = header.height * zoom;
  return {
    x: left + (pane.width - left - area.width * zoom) / 2 - area.x * zoom,
    y: top - area.y * zoom,
    zoom,
  };
}

/** How far a stretch must move to lie within another; its beginning counts more than its end. */
export function shift(from: number, to: number, least: number, most: number): number {
  if (from < least) return least - from;
  return to > most ? Math.max(most - to, least - from) : 0;
}

/** The nearest view in which a box lies clear of the heads; the same one where it does already. */
export function shownView(box: Box, { rail, header }: Frame, pane: Size, { x, y, zoom }: Viewport): Viewport {
  const left = LEFT_INSET + rail * zoom + MARGIN / 2;
  const top = header.height * zoom + MARGIN;
  return {
    x: x + shift(x + box.x * zoom, x + (box.x + box.width) * zoom, left, pane.width - MARGIN),
    y: y + shift(y + box.y * zoom, y + (box.y + box.height) * zoom, top, pane.height - MARGIN),
    zoom,
  };
}

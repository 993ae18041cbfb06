import type { LaneKind } from './journey.ts';
import { placed } from './scene-icons.ts';
import { at, path } from './scene-parts.ts';
import type { PathItem } from './scene.types.ts';

/** A circle in curves, for outlines know absolute commands only. */
function ring(x: number, y: number, radius: number): string {
  const pull = radius * 0.5523;
  const to = (...points: readonly [number, number][]): string =>
    `C${points.map(([dx, dy]) => at(x + dx, y + dy)).join(' ')}`;
  return [
    `M${at(x - radius, y)}`,
    to([-radius, -pull], [-pull, -radius], [0, -radius]),
    to([pull, -radius], [radius, -pull], [radius, 0]),
    to([radius, pull], [pull, radius], [0, radius]),
    to([-pull, radius], [-radius, pull], [-radius, 0]),
    'Z',
  ].join(' ');
}

const DASHES = 'M1.5,10.5 L4.5,10.5 M6.5,10.5 L9.5,10.5 M11.5,10.5 L14.5,10.5';

/** Outlines on a grid of 16, one for each kind of lane. */
const LANE_ICONS: Readonly<Record<LaneKind, string>> = {
  actions: 'M2.5,8 L13.5,8 M9.5,4 L13.5,8 L9.5,12',
  touchpoints: `${ring(8, 8, 6)} ${ring(8, 8, 2.2)}`,
  thoughts: `M4.6,10.8 C2,10.8 1.4,7.4 4,6.9 C4,3.4 8.5,2.4 10,4.9 C13,4.4 14.6,8.3 12.2,10.1 C11.6,10.6 11,10.8 10.4,10.8 Z ${ring(4.6, 13.6, 0.9)}`,
  quotes:
    'M3,12 C5.5,11.4 6.5,9.2 6.5,4.5 L2.5,4.5 L2.5,8.5 L6.4,8.5 M9.6,12 C12.1,11.4 13.1,9.2 13.1,4.5 L9.1,4.5 L9.1,8.5 L13,8.5',
  pains: 'M9,1.5 L3,9 L7.4,9 L6.8,14.5 L13,6.8 L8.4,6.8 Z',
  gains: 'M2,11.8 L6,7.8 L9,10.2 L14,4.8 M10.2,4.5 L14,4.5 L14,8.3',
  opportunities:
    'M5.7,10 C3.2,8.4 2.9,4.9 5,3 C6.7,1.4 9.3,1.4 11,3 C13.1,4.9 12.8,8.4 10.3,10 L10.3,11.7 L5.7,11.7 Z M6.3,14.3 L9.7,14.3',
  ideas:
    'M7,2 C7.4,5.2 8.8,6.6 12,7 C8.8,7.4 7.4,8.8 7,12 C6.6,8.8 5.2,7.4 2,7 C5.2,6.6 6.6,5.2 7,2 Z M12.5,10.5 L12.5,14 M10.75,12.25 L14.25,12.25',
  feelings: 'M8,13.5 C3,10 1.5,7.5 2.2,5 C3,2.6 6.4,2.2 8,4.8 C9.6,2.2 13,2.6 13.8,5 C14.5,7.5 13,10 8,13.5 Z',
  arc: 'M1.5,12.5 C5.5,12.5 5,3.5 8,3.5 C11,3.5 10.5,9.5 14.5,9.5',
  images: `M2,3 L14,3 L14,13 L2,13 Z M2,11 L5.5,7.6 L8.6,10.6 L10.6,8.8 L14,11.7 ${ring(10.6, 5.8, 1)}`,
  text: 'M2.5,4 L13.5,4 M2.5,8 L13.5,8 M2.5,12 L9,12',
  backstage: `${ring(8, 4.9, 2.7)} M2.6,14 C3.2,8.9 12.8,8.9 13.4,14`,
  support:
    'M2.5,8.4 C2.5,0.8 13.5,0.8 13.5,8.4 M2.5,8.4 L4.6,8.4 L4.6,12 L2.5,12 Z M11.4,8.4 L13.5,8.4 L13.5,12 L11.4,12 Z M13.5,12 C13.5,13.8 11.6,14.3 9,14.3',
  systems: 'M2,2.5 L14,2.5 L14,7 L2,7 Z M2,9 L14,9 L14,13.5 L2,13.5 Z M4.6,4.75 L4.9,4.75 M4.6,11.25 L4.9,11.25',
  metrics: 'M3,13.5 L3,8.5 M8,13.5 L8,2.5 M13,13.5 L13,6',
  funnel: 'M1.8,3 L14.2,3 L9.5,8.6 L9.5,13.6 L6.5,12 L6.5,8.6 Z',
  'line-of-interaction': `${DASHES} M5,6.5 L5,2 M3.4,3.6 L5,2 L6.6,3.6 M11,2 L11,6.5 M9.4,4.9 L11,6.5 L12.6,4.9`,
  'line-of-visibility': `${DASHES} M2.5,4.6 C5,1 11,1 13.5,4.6 C11,8.2 5,8.2 2.5,4.6 Z ${ring(8, 4.6, 1)}`,
  'line-of-internal-interaction': `${DASHES} ${ring(4.5, 4.5, 1.9)} ${ring(11.5, 4.5, 1.9)} M6.4,4.5 L9.6,4.5`,
};

/** What a kind of lane is told by, as path data in a square. */
export function laneOutline(kind: LaneKind, x = 0, y = 0, size = 16): string {
  return placed(LANE_ICONS[kind], x, y, size / 16);
}

export function laneIcon(kind: LaneKind, x: number, y: number, size: number, stroke: string): PathItem {
  return path({ d: laneOutline(kind, x, y, size), stroke, strokeWidth: 1.35 });
}

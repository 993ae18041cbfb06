import { linear } from './linear.ts';
import { line } from 'd3-shape';
import type { Box } from '../layout.types.ts';

export interface Sparkline {
  path: string;
  last: { x: number; y: number };
}

/** A trend small enough to stand in a line of text; undefined under two values, for one value is no trend. */
export function sparkline(values: readonly number[], box: Box): Sparkline | undefined {
  if (values.length < 2) return undefined;
  const low = Math.min(...values);
  const high = Math.max(...values);
  const x = linear([0, values.length - 1], [box.x, box.x + box.width]);
  // a flat series runs through the middle
  const y = linear(low === high ? [low - 1, high + 1] : [low, high], [box.y + box.height, box.y]);
  const at = values.map((value, i): [number, number] => [x(i), y(value)]);
  const [lastX = box.x, lastY = box.y] = at.at(-1) ?? [];
  return { path: line()(at) ?? '', last: { x: lastX, y: lastY } };
}

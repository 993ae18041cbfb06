import { describe, expect, it } from 'vitest';
import { areaSeen, areaView } from '../../../client/canvas/view.ts';

const frame = { rail: 110, header: { x: 0, y: 0, width: 1000, height: 40 } };
const pane = { width: 1440, height: 800 };

describe('a part of a map', () => {
  it('is the same view again in the pane it was seen in', () => {
    for (const view of [
      { x: 60, y: 0, zoom: 1 },
      { x: -420, y: -310, zoom: 1.52 },
      { x: 90, y: 40, zoom: 0.35 },
    ]) {
      const again = areaView(areaSeen(frame, pane, view), frame, pane);
      for (const key of ['x', 'y', 'zoom'] as const) expect(again[key]).toBeCloseTo(view[key], 6);
    }
  });

  it('is all in view in a pane of another shape, clear of the heads', () => {
    const area = areaSeen(frame, pane, { x: -420, y: -310, zoom: 1.5 });
    for (const other of [
      { width: 800, height: 450 },
      { width: 500, height: 900 },
      { width: 1920, height: 500 },
    ]) {
      const { x, y, zoom } = areaView(area, frame, other);
      const left = x + area.x * zoom;
      const top = y + area.y * zoom;
      expect(left).toBeGreaterThanOrEqual(60 + frame.rail * zoom - 0.001);
      expect(top).toBeGreaterThanOrEqual(frame.header.height * zoom - 0.001);
      expect(left + area.width * zoom).toBeLessThanOrEqual(other.width + 0.001);
      expect(top + area.height * zoom).toBeLessThanOrEqual(other.height + 0.001);
    }
  });
});

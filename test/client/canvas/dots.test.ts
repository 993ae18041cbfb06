import { expect, it } from 'vitest';
import { gapAt } from '../../../client/canvas/dots.tsx';

it('dots stand on one grid of the map at every zoom, and never so near that they are a veil', () => {
  expect(gapAt(1)).toBe(22);
  expect(gapAt(3)).toBe(66);
  for (let zoom = 0.1; zoom < 3; zoom += 0.01) {
    const gap = gapAt(zoom);
    expect(gap).toBeGreaterThanOrEqual(10);
    // of the finer grid whole rows are left out, so that those that stay do not move
    expect(Math.log2(gap / (22 * zoom)) % 1).toBeCloseTo(0, 9);
  }
});

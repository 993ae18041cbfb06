import { scaleLinear } from 'd3-scale';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linear } from '../../../shared/journey/charts/linear.ts';

const number = fc.integer({ min: -1000, max: 1000 });
const pair = fc.tuple(number, number);

it('is what D3 says, both ways, held at its ends or not', () => {
  fc.assert(
    fc.property(pair, pair, number, (domain, range, value) => {
      const [ours, d3] = [linear(domain, range), scaleLinear(domain, range)];
      expect(ours(value)).toBeCloseTo(d3(value), 6);
      expect(ours.invert(value)).toBeCloseTo(d3.invert(value), 6);
      expect(ours.clamped()(value)).toBeCloseTo(d3.clamp(true)(value), 6);
      expect(ours.clamped().invert(value)).toBeCloseTo(d3.clamp(true).invert(value), 6);
    }),
  );
});

import { describe, expect, it } from 'vitest';
import { funnelHeads, headRoom, plainHeads } from '../../../shared/journey/charts/funnel-heads.ts';

const columns = [
  { id: 'see', width: 200 },
  { id: 'buy', width: 200 },
];
const step = (index: number, label: string, columnId: string | undefined, medianSeconds?: number) => ({
  step: { index, label, ...(medianSeconds === undefined ? {} : { medianSeconds }) },
  columnId,
});

describe('what stands over the steps of a funnel', () => {
  it('is a figure with its name beside it and shares under them, as before', () => {
    expect(funnelHeads([step(0, 'Saw', 'see'), step(1, 'Paid', 'buy')], columns)).toEqual(plainHeads);
    expect(headRoom(plainHeads)).toBe(0);
  });

  it('gives the time between two steps a line of its own, so that no longer word pushes it out', () => {
    const timed = funnelHeads([step(0, 'Saw', 'see'), step(1, 'Paid', 'buy', 60)], columns);
    expect([timed.isTimed, headRoom(timed)]).toEqual([true, 14]);
    // nobody has come from anywhere at the first step
    expect(headRoom(funnelHeads([step(0, 'Saw', 'see', 60), step(1, 'Paid', 'buy')], columns))).toBe(0);
  });

  it('sets names under figures where steps share a column, in as many lines as the longest needs', () => {
    const short = funnelHeads([step(0, 'Saw', 'see'), step(1, 'Began', 'buy'), step(2, 'Paid', 'buy')], columns);
    expect([short.isCrowded, short.nameLines, headRoom(short)]).toEqual([true, 1, 28]);
    const long = [step(0, 'Saw', 'see'), step(1, 'Put everything in the basket', 'buy'), step(2, 'Paid', 'buy')];
    expect(funnelHeads(long, columns)).toMatchObject({ nameLines: 2 });
    // those without a column take no room
    expect(funnelHeads([step(0, 'Saw', undefined), step(1, 'Paid', undefined)], columns).isCrowded).toBe(false);
  });
});

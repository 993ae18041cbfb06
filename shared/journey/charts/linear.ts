type Pair = readonly [number, number];

export interface Linear {
  (value: number): number;
  invert: (place: number) => number;
  /** The same, which never leaves its ends. */
  clamped: () => Linear;
}

const between = ([a, b]: Pair, share: number): number => a * (1 - share) + b * share;
/** Where everything is one value, it stands in the middle. */
const shareOf = ([a, b]: Pair, value: number): number => (a === b ? 0.5 : (value - a) / (b - a));
const held = (share: number): number => Math.min(1, Math.max(0, share));

/** A straight scale. D3's own would bring number formats and colour spaces to every board that opens. */
export function linear(domain: Pair, range: Pair, hold: (share: number) => number = (share) => share): Linear {
  return Object.assign((value: number) => between(range, hold(shareOf(domain, value))), {
    invert: (place: number) => between(domain, hold(shareOf(range, place))),
    clamped: () => linear(domain, range, held),
  });
}

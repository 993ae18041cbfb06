import type { Interval } from './intervals.ts';

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Of a sample: n − 1. Undefined for one value or none, which have no spread. */
export function deviationOf(values: readonly number[]): number | undefined {
  if (values.length < 2) return undefined;
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

export function sortedNumbers(values: readonly number[]): number[] {
  return values.toSorted((a, b) => a - b);
}

/** Of a sorted sample, the one between two values for an even number of them. */
export function medianOf(sorted: readonly number[]): number | undefined {
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/**
 * Ranks (from 1) of a sorted sample that hold a quantile between them: P(binomial(n, p) ≤ low − 1) ≤ 2.5 % and
 * P(binomial(n, p) ≥ high) ≤ 2.5 %. Undefined where the sample is too small for either.
 */
export function quantileRanks(n: number, p: number): { low: number; high: number } | undefined {
  if (!Number.isInteger(n) || n < 1 || !(p > 0) || !(p < 1)) return undefined;
  const [logP, logQ] = [Math.log(p), Math.log1p(-p)];
  // in logarithms: powers of p are zero long before n is large
  let logTerm = n * logQ;
  let below = 0;
  let low = 0;
  for (let i = 0; i <= n; i += 1) {
    below += Math.exp(logTerm);
    if (below <= 0.025) low = i + 1;
    // the smallest rank that the count of values under the quantile stays below often enough
    if (below >= 0.975) return low < 1 || i + 1 > n ? undefined : { low, high: i + 1 };
    logTerm += Math.log((n - i) / (i + 1)) + logP - logQ;
  }
  return undefined;
}

/** Interval of a quantile from the values themselves (order statistics, N2). */
export function quantileInterval(sorted: readonly number[], p: number): Interval | undefined {
  const ranks = quantileRanks(sorted.length, p);
  const [low, high] = [sorted[(ranks?.low ?? 0) - 1], sorted[(ranks?.high ?? 0) - 1]];
  return low === undefined || high === undefined ? undefined : { low, high };
}

/** The same numbers for the same seed on every machine (mulberry32): an interval must not change by looking again. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ROUNDS = 2_000;
/** Above this a mean of resamples is normal to every digit that is shown, and would only take time. */
const MOST_DRAWN = 2_000;

/** Percentile bootstrap of the mean, for what is pulled by a few large values, as orders are. */
export function bootstrapMean(values: readonly number[], seed = 1): Interval | undefined {
  const n = values.length;
  if (n < 2) return undefined;
  const mean = meanOf(values);
  if (n > MOST_DRAWN) {
    const half = (1.959964 * (deviationOf(values) ?? 0)) / Math.sqrt(n);
    return { low: mean - half, high: mean + half };
  }
  const random = seededRandom(seed);
  const means = Array.from({ length: ROUNDS }, () => {
    let sum = 0;
    for (let i = 0; i < n; i += 1) sum += values[Math.floor(random() * n)] ?? 0;
    return sum / n;
  }).sort((a, b) => a - b);
  const end = (share: number): number => means[Math.round(share * (ROUNDS - 1))] ?? mean;
  return { low: end(0.025), high: end(0.975) };
}

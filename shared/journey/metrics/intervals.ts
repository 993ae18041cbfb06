/** A 95 % interval, in the unit of the value it belongs to. */
export interface Interval {
  low: number;
  high: number;
}

export const Z95 = 1.959964;
/** Under this many answers a number is drawn hatched, with its count (N2). */
export const SMALL_N = 30;

export function isSmall(n: number | null): boolean {
  return n === null || n < SMALL_N;
}

/** Wilson interval of a share of k in n (N2). Nothing measured says nothing: 0 … 1. */
export function wilson(k: number, n: number, z = Z95): Interval {
  if (!(n > 0) || !(k >= 0) || k > n) return { low: 0, high: 1 };
  const p = k / n;
  const spread = 1 + (z * z) / n;
  const centre = (p + (z * z) / (2 * n)) / spread;
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / spread;
  // the closed end is exact: rounding must not leave 1e-17 below nothing or above all
  return { low: k === 0 ? 0 : Math.max(0, centre - half), high: k === n ? 1 : Math.min(1, centre + half) };
}

export interface Difference extends Interval {
  difference: number;
}

/** Newcombe interval of the difference of two shares, k₁/n₁ − k₂/n₂ (N2). */
export function newcombe(k1: number, n1: number, k2: number, n2: number, z = Z95): Difference {
  if (!(n1 > 0) || !(n2 > 0)) return { difference: NaN, low: -1, high: 1 };
  const p1 = k1 / n1;
  const p2 = k2 / n2;
  const one = wilson(k1, n1, z);
  const two = wilson(k2, n2, z);
  const difference = p1 - p2;
  return {
    difference,
    low: difference - Math.hypot(p1 - one.low, two.high - p2),
    high: difference + Math.hypot(one.high - p1, p2 - two.low),
  };
}

const T95 = [
  12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157, 2.228139, 2.200985,
  2.178813, 2.160369, 2.144787, 2.13145, 2.119905, 2.109816, 2.100922, 2.093024, 2.085963, 2.079614, 2.073873, 2.068658,
  2.063899, 2.059539, 2.055529, 2.051831, 2.048407, 2.04523, 2.042272,
] as const;

/** Two-sided 95 % quantile of Student's t. Exact to six digits up to 30, then Cornish–Fisher, right to five. */
export function t95(degrees: number): number {
  const known = T95[degrees - 1];
  if (known !== undefined) return known;
  const z = Z95;
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / degrees + second / degrees ** 2 + third / degrees ** 3;
}

/** Interval of a mean from its sample's standard deviation. One answer or none has no spread, so no interval. */
export function meanInterval(mean: number, deviation: number, n: number): Interval | undefined {
  if (n < 2 || !(deviation >= 0)) return undefined;
  const half = (t95(n - 1) * deviation) / Math.sqrt(n);
  return { low: mean - half, high: mean + half };
}

/**
 * Ranks (from 1) of the sorted sample that hold its median between them: the largest l with
 * P(binomial(n, ½) ≤ l − 1) ≤ 2.5 %. Under six values no pair of ranks reaches 95 %.
 */
export function medianRanks(n: number): { low: number; high: number } | undefined {
  if (!Number.isInteger(n) || n < 6) return undefined;
  // in logarithms: 0.5 ** n is zero from n = 1,075 on
  let logTerm = -n * Math.LN2;
  let sum = Math.exp(logTerm);
  let rank = 0;
  while (sum <= 0.025) {
    rank += 1;
    logTerm += Math.log((n - rank + 1) / rank);
    sum += Math.exp(logTerm);
  }
  return { low: rank, high: n - rank + 1 };
}

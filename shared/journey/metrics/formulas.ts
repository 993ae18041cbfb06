import type { MetricKind } from '../numbers.ts';

/** What a formula is filled with, by name; money, shares 0…1, counts. */
export type Parts = Readonly<Record<string, number>>;

export interface Formula {
  /** In the order in which they are asked for; named under `kinds.part.<id>`. */
  parts: readonly string[];
  /** Undefined where it has no answer, as a lifetime at no churn; never an infinity. */
  compute: (parts: Parts) => number | undefined;
  /** Which part the number rests on, and which are its successes. */
  n?: string;
  k?: string;
}

const at = (parts: Parts, name: string): number => parts[name] ?? NaN;
const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);

const ratio = (k: string, n: string): Formula => ({
  parts: [k, n],
  compute: (parts) => (at(parts, n) > 0 ? finite(at(parts, k) / at(parts, n)) : undefined),
  n,
  k,
});
/** Money by a count: the count is what it rests on, and there are no successes. */
const each = (money: string, count: string): Formula => ({
  parts: [money, count],
  compute: (parts) => (at(parts, count) > 0 ? finite(at(parts, money) / at(parts, count)) : undefined),
  n: count,
});

/** How each kind is computed from what a report states (NUMBERS, metric kinds). */
export const FORMULAS: Readonly<Partial<Record<MetricKind, Formula>>> = {
  nps: {
    parts: ['promoters', 'detractors', 'answers'],
    compute: (parts) =>
      at(parts, 'answers') > 0 && at(parts, 'promoters') + at(parts, 'detractors') <= at(parts, 'answers')
        ? finite((100 * (at(parts, 'promoters') - at(parts, 'detractors'))) / at(parts, 'answers'))
        : undefined,
    n: 'answers',
  },
  'csat-share': ratio('satisfied', 'answers'),
  'csat-mean': each('sum', 'answers'),
  'ces-mean': each('sum', 'answers'),
  'ces-share': ratio('easy', 'answers'),
  'conversion-overall': ratio('reached', 'entered'),
  'conversion-step': ratio('reached', 'before'),
  'drop-off': ratio('left', 'before'),
  retention: ratio('stayed', 'start'),
  churn: ratio('lost', 'start'),
  'repeat-purchase': ratio('twice', 'buyers'),
  aov: each('revenue', 'orders'),
  cac: each('cost', 'newCustomers'),
  'cpa-acquisition': each('cost', 'newCustomers'),
  'cpa-action': each('cost', 'actions'),
  'clv-simple': {
    parts: ['orderValue', 'ordersPerYear', 'years', 'margin'],
    compute: (parts) =>
      finite(at(parts, 'orderValue') * at(parts, 'ordersPerYear') * at(parts, 'years') * at(parts, 'margin')),
  },
  'clv-retention': {
    parts: ['yearlyMargin', 'retention', 'discount'],
    compute: (parts) => {
      const [r, d] = [at(parts, 'retention'), at(parts, 'discount')];
      return 1 + d - r > 0 ? finite((at(parts, 'yearlyMargin') * r) / (1 + d - r)) : undefined;
    },
  },
  'ltv-subscription': {
    parts: ['revenuePerAccount', 'margin', 'churn'],
    compute: (parts) =>
      at(parts, 'churn') > 0
        ? finite((at(parts, 'revenuePerAccount') * at(parts, 'margin')) / at(parts, 'churn'))
        : undefined,
  },
  'first-contact-resolution': ratio('solved', 'issues'),
  'sentiment-net': {
    parts: ['positive', 'negative', 'answers'],
    compute: (parts) =>
      at(parts, 'answers') > 0 && at(parts, 'positive') + at(parts, 'negative') <= at(parts, 'answers')
        ? finite((at(parts, 'positive') - at(parts, 'negative')) / at(parts, 'answers'))
        : undefined,
    n: 'answers',
  },
  'promise-kept': ratio('kept', 'answers'),
};

/** The part of a lifetime value that is uncertain, and decides its range. */
const UNSURE: Readonly<Partial<Record<MetricKind, string>>> = {
  'clv-retention': 'retention',
  'ltv-subscription': 'churn',
};

/**
 * A lifetime value between the ends of its retention or churn. Undefined where one of them has no answer: a range that is
 * open above must not be drawn as one that ends.
 */
export function lifetimeRange(
  kind: MetricKind,
  parts: Parts,
  rate: { low: number; high: number },
): { low: number; high: number } | undefined {
  const [part, formula] = [UNSURE[kind], FORMULAS[kind]];
  if (part === undefined || formula === undefined) return undefined;
  const ends = [rate.low, rate.high].map((value) => formula.compute({ ...parts, [part]: value }));
  const [one, other] = ends;
  return one === undefined || other === undefined
    ? undefined
    : { low: Math.min(one, other), high: Math.max(one, other) };
}

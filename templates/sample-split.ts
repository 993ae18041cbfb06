import type { MetricKind, Observation } from '../shared/journey/journey.ts';
import { SAMPLE_DEVICES } from './sample-data.ts';

type Device = (typeof SAMPLE_DEVICES)[number];
type Seen = Pick<Observation, 'value' | 'n' | 'k' | 'promoters' | 'detractors' | 'deviation' | 'low' | 'high'>;

/** A made-up value with the parts its interval is made of: of everybody, and of those on each device. */
export interface SplitValue extends Record<Device, Seen> {
  all: Seen;
}

/** Of hundred answers, so many come from a phone. */
const PHONE = 0.58;
/** Of the recommending scale: they neither recommend nor warn. */
const PASSIVE = 0.3;
/** How far single answers and orders lie apart. */
const SPREAD: Partial<Record<MetricKind, number>> = { 'ces-mean': 1.35, 'csat-mean': 1.1, aov: 38 };

const held = (value: number, most: number): number => Math.max(0, Math.min(most, Math.round(value)));

const fine = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * One value told apart by device, so that the parts are the whole: `apart` is how much higher phones lie than
 * computers, in the value's own unit.
 */
export function splitValue(kind: MetricKind, value: number, n: number, apart: number): SplitValue {
  const onPhone = Math.round(n * PHONE);
  const on = { phone: onPhone, computer: n - onPhone };
  const of = { phone: value + apart * (1 - PHONE), computer: value - apart * PHONE };
  if (kind === 'nps') return recommending(value, n, on, of);
  const spread = SPREAD[kind];
  if (spread !== undefined) {
    const seen = (mean: number, count: number): Seen => {
      const half = (1.96 * spread) / Math.sqrt(count);
      // of orders only who has them all knows the ends; a mean's follow from its deviation
      const ends = kind === 'aov' ? { low: fine(mean - half), high: fine(mean + half) } : { deviation: spread };
      return { value: fine(mean), n: count, ...ends };
    };
    return { all: seen(value, n), phone: seen(of.phone, on.phone), computer: seen(of.computer, on.computer) };
  }
  const k = held(value * n, n);
  const phone = held(Math.max(of.phone * on.phone, k - on.computer), Math.min(k, on.phone));
  const share = (part: number, count: number): Seen => ({ value: count > 0 ? part / count : 0, n: count, k: part });
  return { all: share(k, n), phone: share(phone, on.phone), computer: share(k - phone, on.computer) };
}

function recommending(value: number, n: number, on: Record<Device, number>, of: Record<Device, number>): SplitValue {
  const answers = (score: number, count: number): { promoters: number; detractors: number } => {
    const promoters = held(((1 - PASSIVE + score / 100) / 2) * count, count);
    return { promoters, detractors: held(promoters - (score / 100) * count, count - promoters) };
  };
  const all = answers(value, n);
  const phone = answers(of.phone, on.phone);
  const rest = { promoters: all.promoters - phone.promoters, detractors: all.detractors - phone.detractors };
  const seen = (parts: { promoters: number; detractors: number }, count: number): Seen => ({
    value: fine((100 * (parts.promoters - parts.detractors)) / count),
    n: count,
    ...parts,
  });
  return { all: seen(all, n), phone: seen(phone, on.phone), computer: seen(rest, on.computer) };
}

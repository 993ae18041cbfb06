import type { Metric, Observation } from '../numbers.ts';
import { newcombe, t95, type Interval } from './intervals.ts';
import { METRIC_FACTS } from './kinds.ts';
import { npsChange, type Answers } from './nps.ts';
import { variantOf } from './variants.ts';

export interface Changed {
  change: number;
  /** Of the change; absent where what is known supports none. */
  interval?: Interval;
  /** The interval leaves out zero: only then is it called a change. */
  isSure: boolean;
}

type Seen = Pick<Observation, 'value' | 'n' | 'k' | 'promoters' | 'detractors' | 'deviation'>;

const sure = (change: number, { low, high }: Interval): Changed => ({
  change,
  interval: { low, high },
  isSure: low > 0 || high < 0,
});

function answersOf({ n, promoters, detractors }: Seen): Answers | undefined {
  if (n === null || promoters === undefined || detractors === undefined || promoters + detractors > n) return undefined;
  return { promoters, detractors, passives: n - promoters - detractors };
}

/** Of two means that need not vary alike (Welch). */
function meansChange(now: Seen, before: Seen): Interval | undefined {
  const parts = [now, before].map(({ n, deviation }) =>
    n === null || n < 2 || deviation === undefined ? undefined : { n, variance: deviation ** 2 / n },
  );
  const [one, two] = parts;
  if (!one || !two) return undefined;
  const change = now.value - before.value;
  const variance = one.variance + two.variance;
  if (variance === 0) return { low: change, high: change };
  const degrees = variance ** 2 / (one.variance ** 2 / (one.n - 1) + two.variance ** 2 / (two.n - 1));
  const half = t95(Math.max(1, Math.floor(degrees))) * Math.sqrt(variance);
  return { low: change - half, high: change + half };
}

function changeInterval(metric: Pick<Metric, 'kind' | 'variant'>, now: Seen, before: Seen): Interval | undefined {
  switch (variantOf(metric)?.interval ?? METRIC_FACTS[metric.kind].interval) {
    case 'wilson': {
      if (now.n === null || before.n === null) return undefined;
      const [k, earlier] = [now.k ?? now.value * now.n, before.k ?? before.value * before.n];
      return k > now.n || earlier > before.n ? undefined : newcombe(k, now.n, earlier, before.n);
    }
    case 'adjusted-wald': {
      const [one, two] = [answersOf(now), answersOf(before)];
      if (!one || !two) return undefined;
      const { low, high } = npsChange(one, two);
      return metric.kind === 'nps' ? { low, high } : { low: low / 100, high: high / 100 };
    }
    case 't':
      return meansChange(now, before);
    default:
      return undefined;
  }
}

/** What changed between two periods or groups, with the interval of the difference and not of the two ends (N2). */
export function changeOf(metric: Pick<Metric, 'kind' | 'variant'>, now: Seen, before: Seen): Changed {
  const interval = changeInterval(metric, now, before);
  const change = now.value - before.value;
  return interval ? sure(change, interval) : { change, isSure: false };
}

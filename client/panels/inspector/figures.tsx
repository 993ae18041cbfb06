import { useState } from 'react';
import { AsTable } from '../../charts/as-table.tsx';
import { Multiples } from '../../charts/multiples.tsx';
import { observationPassport } from '../../charts/passport.ts';
import { Trend } from '../../charts/trend.tsx';
import { useLocale } from '../../charts/use-locale.ts';
import { changeSince, isGladOf } from '../../../shared/journey/changes.ts';
import { describeChange } from '../../../shared/journey/charts/change.describe.ts';
import { formatCount, formatInterval, formatPeriod, formatValue } from '../../../shared/journey/format.ts';
import type { Journey, Locale, Target } from '../../../shared/journey/journey.ts';
import type { Lens } from '../../../shared/journey/lens.ts';
import { isSmall } from '../../../shared/journey/metrics/intervals.ts';
import { intervalOf } from '../../../shared/journey/metrics/kinds.ts';
import { type Reading, readingsAt } from '../../../shared/journey/readings.ts';
import { useTranslation } from '../../ui/speech.ts';

/** The course of a metric in figures: what it was, how sure, and of how many. */
function periodRows({ metric, series }: Reading, locale: Locale): string[][] {
  return series.toReversed().map((seen) => {
    const interval = intervalOf(metric, seen);
    return [
      formatPeriod(locale, seen.period),
      formatValue(locale, metric, seen.value),
      interval ? formatInterval(locale, metric, interval) : '–',
      seen.n === null ? '–' : formatCount(locale, seen.n),
    ];
  });
}

function Figure({ journey, reading }: { journey: Journey; reading: Reading }) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const [now] = useState(Date.now);
  const { metric, latest } = reading;
  const change = changeSince(reading);
  const glad = change && isGladOf(reading, change);
  const parts = segmentReadings(journey, reading);
  const tone = glad === undefined ? '' : glad ? 'figure-good' : 'figure-bad';
  return (
    <section className="figure" aria-label={metric.name}>
      <h2>
        {metric.name} <span>{formatPeriod(locale, latest.period)}</span>
      </h2>
      <p className={isSmall(latest.n) ? 'figure-value figure-unsure' : 'figure-value'}>
        {formatValue(locale, metric, latest.value)}
      </p>
      {change ? (
        <p className={`figure-change ${tone}`}>
          <span aria-hidden>{change.verdict === 'up' ? '▲ ' : change.verdict === 'down' ? '▼ ' : ''}</span>
          {describeChange(reading, locale)}
        </p>
      ) : null}
      {reading.series.length > 1 ? (
        <AsTable
          caption={metric.name}
          head={[t('panels.period'), t('panels.value'), t('panels.interval'), 'n']}
          rows={periodRows(reading, locale)}
        >
          <Trend reading={reading} />
        </AsTable>
      ) : null}
      {parts.length > 1 ? (
        <>
          <h3>{t('panels.bySegment')}</h3>
          <Multiples readings={parts} scale={partsScale(reading, parts)} label={t('panels.bySegment')} />
        </>
      ) : null}
      <ul className="passport">
        {observationPassport(journey, metric, latest, locale, now).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

/** The same metric at the same place, of each segment. */
function segmentReadings(journey: Journey, { metric, latest }: Reading): Reading[] {
  const { target, period } = latest;
  const segments = new Set(
    [...journey.observations.values()].flatMap((seen) =>
      seen.target === target && seen.metricId === metric.id && seen.segment !== '' ? [seen.segment] : [],
    ),
  );
  return [...segments]
    .sort()
    .flatMap((segment) =>
      readingsAt(journey, target, { segment, period }).filter((one) => one.metric.id === metric.id),
    );
}

/** From the least to the most that any of them was or may be. */
function partsScale(reading: Reading, parts: readonly Reading[]): readonly [number, number] {
  const { target } = reading.metric;
  const reached = parts.flatMap(({ metric, series }) =>
    series.flatMap((seen) => {
      const interval = intervalOf(metric, seen);
      return [seen.value, ...(interval && !isSmall(seen.n) ? [interval.low, interval.high] : [])];
    }),
  );
  const all = target === undefined ? reached : [...reached, target];
  return [Math.min(...all), Math.max(...all)];
}

/** Every metric measured at one thing, with its trend and its passport (N1). */
interface FiguresProps {
  journey: Journey;
  targets: readonly Target[];
  /** Whose numbers of when. */
  lens: Lens;
}

export function Figures({ journey, targets, lens }: FiguresProps) {
  const { t } = useTranslation();
  const readings = targets.flatMap((target) =>
    readingsAt(journey, target, lens).map((reading) => ({ target, reading })),
  );
  if (readings.length === 0) return null;
  return (
    <section aria-label={t('panels.figures')} className="figures">
      {readings.map(({ target, reading }) => (
        <Figure key={`${target}/${reading.metric.id}`} journey={journey} reading={reading} />
      ))}
    </section>
  );
}

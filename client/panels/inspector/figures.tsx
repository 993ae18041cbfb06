import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { observationPassport } from '../../charts/passport.ts';
import { Trend } from '../../charts/trend.tsx';
import { useLocale } from '../../charts/use-locale.ts';
import { changeSince, isGladOf } from '../../../shared/journey/changes.ts';
import { describeChange } from '../../../shared/journey/charts/change.describe.ts';
import { formatPeriod, formatValue } from '../../../shared/journey/format.ts';
import type { Journey, Target } from '../../../shared/journey/journey.ts';
import { isSmall } from '../../../shared/journey/metrics/intervals.ts';
import { type Reading, readingsAt } from '../../../shared/journey/readings.ts';

function Figure({ journey, reading }: { journey: Journey; reading: Reading }) {
  const { locale } = useLocale();
  const [now] = useState(Date.now);
  const { metric, latest } = reading;
  const change = changeSince(reading);
  const glad = change && isGladOf(reading, change);
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
      <Trend reading={reading} />
      <ul className="passport">
        {observationPassport(journey, metric, latest, locale, now).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

/** Every metric measured at one thing, with its trend and its passport (N1). */
export function Figures({ journey, targets }: { journey: Journey; targets: readonly Target[] }) {
  const { t } = useTranslation();
  const readings = targets.flatMap((target) => readingsAt(journey, target).map((reading) => ({ target, reading })));
  if (readings.length === 0) return null;
  return (
    <section aria-label={t('panels.figures')} className="figures">
      {readings.map(({ target, reading }) => (
        <Figure key={`${target}/${reading.metric.id}`} journey={journey} reading={reading} />
      ))}
    </section>
  );
}

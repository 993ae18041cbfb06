import { memo, useState } from 'react';
import { stepFigures } from '../charts/passport.ts';
import { useLocale } from '../charts/use-locale.ts';
import { formatCount, formatInterval, formatPeriod, formatValue } from '../../shared/journey/format.ts';
import type { FunnelRow } from '../../shared/journey/funnel.ts';
import { intervalOf } from '../../shared/journey/metrics/kinds.ts';
import { isSmall } from '../../shared/journey/metrics/intervals.ts';
import type { Reading } from '../../shared/journey/readings.ts';
import { useTranslation } from '../ui/speech.ts';
import { useTable } from './table-context.ts';

/** Both ends of an interval stay on one line: a browser would break behind the dash. */
const unbroken = (text: string): string => text.replaceAll('\u00a0–\u00a0', '\u00a0\u2060–\u2060\u00a0');

function Facts({ facts }: { facts: readonly string[] }) {
  return facts.map((fact) => (
    <span key={fact} className="table-quiet">
      {unbroken(fact)}{' '}
    </span>
  ));
}

interface CellProps {
  rowId: string;
  columnId: string;
  /** Lane and column. */
  name: string;
}

/** What is measured at a column: each value with what it rests on, in words (N1, N2). */
export const MetricsCell = memo(function MetricsCell({
  rowId,
  columnId,
  name,
  readings,
}: CellProps & { readings: readonly Reading[] }) {
  const { port } = useTable();
  const { t } = useTranslation();
  const { locale, say } = useLocale();
  const [now] = useState(Date.now);
  return (
    <td
      className="table-cell table-figures"
      tabIndex={-1}
      data-place={`cell/${rowId}/${columnId}`}
      aria-label={readings.length === 0 ? t('table.emptyNumbers', { cell: name }) : undefined}
    >
      {readings.map(({ metric, latest }) => {
        const interval = intervalOf(metric, latest);
        const passport = port.records().passports.get(latest.passportId);
        const facts = [
          latest.n === null ? say('number.n-unknown') : say('number.n', { n: formatCount(locale, latest.n) }),
          ...(interval ? [say('number.interval', { interval: formatInterval(locale, metric, interval) })] : []),
          ...(passport?.staleAfter !== undefined && passport.staleAfter < now ? [say('number.stale')] : []),
        ];
        return (
          <p key={metric.id}>
            <span className="table-quiet">{`${metric.name}, ${formatPeriod(locale, latest.period)}`}</span>{' '}
            <b className={isSmall(latest.n) ? 'table-unsure' : undefined}>
              {formatValue(locale, metric, latest.value)}
            </b>{' '}
            <Facts facts={facts} />
          </p>
        );
      })}
    </td>
  );
});

/** The funnel's steps that stand in a column: who is left, of how many, and how many were lost. */
export const FunnelCell = memo(function FunnelCell({
  rowId,
  columnId,
  name,
  steps,
}: CellProps & { steps: readonly FunnelRow[] }) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  return (
    <td
      className="table-cell table-figures"
      tabIndex={-1}
      data-place={`cell/${rowId}/${columnId}`}
      aria-label={steps.length === 0 ? t('table.emptyNumbers', { cell: name }) : undefined}
    >
      {steps.map((row) => (
        <p key={row.step.id}>
          <span className="table-quiet">{row.step.label}</span> <b>{formatCount(locale, row.step.count)}</b>{' '}
          <Facts facts={stepFigures(row, locale)} />
        </p>
      ))}
    </td>
  );
});

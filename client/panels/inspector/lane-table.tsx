import { useLocale } from '../../charts/use-locale.ts';
import { formatFeeling } from '../../../shared/journey/charts/feelings-curve.describe.ts';
import { columnsOf } from '../../../shared/journey/columns.ts';
import { curvesOf } from '../../../shared/journey/feelings.ts';
import {
  formatCount,
  formatInterval,
  formatSeconds,
  formatShare,
  formatValue,
} from '../../../shared/journey/format.ts';
import type { Journey, Lane, Locale, Observation } from '../../../shared/journey/journey.ts';
import { funnelOf } from '../../../shared/journey/layout-lanes.ts';
import { throughLens, type Lens } from '../../../shared/journey/lens.ts';
import { measuredCurve } from '../../../shared/journey/measured.ts';
import { intervalOf } from '../../../shared/journey/metrics/kinds.ts';
import type { Metric } from '../../../shared/journey/numbers.ts';
import { personaName } from '../../../shared/journey/personas.ts';
import { readingsByColumn } from '../../../shared/journey/readings.ts';
import { FigureTable } from '../../charts/figure-table.tsx';
import { useTranslation } from '../../ui/speech.ts';
import '../../charts/charts.css';

interface LaneTableProps {
  lane: Lane;
  journey: Journey;
  lens: Lens;
}

interface Told {
  head: string[];
  rows: string[][];
}

const NONE = '–';
const countOf = (locale: Locale, n: number | null): string => (n === null ? NONE : formatCount(locale, n));

function certain(locale: Locale, metric: Metric, seen: Observation): string[] {
  const interval = intervalOf(metric, seen);
  return [interval ? formatInterval(locale, metric, interval) : NONE, countOf(locale, seen.n)];
}

/** What a lane draws, in figures: the same chart for whoever would rather read it, or cannot see it. */
export function LaneTable(props: LaneTableProps) {
  const { t } = useTranslation();
  const told = useTold(props);
  if (!told || told.rows.length === 0) return null;
  return (
    <section className="as-table" aria-label={t('panels.asTable')}>
      <h2>{t('panels.asTable')}</h2>
      <FigureTable caption={t('panels.asTable')} head={told.head} rows={told.rows} />
    </section>
  );
}

function useTold({ lane, journey, lens }: LaneTableProps): Told | undefined {
  const { t } = useTranslation();
  const { locale, say } = useLocale();
  const columns = columnsOf(journey, lane.mapId);
  switch (lane.kind) {
    case 'funnel': {
      const funnel = funnelOf(journey, lane, columns, lens);
      return {
        head: [
          say('map.step'),
          t('panels.count'),
          t('panels.ofBefore'),
          t('panels.interval'),
          t('panels.lost'),
          t('panels.median'),
        ],
        rows: (funnel?.result.rows ?? []).map(({ step, fromPrevious, fromPreviousInterval, lost }) => [
          step.label,
          formatCount(locale, step.count),
          fromPrevious === undefined ? NONE : formatShare(locale, fromPrevious),
          fromPreviousInterval ? formatInterval(locale, { unit: 'share' }, fromPreviousInterval) : NONE,
          step.index === 0 ? NONE : formatCount(locale, lost),
          step.medianSeconds === undefined ? NONE : formatSeconds(locale, step.medianSeconds),
        ]),
      };
    }
    case 'feelings': {
      const { personaIds, hidden, metricIds, scale } = lane.settings;
      const curves = throughLens(lens, curvesOf(journey, lane.mapId, personaIds, hidden));
      const measured = measuredCurve(
        journey,
        columns.map(({ id }) => id),
        lens,
        metricIds?.[0],
      );
      const surveyed = measured ? [measured.metric.name, t('panels.interval'), 'n'] : [];
      return {
        head: [say('map.stage'), ...curves.map((curve) => personaName(journey, curve.personaId, locale)), ...surveyed],
        rows: columns.map(({ id, title }) => {
          const point = measured?.points.find((one) => one.columnId === id);
          const { latest, metric } = point?.reading ?? {};
          return [
            title,
            ...curves.map(({ points }) => {
              const value = points.find((one) => one.columnId === id)?.value;
              return value === undefined ? NONE : formatFeeling(locale, value, scale);
            }),
            ...(latest && metric
              ? [formatValue(locale, metric, latest.value), ...certain(locale, metric, latest)]
              : surveyed.map(() => NONE)),
          ];
        }),
      };
    }
    case 'metrics': {
      const readings = readingsByColumn(journey, lens, lane.settings.metricIds);
      return {
        head: [say('map.stage'), t('panels.metric'), t('panels.value'), t('panels.interval'), 'n'],
        rows: columns.flatMap(({ id, title }) =>
          (readings.get(id) ?? []).map(({ metric, latest }) => [
            title,
            metric.name,
            formatValue(locale, metric, latest.value),
            ...certain(locale, metric, latest),
          ]),
        ),
      };
    }
    default:
      return undefined;
  }
}

import { memo, useState } from 'react';
import { readingPassport } from '../../charts/passport.ts';
import { useLocale } from '../../charts/use-locale.ts';
import { describeTrend } from '../../../shared/journey/charts/sparkline.describe.ts';
import { formatPeriod, formatValue } from '../../../shared/journey/format.ts';
import { useTranslation } from '../../ui/speech.ts';
import { EmptyLane, type NumbersLaneProps } from './funnel-lane.tsx';
import { isSameChart, LaneDrawing } from './lane-drawing.tsx';
import { PassportTip } from './passport-tip.tsx';

/** Metrics of stages, each with its passport. */
export const MetricTiles = memo(function MetricTiles(props: NumbersLaneProps) {
  const { lane, journey, onImport } = props;
  const { t } = useTranslation();
  const { locale } = useLocale();
  const [now] = useState(Date.now);
  const { tiles = [], blanks = [] } = lane;
  // numbers that only those who are looked at do not have are named, and are not “none yet”
  if (tiles.length + blanks.length === 0) {
    return <EmptyLane {...props} words={onImport ? t('lanes.emptyMetrics') : t('lanes.emptyMetricsView')} />;
  }
  return (
    <>
      <LaneDrawing {...props} />
      <div className="lane-parts" style={{ transform: `translateY(${lane.y}px)`, height: lane.height }}>
        {tiles.map(({ reading, columnId, x, y, width, height }) => {
          const { metric, latest } = reading;
          const title = `${metric.name}: ${formatValue(locale, metric, latest.value)}`;
          return (
            <PassportTip
              key={`${columnId}/${metric.id}/${latest.target}`}
              className="metric-spot"
              style={{ transform: `translate(${x}px, ${y - lane.y}px)`, width, height }}
              name={describeTrend(reading, locale)}
              title={`${title} · ${formatPeriod(locale, latest.period)}`}
              lines={readingPassport(journey, reading, locale, now)}
            />
          );
        })}
      </div>
    </>
  );
}, isSameChart);

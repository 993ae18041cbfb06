import { useState } from 'react';
import { readingPassport } from '../../charts/passport.ts';
import { useLocale } from '../../charts/use-locale.ts';
import { measuredLine } from '../../../shared/journey/charts/feelings-curve.geometry.ts';
import { describeTrend } from '../../../shared/journey/charts/sparkline.describe.ts';
import { formatPeriod, formatValue } from '../../../shared/journey/format.ts';
import type { LaneProps } from './lane-drawing.tsx';
import { PassportTip } from './passport-tip.tsx';

/** Where each survey value comes from; under the faces, which a hand must reach first (N1). */
export function MeasuredSpots({ lane, layout, journey }: LaneProps) {
  const { locale } = useLocale();
  const [now] = useState(Date.now);
  const measured = lane.feelings?.measured;
  if (!measured) return null;
  return measuredLine(measured, layout.columns, lane).marks.map(({ x, y, point: { columnId, reading } }) => {
    const { metric, latest } = reading;
    const value = `${metric.name}: ${formatValue(locale, metric, latest.value)}`;
    return (
      <PassportTip
        key={columnId}
        className="measured-spot"
        style={{ transform: `translate(${x - 26}px, ${y - lane.y - 30}px)`, width: 52, height: 60 }}
        name={`${layout.columns.find(({ id }) => id === columnId)?.title ?? ''}, ${describeTrend(reading, locale)}`}
        title={`${value} · ${formatPeriod(locale, latest.period)}`}
        lines={readingPassport(journey, reading, locale, now)}
      />
    );
  });
}

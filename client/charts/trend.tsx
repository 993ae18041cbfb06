import { useMemo } from 'react';
import { describeTrend } from '../../shared/journey/charts/sparkline.describe.ts';
import { trendChart } from '../../shared/journey/charts/trend.geometry.ts';
import { formatPeriod, formatValue } from '../../shared/journey/format.ts';
import type { Reading } from '../../shared/journey/readings.ts';
import { useLocale } from './use-locale.ts';
import './charts.css';

const WIDTH = 272;
const HEIGHT = 96;
const BOX = { x: 6, y: 8, width: WIDTH - 12, height: HEIGHT - 32 };

/** A metric over time: its line, its intervals as a band, its target, and open dots where answers were few. */
export function Trend({ reading }: { reading: Reading }) {
  const { locale, say } = useLocale();
  const chart = useMemo(() => trendChart(reading, BOX), [reading]);
  if (!chart) return null;
  const { metric, series, latest } = reading;
  const first = series[0] ?? latest;
  const foot = HEIGHT - 5;
  return (
    <svg
      className="trend"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={describeTrend(reading, locale)}
    >
      <path className="trend-band" d={chart.band} />
      {chart.target === undefined || metric.target === undefined ? null : (
        <>
          <line className="trend-target" x1={BOX.x} x2={BOX.x + BOX.width} y1={chart.target} y2={chart.target} />
          <text className="trend-label" x={BOX.x} y={chart.target > HEIGHT / 2 ? chart.target - 4 : chart.target + 12}>
            {say('number.target', { value: formatValue(locale, metric, metric.target) })}
          </text>
        </>
      )}
      <path className="trend-line" d={chart.path} />
      {chart.points.map((point) => (
        <circle
          key={point.seen.id}
          className={point.small ? 'trend-dot trend-dot-small' : 'trend-dot'}
          cx={point.x}
          cy={point.y}
          r={point.seen === latest ? 4 : 2.5}
        />
      ))}
      <text className="trend-label" x={BOX.x} y={foot}>
        {formatPeriod(locale, first.period)}
      </text>
      <text className="trend-label" x={BOX.x + BOX.width} y={foot} textAnchor="end">
        {formatPeriod(locale, latest.period)}
      </text>
    </svg>
  );
}

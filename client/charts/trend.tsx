import { useMemo } from 'react';
import { describeTrend } from '../../shared/journey/charts/sparkline.describe.ts';
import { missesBeyondDoubt } from '../../shared/journey/changes.ts';
import { trendChart } from '../../shared/journey/charts/trend.geometry.ts';
import { formatPeriod, formatValue } from '../../shared/journey/format.ts';
import type { Reading } from '../../shared/journey/readings.ts';
import { useLocale } from './use-locale.ts';
import './charts.css';

const WIDTH = 272;
const HEIGHT = 112;
/** Above the drawing, what its straight lines are: there no course of the metric ever runs through the words. */
const KEY = 22;
const SWATCH = 16;

interface Aim {
  className: string;
  y: number;
  words: string;
}

/** A metric over time: its line, its intervals as a band, its target, and open dots where answers were few. */
export function Trend({ reading }: { reading: Reading }) {
  const { locale, say } = useLocale();
  const { metric, series, latest } = reading;
  const hasKey = metric.target !== undefined || metric.benchmark !== undefined;
  const box = useMemo(() => {
    const top = hasKey ? KEY : 8;
    return { x: 6, y: top, width: WIDTH - 12, height: HEIGHT - 24 - top };
  }, [hasKey]);
  const chart = useMemo(() => trendChart(reading, box), [reading, box]);
  if (!chart) return null;
  const first = series[0] ?? latest;
  const { target, benchmark } = metric;
  const aims: Aim[] = [
    ...(chart.target === undefined || target === undefined
      ? []
      : [
          {
            className: 'trend-target',
            y: chart.target,
            words: say('number.target', { value: formatValue(locale, metric, target) }),
          },
        ]),
    ...(chart.benchmark === undefined || !benchmark
      ? []
      : [
          {
            className: 'trend-benchmark',
            y: chart.benchmark,
            words: say('number.benchmark', { value: formatValue(locale, metric, benchmark.value) }),
          },
        ]),
  ];
  const foot = HEIGHT - 5;
  return (
    <svg
      className={missesBeyondDoubt(reading) ? 'trend trend-missed' : 'trend'}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={describeTrend(reading, locale)}
    >
      <path className="trend-band" d={chart.band} />
      {aims.map(({ className, y, words }, i) => {
        const left = box.x + (i * box.width) / 2;
        return (
          <g key={className}>
            <line className={className} x1={box.x} x2={box.x + box.width} y1={y} y2={y} />
            <line className={className} x1={left} x2={left + SWATCH} y1={8} y2={8} />
            <text className="trend-label" x={left + SWATCH + 6} y={12}>
              {words}
            </text>
          </g>
        );
      })}
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
      <text className="trend-label" x={box.x} y={foot}>
        {formatPeriod(locale, first.period)}
      </text>
      <text className="trend-label" x={box.x + box.width} y={foot} textAnchor="end">
        {formatPeriod(locale, latest.period)}
      </text>
    </svg>
  );
}

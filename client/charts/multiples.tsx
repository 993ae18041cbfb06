import { describeTrend } from '../../shared/journey/charts/sparkline.describe.ts';
import { trendChart } from '../../shared/journey/charts/trend.geometry.ts';
import { formatInterval, formatValue } from '../../shared/journey/format.ts';
import { isSmall } from '../../shared/journey/metrics/intervals.ts';
import { intervalOf } from '../../shared/journey/metrics/kinds.ts';
import type { Reading } from '../../shared/journey/readings.ts';
import { countOf } from '../../shared/journey/tile-text.ts';
import { useLocale } from './use-locale.ts';
import './charts.css';

const WIDTH = 130;
const HEIGHT = 40;
const BOX = { x: 3, y: 3, width: WIDTH - 6, height: HEIGHT - 6 };

/** One small course a segment, all on one scale, so that they can be compared by eye (N5). */
export function Multiples({
  readings,
  scale,
  label,
}: {
  readings: readonly Reading[];
  scale: readonly [number, number];
  label: string;
}) {
  const { locale } = useLocale();
  return (
    <ul className="multiples" aria-label={label}>
      {readings.map((reading) => {
        const { metric, latest } = reading;
        const chart = trendChart(reading, BOX, scale);
        const last = chart?.points.at(-1);
        const interval = intervalOf(metric, latest);
        return (
          <li key={latest.segment} className={isSmall(latest.n) ? 'few' : undefined}>
            <p>
              <span>{latest.segment}</span>
              <b>{formatValue(locale, metric, latest.value)}</b>
            </p>
            {chart ? (
              <svg
                viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
                height={HEIGHT}
                role="img"
                aria-label={describeTrend(reading, locale)}
              >
                <path className="trend-band" d={chart.band} />
                {chart.target === undefined ? null : (
                  <line className="trend-target" x1={0} x2={WIDTH} y1={chart.target} y2={chart.target} />
                )}
                <path className="trend-line" d={chart.path} />
                {last ? <circle className="trend-dot" cx={last.x} cy={last.y} r={2.5} /> : null}
              </svg>
            ) : null}
            <small>
              {[interval ? formatInterval(locale, metric, interval) : '', countOf(reading, locale)]
                .filter((part) => part !== '')
                .join(' · ')}
            </small>
          </li>
        );
      })}
    </ul>
  );
}

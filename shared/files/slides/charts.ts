import { missesBeyondDoubt } from '../../journey/changes.ts';
import { describeFeelings } from '../../journey/charts/feelings-curve.describe.ts';
import { describeTrend } from '../../journey/charts/sparkline.describe.ts';
import type { Column } from '../../journey/columns.ts';
import { shownFeeling } from '../../journey/feeling-scale.ts';
import { formatPeriod, formatValue } from '../../journey/format.ts';
import type { Id, Locale, Metric } from '../../journey/journey.ts';
import { intervalOf } from '../../journey/metrics/kinds.ts';
import { personaName } from '../../journey/personas.ts';
import type { Reading } from '../../journey/readings.ts';
import { niceScale } from './split.ts';
import type { ChartSeries, ChartSpec } from './chart.types.ts';
import type { MapFacts } from './facts.ts';

export interface DrawnChart {
  name: string;
  alt: string;
  spec: ChartSpec;
}

export const COUNT = '#,##0';
const SIGNED = '+0.0;\u22120.0;0';

export const inkOf = ({ ink }: MapFacts): ChartSpec['ink'] => ({
  first: ink.ink,
  second: ink.second,
  hairline: ink.hairline,
  line: ink.line,
  surface: ink.ground,
});

/** A difference of two values on a chart's scale; never below nothing by a rounding. */
export const reach = (from: number, to: number): number => Math.max(0, Math.round((to - from) * 1e6) / 1e6);

/** Feelings over `columns` of the map, one line a persona; what a survey measured there is dashed, with its intervals. */
export function feelingsChart(
  facts: MapFacts,
  columns: readonly Column[],
  marked: readonly Id[],
  { axis, measured = false, size }: { axis: boolean; measured?: boolean; size?: number },
): DrawnChart | undefined {
  const { curves, feeling, journey, lang, words, ink } = facts;
  const shown = (value: number): number => shownFeeling(value, feeling.scale);
  const inside = new Set(columns.map(({ id }) => id));
  const alone = curves.length === 1;
  const felt = curves.map((curve, i): ChartSeries => ({
    name: alone ? words('felt') : personaName(journey, curve.personaId, lang),
    values: curve.points
      .filter(({ columnId }) => inside.has(columnId))
      .map(({ value }) => (value === undefined ? null : shown(value))),
    colour: ink.series[i % ink.series.length] ?? ink.ink,
    labels: !alone || marked.length > 0 ? 'marked' : 'all',
  }));
  if (!felt.some(({ values }) => values.some((value) => value !== null))) return undefined;
  const titles = new Map(facts.columns.map(({ id, title }) => [id, title]));
  const alt = curves
    .map((curve) =>
      describeFeelings(curve, titles, lang, {
        ...(alone ? {} : { persona: personaName(journey, curve.personaId, lang) }),
        ...feeling,
      }),
    )
    .join(' ');
  const survey = measured ? surveySeries(facts, columns) : undefined;
  // a value stands where no line is: below the lowest of its neighbours, and on the far side of the survey's line
  const below = columns.flatMap((_, i) => {
    const values = felt[0]?.values ?? [];
    const [mine, other] = [values[i], survey?.values[i]];
    if (mine == null) return [];
    const isValley = [values[i - 1], values[i + 1]].every((near) => near == null || near > mine);
    return (other == null ? isValley : other >= mine) ? [i] : [];
  });
  const first = felt[0] && { ...felt[0], below };
  const points = columns.flatMap(({ id }, i) => (marked.includes(id) && felt[0]?.values[i] != null ? [i] : []));
  const lines = first ? [first, ...felt.slice(1)] : felt;
  const series = survey ? [...lines, survey] : lines;
  const signed = (feeling.scale ?? 'signed') === 'signed';
  return {
    name: words('feelings'),
    alt,
    spec: {
      kind: 'line',
      categories: columns.map(({ title }) => title),
      series,
      marked: points,
      markedColour: ink.accent,
      format: signed ? SIGNED : '0.0',
      figure: { as: 'feeling', signed },
      // room for the labels above the best moment
      min: shown(-3.2),
      max: shown(3.2),
      axis,
      ...(measured ? { gridStep: Math.abs(shown(1) - shown(0)) } : {}),
      legend: series.length > 1,
      ...(size === undefined ? {} : { size }),
      ink: inkOf(facts),
      lang,
    },
  };
}

function surveySeries(
  { measured, feeling, ink, words }: MapFacts,
  columns: readonly Column[],
): ChartSeries | undefined {
  if (!measured) return undefined;
  const shown = (value: number): number => shownFeeling(value, feeling.scale);
  const points = columns.map(({ id }) => measured.points.find(({ columnId }) => columnId === id));
  if (points.every((point) => !point)) return undefined;
  const side = (end: 'low' | 'high') =>
    points.map((point) => {
      const limit = point?.interval?.[end];
      if (!point || limit === undefined) return null;
      return end === 'high' ? reach(shown(point.value), shown(limit)) : reach(shown(limit), shown(point.value));
    });
  return {
    name: words('measuredAs', { metric: measured.metric.name }),
    values: points.map((point) => (point ? Math.round(shown(point.value) * 1000) / 1000 : null)),
    colour: ink.positive,
    dash: true,
    labels: 'none',
    error: { plus: side('high'), minus: side('low') },
  };
}

export const shareFormat = (lang: Locale): string => (lang === 'tr' ? '%0.0' : '0.0 %');

const MONEY: Readonly<Record<string, string>> = { EUR: '€', USD: '$', GBP: '£', TRY: '₺' };

function formatOf({ unit }: Metric, lang: Locale): string {
  if (unit === 'share') return shareFormat(lang);
  if (unit.startsWith('money:')) {
    const sign = MONEY[unit.slice('money:'.length)];
    return sign === undefined ? '#,##0.00' : `"${sign}"#,##0.00`;
  }
  return unit === 'count' || unit === 'seconds' ? COUNT : '0.0';
}

/** The history of one metric with its intervals and its target; undefined while it has none. */
export function trendChart(facts: MapFacts, reading: Reading, where: string): DrawnChart | undefined {
  const { lang, ink, words } = facts;
  const { metric, series } = reading;
  if (series.length < 2) return undefined;
  const values = series.map(({ value }) => value);
  const intervals = series.map((one) => intervalOf(metric, one));
  const ends = [
    ...values,
    ...intervals.flatMap((one) => (one ? [one.low, one.high] : [])),
    ...(metric.target === undefined ? [] : [metric.target]),
  ];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  // the lowest dot stands clear of the axis, but no scale of counts begins below nothing
  const below = low - (high - low) * 0.06;
  const scale = niceScale(low >= 0 ? Math.max(0, below) : below, high);
  const missed = missesBeyondDoubt(reading);
  const colour = missed ? ink.negative : ink.positive;
  const error = {
    plus: values.map((value, i) => (intervals[i] ? reach(value, intervals[i].high) : null)),
    minus: values.map((value, i) => (intervals[i] ? reach(intervals[i].low, value) : null)),
  };
  const target: ChartSeries[] =
    metric.target === undefined
      ? []
      : [
          {
            name: words('target'),
            values: values.map(() => metric.target ?? null),
            colour: ink.third,
            dash: true,
            dots: false,
            labels: 'none',
          },
        ];
  return {
    name: `${metric.name} – ${where}: ${formatValue(lang, metric, reading.latest.value)}`,
    alt: describeTrend(reading, lang),
    spec: {
      kind: 'line',
      categories: series.map(({ period }) => shortPeriod(lang, period)),
      series: [
        {
          name: metric.name,
          values,
          colour,
          labels: 'none',
          ...(intervals.some((one) => one) ? { error } : {}),
        },
        ...target,
      ],
      marked: [series.length - 1],
      markedColour: colour,
      format: formatOf(metric, lang),
      figure: { as: 'metric', metric: { unit: metric.unit } },
      min: scale.min,
      max: scale.max,
      gridStep: scale.step,
      scale: true,
      axis: true,
      oneLineAxis: true,
      ink: inkOf(facts),
      lang,
    },
  };
}

/** A quarter in as few letters as an axis has room for. */
function shortPeriod(lang: Locale, period: string): string {
  const [, year, quarter] = /^(\d{4})-Q(\d)$/u.exec(period) ?? [];
  if (year === undefined || quarter === undefined) return formatPeriod(lang, period);
  return lang === 'tr' ? `${year}/Ç${quarter}` : `Q${quarter} ${year}`;
}

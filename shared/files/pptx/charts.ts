import { describeFeelings } from '../../journey/charts/feelings-curve.describe.ts';
import { describeFunnel } from '../../journey/charts/funnel-band.describe.ts';
import { describeTrend } from '../../journey/charts/sparkline.describe.ts';
import { shownFeeling } from '../../journey/feeling-scale.ts';
import { formatPeriod } from '../../journey/format.ts';
import type { Id, Locale, Metric } from '../../journey/journey.ts';
import type { Column } from '../../journey/columns.ts';
import type { Reading } from '../../journey/readings.ts';
import type { ChartSpec } from './chart.ts';
import { columnOfStep, largestLoss, type MapFacts } from './facts.ts';
import { LIGHT } from './ink.ts';

export interface DrawnChart {
  name: string;
  alt: string;
  spec: ChartSpec;
}

const COUNT = '#,##0';
const SIGNED = '+General;\u2212General;0';
const CURVES = [LIGHT.ink, LIGHT.kinds.quote, LIGHT.accent, LIGHT.positive, LIGHT.kinds.action];

/** Feelings over `columns` of the map, one line a persona. */
export function feelingsChart(
  facts: MapFacts,
  columns: readonly Column[],
  marked: readonly Id[],
  axis: boolean,
): DrawnChart | undefined {
  const { curves, feeling, journey, lang, words } = facts;
  const shown = (value: number): number => shownFeeling(value, feeling.scale);
  const inside = new Set(columns.map(({ id }) => id));
  const series = curves.map((curve) => ({
    name: journey.personas.get(curve.personaId)?.name || words('felt'),
    values: curve.points
      .filter(({ columnId }) => inside.has(columnId))
      .map(({ value }) => (value === undefined ? null : shown(value))),
  }));
  if (!series.some(({ values }) => values.some((value) => value !== null))) return undefined;
  const titles = new Map(facts.columns.map(({ id, title }) => [id, title]));
  const alt = curves
    .map((curve) => describeFeelings(curve, titles, lang, { ...personaOf(facts, curve.personaId), ...feeling }))
    .join(' ');
  const points = columns.flatMap(({ id }, i) => (marked.includes(id) && series[0]?.values[i] != null ? [i] : []));
  return {
    name: words('feelings'),
    alt,
    spec: {
      kind: 'line',
      categories: columns.map(({ title }) => title),
      series,
      colours: CURVES,
      marked: points,
      markedColour: LIGHT.accent,
      format: (feeling.scale ?? 'signed') === 'signed' ? SIGNED : 'General',
      labelMarkedOnly: series.length > 1 || marked.length > 0,
      // room for the labels above the best moment
      min: shown(-2.6),
      max: shown(3.2),
      axis,
      legend: series.length > 1,
      lang,
    },
  };
}

function personaOf({ journey }: MapFacts, id: Id): { persona?: string } {
  const name = journey.personas.get(id)?.name;
  return name ? { persona: name } : {};
}

/** Counts of every step of the funnel, those of `marked` columns standing out. */
export function funnelChart(facts: MapFacts, kind: 'columns' | 'bars', marked: readonly Id[]): DrawnChart | undefined {
  const { funnel, lang, words } = facts;
  if (!funnel) return undefined;
  const { rows } = funnel.lane.result;
  const places = columnOfStep(facts);
  const worst = largestLoss(facts)?.row.step.index;
  const points = rows.flatMap(({ step }, i) => (marked.includes(places.get(step.index) ?? '') ? [i] : []));
  const isWorst = points.some((i) => rows[i]?.step.index === worst);
  return {
    name: funnel.lane.title || words('counted'),
    alt: describeFunnel(funnel.lane, lang),
    spec: {
      kind,
      categories: rows.map(({ step }) => step.label),
      series: [{ name: funnel.lane.unit || words('counted'), values: rows.map(({ step }) => step.count) }],
      colours: [LIGHT.funnel.band],
      marked: points,
      markedColour: isWorst ? LIGHT.negative : LIGHT.accent,
      format: COUNT,
      min: 0,
      // room for the label of the largest
      max: Math.max(1, ...rows.map(({ step }) => step.count)) * (kind === 'bars' ? 1.3 : 1.25),
      axis: true,
      lang,
    },
  };
}

/** The funnel under the columns of the map; undefined where its steps do not stand one a column, in order. */
export function funnelUnderColumns(facts: MapFacts, columns: readonly Column[]): DrawnChart | undefined {
  const { funnel } = facts;
  const chart = funnelChart(facts, 'columns', []);
  if (!chart || !funnel || funnel.lane.unbound.length > 0) return undefined;
  const order = facts.columns.map(({ id }) => id);
  const bound = funnel.lane.bound.map(({ step, columnId }) => ({
    count: step.count,
    columnId,
    at: order.indexOf(columnId),
  }));
  if (!bound.every(({ at }, i) => i === 0 || at > (bound[i - 1]?.at ?? -1))) return undefined;
  const values = columns.map(({ id }) => bound.find(({ columnId }) => columnId === id)?.count ?? null);
  if (values.every((value) => value === null)) return undefined;
  const worst = columnOfStep(facts).get(largestLoss(facts)?.row.step.index ?? -1);
  const marked = columns.flatMap(({ id }, i) => (id === worst ? [i] : []));
  const spec: ChartSpec = {
    ...chart.spec,
    categories: columns.map(({ title }) => title),
    series: [{ name: chart.spec.series[0]?.name ?? '', values }],
    marked,
    markedColour: LIGHT.negative,
    axis: false,
  };
  return { ...chart, spec };
}

/** How many were lost before each step. */
export function lossChart(facts: MapFacts): DrawnChart | undefined {
  const { funnel, lang, words } = facts;
  if (!funnel || funnel.lane.result.rows.length < 2) return undefined;
  const rows = funnel.lane.result.rows.slice(1);
  const worst = rows.findIndex((row) => row.step.index === largestLoss(facts)?.row.step.index);
  return {
    name: words('lost'),
    alt: `${words('lost')}: ${rows.map(({ step, lost }) => `${step.label} ${lost}`).join(', ')}. ${describeFunnel(funnel.lane, lang)}`,
    spec: {
      kind: 'bars',
      categories: rows.map(({ step }) => step.label),
      series: [{ name: words('lostSeries'), values: rows.map(({ lost }) => lost) }],
      colours: [LIGHT.kinds.action],
      marked: worst < 0 ? [] : [worst],
      markedColour: LIGHT.negative,
      format: COUNT,
      min: 0,
      max: Math.max(1, ...rows.map(({ lost }) => lost)) * 1.3,
      axis: true,
      lang,
    },
  };
}

function formatOf({ unit }: Metric, lang: Locale): string {
  if (unit === 'share') return lang === 'tr' ? '%0.0' : '0.0%';
  if (unit.startsWith('money:')) return '#,##0.00';
  return unit === 'count' || unit === 'seconds' ? COUNT : '0.0';
}

/** The history of one metric; undefined while it has none. */
export function trendChart({ lang }: MapFacts, reading: Reading, where: string): DrawnChart | undefined {
  const { metric, series } = reading;
  if (series.length < 2) return undefined;
  const values = series.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = high > low ? (high - low) * 0.35 : Math.max(0.01, Math.abs(high) * 0.2);
  return {
    name: `${metric.name} – ${where}`,
    alt: describeTrend(reading, lang),
    spec: {
      kind: 'line',
      categories: series.map(({ period }) => formatPeriod(lang, period)),
      series: [{ name: metric.name, values }],
      colours: [LIGHT.positive],
      marked: [series.length - 1],
      markedColour: LIGHT.positive,
      format: formatOf(metric, lang),
      labelMarkedOnly: series.length > 4,
      min: low >= 0 ? Math.max(0, low - room) : low - room,
      max: high + room,
      axis: true,
      lang,
    },
  };
}

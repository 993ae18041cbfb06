import { describeFunnel } from '../../journey/charts/funnel-band.describe.ts';
import type { Column } from '../../journey/columns.ts';
import { formatCount, formatShare } from '../../journey/format.ts';
import { lossBySegment } from '../../journey/insights.ts';
import type { Id } from '../../journey/journey.ts';
import { isSmall, wilson } from '../../journey/metrics/intervals.ts';
import type { ChartSpec } from './chart.types.ts';
import { COUNT, inkOf, reach, shareFormat, type DrawnChart } from './charts.ts';
import { mix } from './contrast.ts';
import { columnOfStep, largestLoss, type MapFacts } from './facts.ts';

/** Counts of every step of the funnel, those of `marked` columns standing out. */
export function funnelChart(
  facts: MapFacts,
  kind: 'columns' | 'bars',
  marked: readonly Id[],
  { shares = false, size }: { shares?: boolean; size?: number } = {},
): DrawnChart | undefined {
  const { funnel, lang, words, ink } = facts;
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
      categories: rows.map(({ step, fromPrevious }) =>
        shares && fromPrevious !== undefined ? `${step.label}\n${formatShare(lang, fromPrevious)}` : step.label,
      ),
      series: [
        {
          name: funnel.lane.unit || words('counted'),
          values: rows.map(({ step }) => step.count),
          colour: ink.funnel.band,
          labels: 'all',
        },
      ],
      marked: points,
      markedColour: isWorst ? ink.negative : ink.accent,
      format: COUNT,
      figure: { as: 'count' },
      min: 0,
      // room for the label of the largest
      max: Math.max(1, ...rows.map(({ step }) => step.count)) * (kind === 'bars' ? 1.3 : 1.25),
      axis: true,
      ...(size === undefined ? {} : { size }),
      ink: inkOf(facts),
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
  const [first] = chart.spec.series;
  const spec: ChartSpec = {
    ...chart.spec,
    categories: columns.map(({ title }) => title),
    series: first ? [{ ...first, values }] : [],
    marked,
    markedColour: facts.ink.negative,
    axis: false,
  };
  return { ...chart, spec };
}

/** How many were lost before each step. */
export function lossChart(facts: MapFacts, size?: number): DrawnChart | undefined {
  const { funnel, lang, words, ink } = facts;
  if (!funnel || funnel.lane.result.rows.length < 2) return undefined;
  const rows = funnel.lane.result.rows.slice(1);
  const worst = rows.findIndex((row) => row.step.index === largestLoss(facts)?.row.step.index);
  return {
    name: words('lost'),
    alt: `${words('lost')}: ${rows.map(({ step, lost }) => `${step.label} ${formatCount(lang, lost)}`).join(', ')}.`,
    spec: {
      kind: 'bars',
      categories: rows.map(({ step }) => step.label),
      series: [
        { name: words('lostSeries'), values: rows.map(({ lost }) => lost), colour: ink.kinds.action, labels: 'all' },
      ],
      marked: worst < 0 ? [] : [worst],
      markedColour: ink.negative,
      format: COUNT,
      figure: { as: 'count' },
      min: 0,
      max: Math.max(1, ...rows.map(({ lost }) => lost)) * 1.3,
      axis: true,
      ...(size === undefined ? {} : { size }),
      ink: inkOf(facts),
      lang,
    },
  };
}

/** Who leaves before the steps under these columns: the share lost of each segment, with its interval. */
export function leaversChart(facts: MapFacts, columnIds: readonly Id[]): DrawnChart | undefined {
  const { funnel, journey, lang, ink, words } = facts;
  if (!funnel) return undefined;
  const places = columnOfStep(facts);
  const rows = funnel.lane.result.rows.filter(({ step }) => columnIds.includes(places.get(step.index) ?? ''));
  const [row] = rows.toSorted((a, b) => b.lost - a.lost);
  if (!row || row.lost === 0) return undefined;
  const told = lossBySegment(journey, funnel.record, row.step.index).filter(
    ({ before, own }) => !isSmall(before) && own.joined === 0,
  );
  if (told.length < 2) return undefined;
  const shares = told.slice(0, 6).map(({ segment, before, own }) => {
    const [share, { low, high }] = [own.lost / before, wilson(own.lost, before)];
    return { segment, share, plus: reach(share, high), minus: reach(low, share), high };
  });
  const name = words('leavers', { step: row.step.label });
  const said = shares.map(({ segment, share }) => `${segment} ${formatShare(lang, share)}`);
  return {
    name,
    alt: `${name}: ${said.join(', ')}.`,
    spec: {
      kind: 'bars',
      categories: shares.map(({ segment }) => segment),
      series: [
        {
          name: words('lostSeries'),
          values: shares.map(({ share }) => Math.round(share * 1e6) / 1e6),
          colour: mix(ink.negative, ink.ground, 0.68),
          labels: 'all',
          error: { plus: shares.map(({ plus }) => plus), minus: shares.map(({ minus }) => minus) },
        },
      ],
      format: shareFormat(lang),
      figure: { as: 'metric', metric: { unit: 'share' } },
      min: 0,
      max: Math.min(1.4, Math.max(...shares.map(({ high }) => high)) * 1.35),
      axis: true,
      ink: inkOf(facts),
      lang,
    },
  };
}

import {
  formatCount,
  formatDate,
  formatInterval,
  formatPeriod,
  formatShare,
  formatValue,
} from '../../journey/format.ts';
import { isSmall } from '../../journey/metrics/intervals.ts';
import { intervalOf } from '../../journey/metrics/kinds.ts';
import { lossChart } from './charts.ts';
import type { Deck } from './deck.ts';
import { measured, type MapFacts, type MeasuredHere } from './facts.ts';
import { drawFoot, FOOT, funnelPassport, metricPassports } from './foot.ts';
import { LIGHT } from './ink.ts';
import { MARGIN, SLIDE } from './master.ts';
import { drawEyebrow } from './overview.ts';
import type { Slide, TableColumn } from './slide.ts';
import { clamped, heightOf, type Paragraph } from './text.ts';

const TOP = 84;
const BOTTOM = FOOT - 6;
const WHOLE = SLIDE.width - 2 * MARGIN;
const GUTTER = 28;
const HEADING = 22;
/** Shares of a table's width: metric, where, period, value, n, interval. */
const SHARES = [0.2, 0.22, 0.16, 0.13, 0.1, 0.19] as const;

interface TableRow {
  cells: readonly Paragraph[];
  height: number;
}

function tableColumns({ words }: MapFacts, width: number): TableColumn[] {
  const keys = ['metric', 'where', 'period', 'value', 'n', 'interval'] as const;
  return keys.map((key, i) => ({ title: words(key), width: width * (SHARES[i] ?? 0), align: i > 2 ? 'r' : 'l' }));
}

function rowOf(cells: readonly Paragraph[], columns: readonly TableColumn[]): TableRow {
  const kept = cells.map((cell, i) => clamped(cell, (columns[i]?.width ?? 0) - 8, 3));
  const height = Math.max(...kept.map((cell, i) => heightOf([cell], (columns[i]?.width ?? 0) - 8)));
  return { cells: kept, height: Math.max(22, height + 8) };
}

/** One number as the table says it. */
interface Finding {
  metric: string;
  where: string;
  period: string;
  value: string;
  n: number | null;
  interval: string | undefined;
  missed: boolean;
}

function metricFinding({ lang, say }: MapFacts, { reading, where }: MeasuredHere): Finding {
  const { metric, latest } = reading;
  const { target, direction } = metric;
  const interval = intervalOf(metric, latest);
  const value = formatValue(lang, metric, latest.value);
  return {
    metric: metric.name || say(`metric.${metric.kind}`),
    where,
    period: formatPeriod(lang, latest.period),
    // the target in words, so that a missed one is not told by its colour alone
    value:
      target === undefined ? value : `${value}\n${say('number.target', { value: formatValue(lang, metric, target) })}`,
    n: latest.n,
    interval: interval && formatInterval(lang, metric, interval),
    missed: target !== undefined && (direction === 'higher' ? latest.value < target : latest.value > target),
  };
}

function funnelFindings({ funnel, lang, say }: MapFacts): Finding[] {
  const rows = funnel?.lane.result.rows ?? [];
  const { from, to } = funnel?.record ?? {};
  const period = from && to ? say('funnel.dates', { from: formatDate(lang, from), to: formatDate(lang, to) }) : '–';
  return rows.flatMap(({ step, fromPrevious, fromPreviousInterval }, i): Finding[] => {
    const before = rows[i - 1]?.step.count;
    if (fromPrevious === undefined || before === undefined) return [];
    return [
      {
        metric: say('metric.conversion-step'),
        where: step.label,
        period,
        value: formatShare(lang, fromPrevious),
        n: before,
        interval: fromPreviousInterval && formatInterval(lang, { unit: 'share' }, fromPreviousInterval),
        missed: false,
      },
    ];
  });
}

function findingRow({ lang, words }: MapFacts, finding: Finding, columns: readonly TableColumn[]): TableRow {
  const { n, missed, interval = words('noInterval') } = finding;
  const count = n === null ? words('noInterval') : formatCount(lang, n);
  const texts = [
    finding.metric,
    finding.where,
    finding.period,
    finding.value,
    // what is hatched on the map is said here (N2)
    n !== null && isSmall(n) ? words('fewAnswers', { n: count }) : count,
    interval,
  ];
  return rowOf(
    texts.map((text, i) => ({
      text,
      bold: i === 3,
      color: i === 3 && missed ? LIGHT.negative : i > 3 || i === 2 ? LIGHT.second : LIGHT.ink,
    })),
    columns,
  );
}

/** As many rows as fit under their head; what is left comes back. */
function drawTable(slide: Slide, facts: MapFacts, all: readonly Finding[], x: number, width: number): Finding[] {
  const columns = tableColumns(facts, width);
  const head = rowOf(
    columns.map(({ title }) => ({ text: title, bold: true, color: LIGHT.second })),
    columns,
  );
  const rows: TableRow[] = [head];
  let y = TOP + HEADING + head.height;
  for (const one of all) {
    const row = findingRow(facts, one, columns);
    if (y + row.height > BOTTOM) break;
    rows.push(row);
    y += row.height;
  }
  const taken = rows.length - 1;
  slide.text('table title', { x, y: TOP, width, height: 18 }, [{ text: facts.words('metrics'), bold: true, size: 12 }]);
  slide.table('metrics', facts.words('tableAlt', { count: taken }), { x, y: TOP + HEADING }, columns, rows);
  return all.slice(taken);
}

function titleOf({ funnel, lang, words }: MapFacts): string {
  const { overall, closed, entered, rows } = funnel?.lane.result ?? {};
  const last = rows?.at(-1)?.step.count;
  if (!closed || overall === undefined || entered === undefined || last === undefined || entered < 30)
    return words('findings');
  return words('overall', {
    share: formatShare(lang, overall),
    last: formatCount(lang, last),
    first: formatCount(lang, entered),
  });
}

/** People lost by step beside the measured values with n and interval; nothing where nothing was measured. */
export function drawFindings(deck: Deck, facts: MapFacts): void {
  const { words } = facts;
  const chart = lossChart(facts);
  const here = measured(facts);
  let left = [...funnelFindings(facts), ...here.map((one) => metricFinding(facts, one))];
  if (!chart && left.length === 0) return;
  const passports = [funnelPassport(facts) ?? [], metricPassports(facts, here)].flat();
  for (let first = true; first || left.length > 0; first = false) {
    const slide = deck.slide();
    drawEyebrow(slide, facts.title);
    slide.title(first ? titleOf(facts) : words('findings'));
    const drawn = first ? chart : undefined;
    const share = left.length > 0 ? 0.38 : 1;
    if (drawn) {
      const width = WHOLE * share - (left.length > 0 ? GUTTER : 0);
      slide.text('chart title', { x: MARGIN, y: TOP, width, height: 18 }, [{ text: drawn.name, bold: true, size: 12 }]);
      slide.chart(
        drawn.name,
        drawn.alt,
        { x: MARGIN, y: TOP + HEADING, width, height: Math.min(320, BOTTOM - TOP - HEADING) },
        drawn.spec,
      );
    }
    const x = drawn ? MARGIN + WHOLE * share : MARGIN;
    if (left.length > 0) left = drawTable(slide, facts, left, x, SLIDE.width - MARGIN - x);
    drawFoot(slide, facts, deck.count, passports);
  }
}

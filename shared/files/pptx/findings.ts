import { formatCount, formatInterval, formatPeriod, formatShare, formatValue } from '../../journey/format.ts';
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
const SHARES = [0.22, 0.24, 0.13, 0.13, 0.1, 0.18] as const;

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

function metricRow(
  { lang, say, words }: MapFacts,
  { reading, where }: MeasuredHere,
  columns: readonly TableColumn[],
): TableRow {
  const { metric, latest } = reading;
  const interval = intervalOf(metric.kind, latest);
  const missed =
    metric.target !== undefined &&
    (metric.direction === 'higher' ? latest.value < metric.target : latest.value > metric.target);
  const texts = [
    metric.name || say(`metric.${metric.kind}`),
    where,
    formatPeriod(lang, latest.period),
    formatValue(lang, metric, latest.value),
    latest.n === null ? words('noInterval') : formatCount(lang, latest.n),
    interval ? formatInterval(lang, metric, interval) : words('noInterval'),
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
function drawTable(
  slide: Slide,
  facts: MapFacts,
  here: readonly MeasuredHere[],
  x: number,
  width: number,
): MeasuredHere[] {
  const columns = tableColumns(facts, width);
  const head = rowOf(
    columns.map(({ title }) => ({ text: title, bold: true, color: LIGHT.second })),
    columns,
  );
  const rows: TableRow[] = [head];
  let y = TOP + HEADING + head.height;
  let taken = 0;
  for (const one of here) {
    const row = metricRow(facts, one, columns);
    if (y + row.height > BOTTOM) break;
    rows.push(row);
    y += row.height;
    taken += 1;
  }
  slide.text('table title', { x, y: TOP, width, height: 18 }, [{ text: facts.words('metrics'), bold: true, size: 12 }]);
  slide.table('metrics', facts.words('tableAlt', { count: taken }), { x, y: TOP + HEADING }, columns, rows);
  return here.slice(taken);
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
  let left = measured(facts);
  if (!chart && left.length === 0) return;
  const passports = [funnelPassport(facts) ?? [], metricPassports(facts, left)].flat();
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

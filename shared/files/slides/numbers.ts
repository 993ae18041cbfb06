import { missesBeyondDoubt } from '../../journey/changes.ts';
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
import type { Deck } from './deck.ts';
import { measured, type MapFacts, type MeasuredHere } from './facts.ts';
import { drawEyebrow } from './eyebrow.ts';
import { drawFoot, funnelPassport, metricPassports } from './foot.ts';
import { BOTTOM, MARGIN, TOP } from './page.ts';
import type { TableColumn, TableRow } from './slide.types.ts';
import { clamped, heightOf, type Paragraph } from './text.ts';

/** Shares of a table's width: metric, where, period, value, n, interval. */
const SHARES = [0.2, 0.22, 0.16, 0.13, 0.1, 0.19] as const;

function tableColumns({ words }: MapFacts, width: number): TableColumn[] {
  const keys = ['metric', 'where', 'period', 'value', 'n', 'interval'] as const;
  return keys.map((key, i) => ({ title: words(key), width: width * (SHARES[i] ?? 0), align: i > 2 ? 'r' : 'l' }));
}

export function tableRow(cells: readonly Paragraph[], columns: readonly TableColumn[], most = 3): TableRow {
  const kept = cells.map((cell, i) => clamped(cell, (columns[i]?.width ?? 0) - 8, most));
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
  const { target } = metric;
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
    missed: missesBeyondDoubt(reading),
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

function findingRow({ lang, words, ink }: MapFacts, finding: Finding, columns: readonly TableColumn[]): TableRow {
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
  return tableRow(
    texts.map((text, i) => ({
      text,
      bold: i === 3,
      color: i === 3 && missed ? ink.negative : i > 3 || i === 2 ? ink.second : ink.ink,
    })),
    columns,
  );
}

/** Every number of the map with its n and interval, on as many slides as that takes (N1, N2). */
export function drawNumbers(deck: Deck, facts: MapFacts): void {
  const { words, page } = facts;
  const here = measured(facts);
  let left = [...funnelFindings(facts), ...here.map((one) => metricFinding(facts, one))];
  const columns = tableColumns(facts, page.inner);
  const head = tableRow(
    columns.map(({ title }) => ({ text: title, bold: true, color: facts.ink.second })),
    columns,
  );
  const passports = [funnelPassport(facts) ?? [], metricPassports(facts, here)].flat();
  while (left.length > 0) {
    const slide = deck.slide();
    drawEyebrow(slide, `${words('appendix')} · ${facts.title}`);
    slide.title(words('metrics'));
    const rows: TableRow[] = [head];
    let y = TOP + head.height;
    for (const one of left) {
      const row = findingRow(facts, one, columns);
      if (y + row.height > BOTTOM) break;
      rows.push(row);
      y += row.height;
    }
    slide.table('metrics', words('tableAlt', { count: rows.length - 1 }), { x: MARGIN, y: TOP }, columns, rows);
    left = left.slice(Math.max(1, rows.length - 1));
    drawFoot(slide, facts, deck.count, passports);
  }
}

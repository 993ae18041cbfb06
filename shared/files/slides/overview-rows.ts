import { missesBeyondDoubt } from '../../journey/changes.ts';
import { formatCount, formatShare, formatValue } from '../../journey/format.ts';
import type { Column } from '../../journey/columns.ts';
import type { Card, Lane, LaneKind } from '../../journey/journey.ts';
import type { Box } from '../../journey/layout.types.ts';
import { readingsByColumn } from '../../journey/readings.ts';
import { drawCard, cardHeight, pictureHeight, roomIn } from './card.ts';
import { feelingsChart, type DrawnChart } from './charts.ts';
import { funnelChart, funnelUnderColumns } from './funnel-charts.ts';
import { cardsOfCell, laneName, largestLoss, type MapFacts } from './facts.ts';
import { overviewName } from './links.ts';
import { MARGIN, type Page } from './page.ts';
import type { Slide } from './slide.ts';
import { clamped, fitting, heightOf, LEAST_SIZE, oneLine, type Paragraph } from './text.ts';

const CHART = 100;
const LEAST_CHART = 62;
const CARD_GAP = 4;
const ROW_PADDING = 5;
const MORE = 14;
const CARD_LINES = 4;
const MOST_PICTURE = 44;

/** Lane names stand left of the columns, of which a slide holds so many. */
export const railOf = ({ width }: Page): number => (width > 800 ? 92 : 82);
export const mostColumns = ({ width }: Page): number => (width > 800 ? 8 : 6);

/** A lane of the overview: how high it would like to be, and how it draws itself into what it gets. */
export interface Row {
  kind: LaneKind;
  name: string;
  wanted: number;
  /** Charts and dividers are what they are; cells of cards can say "+3 more". */
  least: number;
  strong?: boolean;
  /** May be drawn lower without losing anything. */
  elastic?: boolean;
  draw: (slide: Slide, y: number, height: number) => void;
}

export function grid({ page }: Pick<MapFacts, 'page'>, columns: readonly Column[]): { x: number; width: number }[] {
  const rail = railOf(page);
  const width = (page.inner - rail) / Math.max(1, columns.length);
  return columns.map((_, i) => ({ x: MARGIN + rail + i * width, width }));
}

function overviewCard(
  facts: MapFacts,
  card: Card,
  width: number,
): { paragraphs: Paragraph[]; height: number; picture: number } {
  const paragraphs = [
    clamped({ text: card.title, ...(card.kind === 'quote' ? { italic: true } : {}) }, roomIn(width), CARD_LINES),
  ];
  const picture = pictureHeight(facts, card, width, MOST_PICTURE);
  return { paragraphs, picture, height: cardHeight(paragraphs, width, picture) };
}

function cardsRow(facts: MapFacts, lane: Lane, columns: readonly Column[]): Row | undefined {
  const places = grid(facts, columns);
  const cells = columns.map((column, i) => {
    const width = (places[i]?.width ?? 0) - 6;
    return {
      width,
      x: places[i]?.x ?? 0,
      cards: cardsOfCell(facts, lane, column).map((card) => ({ card, ...overviewCard(facts, card, width) })),
    };
  });
  const heights = cells.map(({ cards }) => cards.reduce((sum, { height }) => sum + height + CARD_GAP, 0));
  const wanted = Math.max(0, ...heights);
  if (wanted === 0) return undefined;
  const tallest = Math.max(...cells.flatMap(({ cards }) => cards.slice(0, 1).map(({ height }) => height)));
  return {
    kind: lane.kind,
    name: laneName(facts, lane),
    wanted: wanted - CARD_GAP + 2 * ROW_PADDING,
    least: Math.min(wanted - CARD_GAP, tallest + CARD_GAP + MORE) + 2 * ROW_PADDING,
    draw: (slide, top, height) => {
      for (const { cards, width, x } of cells) {
        let y = top + ROW_PADDING;
        const bottom = top + height - ROW_PADDING;
        const all = cards.reduce((sum, each) => sum + each.height + CARD_GAP, -CARD_GAP) <= bottom - y + 0.01;
        let drawn = 0;
        for (const each of cards) {
          if (y + each.height > bottom - (all ? 0 : MORE) + 0.01) break;
          drawCard(
            slide,
            facts,
            each.card,
            overviewName(each.card.id),
            { x: x + 3, y, width, height: each.height },
            each.paragraphs,
            each.picture,
          );
          y += each.height + CARD_GAP;
          drawn += 1;
        }
        if (drawn === cards.length) continue;
        const more = facts.words('more', { count: formatCount(facts.lang, cards.length - drawn) });
        slide.text(
          'more',
          { x: x + 6, y: bottom - MORE, width: width - 6, height: MORE },
          [{ text: more, color: facts.ink.second }],
          'b',
        );
      }
    },
  };
}

function foldedRow(facts: MapFacts, lane: Lane, columns: readonly Column[]): Row | undefined {
  const counts = columns.map((column) => cardsOfCell(facts, lane, column).length);
  if (counts.every((count) => count === 0)) return undefined;
  const places = grid(facts, columns);
  return {
    kind: lane.kind,
    name: laneName(facts, lane),
    wanted: 22,
    least: 22,
    draw: (slide, y, height) =>
      counts.forEach((count, i) => {
        const { x = 0, width = 0 } = places[i] ?? {};
        const text = facts.words('folded', { count: formatCount(facts.lang, count) });
        if (count > 0)
          slide.text(
            'more',
            { x: x + 6, y, width: width - 12, height },
            [oneLine({ text, color: facts.ink.second }, width - 12)],
            'ctr',
          );
      }),
  };
}

function metricsRow(facts: MapFacts, lane: Lane, columns: readonly Column[]): Row | undefined {
  const { journey, lang, lens, say, ink } = facts;
  const readings = readingsByColumn(journey, lens, lane.settings.metricIds);
  const places = grid(facts, columns);
  const cells = columns.map(({ id }, i): Paragraph[] =>
    (readings.get(id) ?? []).slice(0, 2).flatMap((reading, at): Paragraph[] => {
      const { metric, latest } = reading;
      const width = (places[i]?.width ?? 0) - 12;
      const n = latest.n === null ? say('number.n-unknown') : say('number.n', { n: formatCount(lang, latest.n) });
      const value = formatValue(lang, metric, latest.value);
      const color = missesBeyondDoubt(reading) ? ink.negative : ink.ink;
      return [
        oneLine({ text: value, bold: true, size: 12, color, before: at > 0 ? 3 : 0 }, width),
        clamped({ text: `${metric.name} · ${n}`, color: ink.second }, width, 2),
      ];
    }),
  );
  if (cells.every((cell) => cell.length === 0)) return undefined;
  const height = Math.max(...cells.map((cell, i) => heightOf(cell, (places[i]?.width ?? 0) - 12)));
  const wanted = height + 2 * ROW_PADDING;
  return {
    kind: lane.kind,
    name: laneName(facts, lane),
    wanted,
    least: wanted,
    draw: (slide, y) =>
      cells.forEach((cell, i) => {
        const { x = 0, width = 0 } = places[i] ?? {};
        if (cell.length > 0) slide.text('metric', { x: x + 6, y: y + ROW_PADDING, width: width - 12, height }, cell);
      }),
  };
}

function chartBox({ page }: MapFacts, y: number, height: number): Box {
  const rail = railOf(page);
  return { x: MARGIN + rail, y: y + 2, width: page.inner - rail, height: height - 4 };
}

const LOSS = 26;

/** Under each bar of the funnel what share went on, and how many did not. */
function funnelRow(facts: MapFacts, name: string, chart: DrawnChart, columns: readonly Column[]): Row {
  const { funnel, lang, words, ink } = facts;
  const places = grid(facts, columns);
  const byColumn = new Map((funnel?.lane.bound ?? []).map(({ step, columnId }) => [columnId, step.index]));
  const worst = largestLoss(facts)?.row.step.index;
  return {
    kind: 'funnel',
    name,
    wanted: CHART + LOSS,
    least: LEAST_CHART + LOSS,
    elastic: true,
    draw: (slide, y, height) => {
      slide.chart(chart.name, chart.alt, chartBox(facts, y, height - LOSS), chart.spec);
      columns.forEach(({ id }, i) => {
        const { x = 0, width = 0 } = places[i] ?? {};
        const row = funnel?.lane.result.rows.find(({ step }) => step.index === byColumn.get(id));
        if (row?.fromPrevious === undefined) return;
        const lost = row.lost > 0 ? `\u2212${formatCount(lang, row.lost)}` : '';
        const share = formatShare(lang, row.fromPrevious);
        const long: Paragraph = { text: words('ofPrevious', { share }), color: ink.second, align: 'ctr' };
        const said = fitting(long, [LEAST_SIZE], width - 4, 1) ?? { ...long, text: share };
        slide.text(`loss:${row.step.index}`, { x: x + 2, y: y + height - LOSS, width: width - 4, height: LOSS - 1 }, [
          oneLine(said, width - 4),
          ...(lost === ''
            ? []
            : [{ text: lost, align: 'ctr' as const, bold: row.step.index === worst, color: ink.negative }]),
        ]);
      });
    },
  };
}

function chartRow(facts: MapFacts, kind: LaneKind, name: string, chart: DrawnChart | undefined): Row | undefined {
  if (!chart) return undefined;
  return {
    kind,
    name,
    wanted: CHART,
    least: LEAST_CHART,
    elastic: true,
    draw: (slide, y, height) => slide.chart(chart.name, chart.alt, chartBox(facts, y, height), chart.spec),
  };
}

export function rowOf(facts: MapFacts, lane: Lane, columns: readonly Column[], first: boolean): Row | undefined {
  const name = laneName(facts, lane);
  if (lane.kind.startsWith('line-of-'))
    return { kind: lane.kind, name, wanted: 18, least: 18, strong: true, draw: () => undefined };
  if (lane.collapsed) return foldedRow(facts, lane, columns);
  switch (lane.kind) {
    case 'feelings':
      return (
        chartRow(facts, lane.kind, name, feelingsChart(facts, columns, [], { axis: false })) ??
        cardsRow(facts, lane, columns)
      );
    case 'funnel': {
      const aligned = funnelUnderColumns(facts, columns);
      if (aligned) return funnelRow(facts, name, aligned, columns);
      return (
        chartRow(facts, lane.kind, name, first ? funnelChart(facts, 'columns', []) : undefined) ??
        cardsRow(facts, lane, columns)
      );
    }
    case 'metrics':
      return metricsRow(facts, lane, columns) ?? cardsRow(facts, lane, columns);
    default:
      return cardsRow(facts, lane, columns);
  }
}

import type { Column } from '../../journey/columns.ts';
import { formatFeeling } from '../../journey/charts/feelings-curve.describe.ts';
import { formatCount, formatValue } from '../../journey/format.ts';
import type { Card, Lane } from '../../journey/journey.ts';
import { readingsByColumn } from '../../journey/readings.ts';
import { drawCard, cardHeight, pictureHeight } from './card.ts';
import { feelingsChart, funnelChart, funnelUnderColumns, type DrawnChart } from './charts.ts';
import type { Deck } from './deck.ts';
import { cardsOfCell, laneName, largestLoss, lossWords, measured, type MapFacts } from './facts.ts';
import { drawFoot, FOOT, funnelPassport, metricPassports } from './foot.ts';
import { LIGHT } from './ink.ts';
import { drawLinks, overviewName } from './links.ts';
import { MARGIN, SLIDE } from './master.ts';
import type { Slide } from './slide.ts';
import { flat } from './xml.ts';
import { clamped, fitting, largest, linesOf, oneLine, type Paragraph } from './text.ts';

const RAIL = 92;
const MOST_COLUMNS = 8;
const HEAD = 80;
const CHEVRON = 30;
const STEP = 28;
const CHART = 96;
const LEAST_CHART = 70;
const CARD_GAP = 4;
const ROW_PADDING = 5;
const MORE = 14;
const CARD_LINES = 4;
const MOST_PICTURE = 44;

/** A lane of the overview: how high it would like to be, and how it draws itself into what it gets. */
interface Row {
  name: string;
  wanted: number;
  /** Charts and dividers are what they are; cells of cards can say "+3 more". */
  least: number;
  strong?: boolean;
  /** May be drawn lower without losing anything. */
  elastic?: boolean;
  draw: (slide: Slide, y: number, height: number) => void;
}

function grid(columns: readonly Column[]): { x: number; width: number }[] {
  const width = (SLIDE.width - 2 * MARGIN - RAIL) / Math.max(1, columns.length);
  return columns.map((_, i) => ({ x: MARGIN + RAIL + i * width, width }));
}

function overviewCard(
  facts: MapFacts,
  card: Card,
  width: number,
): { paragraphs: Paragraph[]; height: number; picture: number } {
  const paragraphs = [clamped({ text: card.title }, width - 16, CARD_LINES)];
  const picture = pictureHeight(facts, card, width, MOST_PICTURE);
  return { paragraphs, picture, height: cardHeight(paragraphs, width, picture) };
}

function cardsRow(facts: MapFacts, lane: Lane, columns: readonly Column[]): Row | undefined {
  const places = grid(columns);
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
    name: laneName(facts, lane),
    wanted: wanted - CARD_GAP + 2 * ROW_PADDING,
    least: tallest + CARD_GAP + MORE + 2 * ROW_PADDING,
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
          [{ text: more, color: LIGHT.second }],
          'b',
        );
      }
    },
  };
}

function foldedRow(facts: MapFacts, lane: Lane, columns: readonly Column[]): Row | undefined {
  const counts = columns.map((column) => cardsOfCell(facts, lane, column).length);
  if (counts.every((count) => count === 0)) return undefined;
  const places = grid(columns);
  return {
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
            [oneLine({ text, color: LIGHT.second }, width - 12)],
            'ctr',
          );
      }),
  };
}

function metricsRow(facts: MapFacts, lane: Lane, columns: readonly Column[]): Row | undefined {
  const { journey, lang, say } = facts;
  const readings = readingsByColumn(journey, '', lane.settings.metricIds);
  const places = grid(columns);
  const cells = columns.map(({ id }, i): Paragraph[] =>
    (readings.get(id) ?? []).slice(0, 3).map(({ metric, latest }) => {
      const n = latest.n === null ? say('number.n-unknown') : say('number.n', { n: formatCount(lang, latest.n) });
      const text = `${metric.name} ${formatValue(lang, metric, latest.value)} · ${n}`;
      return clamped({ text, before: 3 }, (places[i]?.width ?? 0) - 12, 2);
    }),
  );
  if (cells.every((cell) => cell.length === 0)) return undefined;
  const height = Math.max(
    ...cells.map((cell, i) =>
      cell.reduce((sum, one) => sum + 12 * linesOf(one, (places[i]?.width ?? 0) - 12).length + 3, 0),
    ),
  );
  const wanted = height + 2 * ROW_PADDING;
  return {
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

function chartRow(name: string, chart: DrawnChart | undefined): Row | undefined {
  if (!chart) return undefined;
  const box = { x: MARGIN + RAIL, width: SLIDE.width - 2 * MARGIN - RAIL };
  return {
    name,
    wanted: CHART,
    least: LEAST_CHART,
    elastic: true,
    draw: (slide, y, height) =>
      slide.chart(chart.name, chart.alt, { ...box, y: y + 2, height: height - 4 }, chart.spec),
  };
}

function rowOf(facts: MapFacts, lane: Lane, columns: readonly Column[], first: boolean): Row | undefined {
  const name = laneName(facts, lane);
  if (lane.kind.startsWith('line-of-')) return { name, wanted: 18, least: 18, strong: true, draw: () => undefined };
  if (lane.collapsed) return foldedRow(facts, lane, columns);
  switch (lane.kind) {
    case 'feelings':
      return chartRow(name, feelingsChart(facts, columns, [], false)) ?? cardsRow(facts, lane, columns);
    case 'funnel': {
      const aligned = funnelUnderColumns(facts, columns);
      return (
        chartRow(name, aligned ?? (first ? funnelChart(facts, 'columns', []) : undefined)) ??
        cardsRow(facts, lane, columns)
      );
    }
    case 'metrics':
      return metricsRow(facts, lane, columns) ?? cardsRow(facts, lane, columns);
    default:
      return cardsRow(facts, lane, columns);
  }
}

function chunks<T>(all: readonly T[], most: number): T[][] {
  const count = Math.max(1, Math.ceil(all.length / most));
  const size = Math.ceil(all.length / count);
  return Array.from({ length: count }, (_, i) => all.slice(i * size, (i + 1) * size));
}

/** Chevrons over their columns, and the names of steps where there are any. */
function drawHead(slide: Slide, facts: MapFacts, columns: readonly Column[]): number {
  const places = grid(columns);
  for (const [i, stage] of facts.stages.entries()) {
    const mine = columns.flatMap((column, at) => (column.stageId === stage.id ? [at] : []));
    const [from, to] = [places[mine[0] ?? -1], places[mine.at(-1) ?? -1]];
    if (!from || !to) continue;
    const tint = LIGHT.stages[stage.tint];
    const width = to.x + to.width - from.x - 2;
    // the shapes keep their text out of their points themselves
    const inner = width - (i === 0 ? 17 : 26);
    const name: Paragraph = { text: flat(stage.title), bold: true, color: tint.text };
    slide.shape({
      name: `stage:${stage.id}`,
      form: i === 0 ? 'homePlate' : 'chevron',
      corner: 10,
      x: from.x,
      y: HEAD,
      width,
      height: CHEVRON,
      fill: tint.fill,
      anchor: 'ctr',
      insets: i === 0 ? { left: 8, right: 4 } : { left: 4, right: 2 },
      paragraphs: [fitting(name, [13, 12], inner, 1) ?? largest(name, [11, 10], inner, 2)],
    });
  }
  if (columns.every(({ stepId }) => stepId === undefined)) return HEAD + CHEVRON + 4;
  columns.forEach(({ stepId, title }, i) => {
    const { x = 0, width = 0 } = places[i] ?? {};
    if (stepId === undefined) return;
    const name = clamped({ text: title, bold: true, color: LIGHT.second }, width - 12, 2);
    slide.text(
      `step:${stepId}`,
      { x: x + 6, y: HEAD + CHEVRON + 2, width: width - 12, height: STEP - 2 },
      [name],
      'ctr',
    );
  });
  return HEAD + CHEVRON + STEP + 4;
}

/** Rows packed on as few slides as hold them; a row is never broken. */
function pages(rows: readonly Row[], room: number): { row: Row; height: number }[][] {
  const over = rows.reduce((sum, row) => sum + row.wanted, 0) - room;
  const give = rows.reduce((sum, row) => sum + (row.elastic ? row.wanted - row.least : 0), 0);
  if (over <= give) {
    const share = over > 0 ? over / give : 0;
    return [rows.map((row) => ({ row, height: row.wanted - (row.elastic ? (row.wanted - row.least) * share : 0) }))];
  }
  const result: { row: Row; height: number }[][] = [[]];
  let left = room;
  for (const row of rows) {
    const height = Math.min(room, Math.max(row.least, Math.min(row.wanted, room * 0.42)));
    if (height > left && (result.at(-1)?.length ?? 0) > 0) {
      result.push([]);
      left = room;
    }
    result.at(-1)?.push({ row, height });
    left -= height;
  }
  return result;
}

export function drawEyebrow(slide: Slide, text: string, width = SLIDE.width - 2 * MARGIN): void {
  slide.text('eyebrow', { x: MARGIN, y: 16, width, height: 16 }, [
    oneLine({ text, color: LIGHT.second, size: 11 }, width),
  ]);
}

/** What the numbers of the whole map say first: where people are lost, else where they feel worst. */
function findingOf(facts: MapFacts): string | undefined {
  const { columns, curves, feeling, lang, words } = facts;
  const loss = largestLoss(facts);
  if (loss) return words('loss', lossWords(facts, loss));
  const worst = curves[0]?.points.find(({ columnId }) => columnId === curves[0]?.low);
  const column = columns.find(({ id }) => id === worst?.columnId)?.title;
  if (column === undefined || worst?.value === undefined) return undefined;
  return words('low', { column, value: formatFeeling(lang, worst.value, feeling.scale) });
}

/** The map as it hangs on the wall: its columns, lanes and curve, with charts that are charts. */
export function drawOverview(deck: Deck, facts: MapFacts): void {
  const { map, say, words } = facts;
  const title = findingOf(facts) ?? facts.title;
  const eyebrow = [title === facts.title ? '' : facts.title, say(`map.${map.state}`), facts.personas];
  const headOf = (columns: readonly Column[]): number =>
    HEAD + CHEVRON + 4 + (columns.some(({ stepId }) => stepId) ? STEP : 0);
  const plan = chunks(facts.columns, MOST_COLUMNS).flatMap((columns, chunk) => {
    const lanes = columns.length > 0 ? facts.lanes : [];
    const rows = lanes.flatMap((lane) => rowOf(facts, lane, columns, chunk === 0) ?? []);
    return pages(rows, FOOT - headOf(columns)).map((page) => ({ columns, page }));
  });
  const passports = [funnelPassport(facts) ?? [], metricPassports(facts, measured(facts))].flat();
  plan.forEach(({ columns, page }, i) => {
    const slide = deck.slide();
    drawEyebrow(slide, eyebrow.filter((part) => part !== '').join(' · '));
    slide.title(plan.length > 1 ? `${title} ${words('part', { part: i + 1, parts: plan.length })}` : title);
    if (facts.columns.length === 0)
      slide.text('empty', { x: MARGIN, y: HEAD, width: 600, height: 40 }, [
        { text: words('noStages'), size: 14, color: LIGHT.second },
      ]);
    let y = columns.length > 0 ? drawHead(slide, facts, columns) : HEAD;
    const under = slide.count;
    for (const { row, height } of page) {
      if (y > HEAD + CHEVRON + STEP + 4 || row.strong)
        slide.hairline(MARGIN, y, SLIDE.width - 2 * MARGIN, row.strong ? LIGHT.line : LIGHT.hairline);
      const label = clamped(
        { text: row.name, bold: true, color: LIGHT.second },
        RAIL - 8,
        Math.max(1, Math.floor((height - 6) / 12)),
      );
      slide.text('lane', { x: MARGIN, y: y + 4, width: row.strong ? 300 : RAIL - 8, height: height - 4 }, [
        row.strong ? oneLine({ ...label, text: row.name }, 300) : label,
      ]);
      row.draw(slide, y, height);
      y += height;
    }
    drawLinks(slide, facts, under);
    drawFoot(slide, facts, deck.count, passports);
  });
}

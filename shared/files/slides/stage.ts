import { missesBeyondDoubt } from '../../journey/changes.ts';
import type { Column } from '../../journey/columns.ts';
import type { LaneKind, Stage } from '../../journey/journey.ts';
import type { Box } from '../../journey/layout.types.ts';
import { formatFeeling } from '../../journey/charts/feelings-curve.describe.ts';
import { drawCard, type CardType } from './card.ts';
import { feelingsChart, trendChart, type DrawnChart } from './charts.ts';
import { funnelChart, leaversChart } from './funnel-charts.ts';
import type { Deck } from './deck.ts';
import { drawEyebrow } from './eyebrow.ts';
import {
  cardsOfCell,
  columnOfStep,
  laneName,
  largestLoss,
  lossWords,
  measuredAt,
  stageName,
  type MapFacts,
} from './facts.ts';
import { flow, whole, type Flowed, type Waiting } from './flow.ts';
import { drawFoot, funnelPassport, metricPassports } from './foot.ts';
import { BOTTOM, MARGIN, TOP, type Page } from './page.ts';
import type { Slide } from './slide.ts';
import { clamped, fitting, heightOf, largest, LEAST_SIZE } from './text.ts';

const GUTTER = 16;
const HEADING = 24;
/** Under this width every title is a tower of words. */
const LEAST_COLUMN = 120;
/** Widths for what stands right of the cards, the wider one where these need little. */
const chartsWidths = ({ width }: Page): readonly number[] => (width > 800 ? [356, 272] : [252, 204]);
/** The largest letters at which a stage's cards stand on one slide are taken. */
const TYPES: readonly CardType[] = [
  { title: 14, rest: 12 },
  { title: 13, rest: 11 },
  { title: 12, rest: 11 },
  { title: 11, rest: 10 },
];
const SMALLEST_TYPE = { title: 11, rest: 10 };
const QUESTIONS = ['do', 'hurts', 'could'] as const;
type Question = (typeof QUESTIONS)[number];

/** Which question a lane answers. */
function questionOf(kind: LaneKind): Question {
  switch (kind) {
    case 'pains':
    case 'thoughts':
    case 'quotes':
    case 'feelings':
    case 'arc':
      return 'hurts';
    case 'gains':
    case 'opportunities':
    case 'ideas':
      return 'could';
    default:
      return 'do';
  }
}

function waitingOf(facts: MapFacts, stage: Stage): Map<Question, Waiting[]> {
  const columns = facts.columns.filter((column) => column.stageId === stage.id);
  const groups = new Map<Question, Waiting[]>();
  for (const lane of facts.lanes) {
    const group = questionOf(lane.kind);
    for (const column of columns) {
      for (const card of cardsOfCell(facts, lane, column)) {
        const list = groups.get(group) ?? [];
        groups.set(group, list);
        list.push({
          card,
          heading: laneName(facts, lane),
          ...(column.stepId === undefined ? {} : { step: column.title }),
        });
      }
    }
  }
  return groups;
}

/** What the numbers say about a stage, else its title. */
function stageTitle(facts: MapFacts, stage: Stage): string {
  const { lang, words } = facts;
  const mine = new Set(facts.columns.flatMap((column) => (column.stageId === stage.id ? [column.id] : [])));
  const name = stageName(facts, stage);
  const loss = largestLoss(facts);
  if (loss && mine.has(columnOfStep(facts).get(loss.row.step.index) ?? '')) {
    return words('stageLoss', { stage: name, ...lossWords(facts, loss) });
  }
  const curve = facts.curves[0];
  for (const [end, key] of [
    [curve?.low, 'stageLow'],
    [curve?.peak, 'stagePeak'],
  ] as const) {
    const value = curve?.points.find(({ columnId }) => columnId === end)?.value;
    if (end !== undefined && mine.has(end) && value !== undefined)
      return words(key, { stage: name, value: formatFeeling(lang, value, facts.feeling.scale) });
  }
  return name;
}

const NEAR = 12;
const MOST_CHARTS = 3;

/** The whole curve, or of a long map the part that this stage stands in the middle of. */
function nearColumns({ columns }: MapFacts, mine: readonly string[]): readonly Column[] {
  if (columns.length <= NEAR) return columns;
  const first = columns.findIndex(({ id }) => mine.includes(id));
  const from = Math.min(Math.max(0, first - Math.floor((NEAR - mine.length) / 2)), columns.length - NEAR);
  return columns.slice(from, from + Math.max(NEAR, mine.length));
}

function chartsOf(facts: MapFacts, stage: Stage): DrawnChart[] {
  const mine = facts.columns.flatMap((column) => (column.stageId === stage.id ? [column.id] : []));
  const places = [...columnOfStep(facts).values()];
  // a target that is missed first, then what most people answered
  const trends = measuredAt(facts, stage)
    .filter(({ reading }) => reading.series.length > 1)
    .sort(
      (a, b) =>
        Number(missesBeyondDoubt(b.reading)) - Number(missesBeyondDoubt(a.reading)) ||
        (b.reading.latest.n ?? 0) - (a.reading.latest.n ?? 0),
    );
  const trend = trends[0] && trendChart(facts, trends[0].reading, trends[0].where);
  const counted = mine.some((id) => places.includes(id)) ? funnelChart(facts, 'bars', mine) : undefined;
  const near = nearColumns(facts, mine);
  const room = Math.min(...chartsWidths(facts.page)) / Math.max(1, near.length) - 4;
  const named = near.every(({ title }) => fitting({ text: title }, [LEAST_SIZE], room, 2) !== undefined);
  const felt = feelingsChart(facts, near, mine, { axis: named });
  return [trend, leaversChart(facts, mine), counted, felt].filter((chart) => chart !== undefined).slice(0, MOST_CHARTS);
}

function drawCharts(slide: Slide, { page }: MapFacts, charts: readonly DrawnChart[], width: number): void {
  const box = { x: page.width - MARGIN - width, width };
  const slot = (BOTTOM - TOP) / charts.length;
  charts.forEach((chart, i) => {
    const heading = clamped({ text: chart.name, bold: true, size: 11 }, width, 2);
    const high = heightOf([heading], width);
    const y = TOP + i * slot;
    slide.text('chart title', { ...box, y, height: high }, [heading]);
    slide.chart(
      chart.name,
      chart.alt,
      { ...box, y: y + high + 2, height: Math.min(slot - high - 12, 230) },
      chart.spec,
    );
  });
}

function drawCards(slide: Slide, facts: MapFacts, { cards, headings }: Pick<Flowed, 'cards' | 'headings'>): void {
  for (const { paragraph, ...box } of headings) slide.text('lane', box, [paragraph]);
  for (const { card, paragraphs, picture, ...box } of cards)
    drawCard(slide, facts, card, `card:${card.id}`, box, paragraphs, picture);
}

function columnsIn(count: number, left: number, width: number, top: number): Box[] {
  const each = (width - GUTTER * (count - 1)) / count;
  return Array.from({ length: count }, (_, i) => ({
    x: left + i * (each + GUTTER),
    y: top,
    width: each,
    height: BOTTOM - top,
  }));
}

/** Slides full of cards until none is left. */
export function drawRest(waiting: readonly Waiting[], facts: MapFacts): ((slide: Slide) => void)[] {
  const { inner } = facts.page;
  const columns = inner > 800 ? 4 : 3;
  const draws: ((slide: Slide) => void)[] = [];
  for (let rest = waiting; rest.length > 0;) {
    const page = flow(facts, rest, columnsIn(columns, MARGIN, inner, TOP));
    const long = rest[0];
    if (page.cards.length === 0 && long) {
      const card = whole(facts, long, { x: MARGIN, y: TOP, width: inner, height: BOTTOM - TOP });
      draws.push((slide) => drawCards(slide, facts, { cards: [card], headings: [] }));
      rest = rest.slice(1);
    } else {
      draws.push((slide) => drawCards(slide, facts, page));
      rest = page.rest;
    }
  }
  return draws;
}

/** Small chevrons at the upper right: where on the way this slide is. */
function drawWay(slide: Slide, facts: MapFacts, at: number): number {
  const { stages, words, ink, page } = facts;
  if (stages.length < 2 || stages.length > 12) return 0;
  const width = 22;
  const left = page.width - MARGIN - slide.corner - stages.length * width;
  stages.forEach((stage, i) => {
    const tint = ink.stages[stage.tint];
    slide.shape({
      name: 'way',
      form: i === 0 ? 'homePlate' : 'chevron',
      corner: 4,
      x: left + i * width,
      y: 17,
      width: width - 2,
      height: 9,
      fill: i === at ? tint.text : tint.fill,
      ...(i === at ? { alt: words('stagesAlt', { stage: stage.title }) } : {}),
    });
  });
  return stages.length * width + 12;
}

interface Group {
  question: Question;
  waiting: readonly Waiting[];
}

/** Columns share the width by how much stands in each, none under a fair part of it. */
function boxesFor(groups: readonly Group[], left: number, width: number): Box[] {
  const weights = groups.map(({ waiting }) => Math.max(2, Math.min(waiting.length, 8)));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const free = width - GUTTER * (groups.length - 1);
  const even = free / Math.max(1, groups.length);
  let x = left;
  return weights.map((weight) => {
    const own = even * 0.7 + free * 0.3 * (weight / all);
    const box = { x, y: TOP + HEADING, width: own, height: BOTTOM - TOP - HEADING };
    x += own + GUTTER;
    return box;
  });
}

interface Placed {
  question: Question;
  box: Box;
  flowed: Flowed;
}

function placed(facts: MapFacts, groups: readonly Group[], boxes: readonly Box[], type: CardType): Placed[] {
  return groups.map(({ question, waiting }, i) => {
    const box = boxes[i] ?? { x: MARGIN, y: TOP, width: 0, height: 0 };
    // a wide column of short cards is two columns
    const flowed = box.width > 420 ? balanced(facts, waiting, columnsIn(2, box.x, box.width, box.y), type) : undefined;
    return { question, box, flowed: flowed ?? flow(facts, waiting, [box], type) };
  });
}

const STEP = 20;

/** Cards in columns that end at about the same height, not all in the first with nothing beside them. */
function balanced(facts: MapFacts, waiting: readonly Waiting[], columns: readonly Box[], type: CardType): Flowed {
  const free = flow(facts, waiting, columns, type);
  if (free.rest.length > 0) return free;
  const said = (flowed: Flowed): number => flowed.cards.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0);
  const full = said(free);
  const lowest = Math.max(...free.cards.map((card) => card.y + card.height)) - (columns[0]?.y ?? 0);
  for (let height = lowest / columns.length; height < lowest; height += STEP) {
    const tried = flow(
      facts,
      waiting,
      columns.map((column) => ({ ...column, height })),
      type,
    );
    if (tried.rest.length === 0 && said(tried) === full) return tried;
  }
  return free;
}

const LONG_TITLE = 1500;

/** What is written on a stage's cards beyond their titles, for who speaks about it. */
function notesOf({ say }: MapFacts, groups: readonly Group[]): string[] {
  return groups.flatMap(({ waiting }) =>
    waiting.flatMap(({ card, heading }) => {
      const [title, body] = [card.title.trim(), card.body.trim()];
      // a quote that no slide holds is read from here
      return body === '' && title.length < LONG_TITLE
        ? []
        : [`${heading || say(`kind.${card.kind}`)}: ${title}`, ...(body === '' ? [] : [body]), ''];
    }),
  );
}

/** What people do, what hurts and what we could do in one stage, beside its charts. */
export function drawStage(deck: Deck, facts: MapFacts, stage: Stage, at: number): void {
  const { words, page } = facts;
  const waiting = waitingOf(facts, stage);
  const charts = chartsOf(facts, stage);
  const groups = QUESTIONS.flatMap((question): Group[] => {
    const mine = waiting.get(question);
    return mine ? [{ question, waiting: mine }] : [];
  });
  const arrangements = chartsWidths(page).map((width) => {
    const area = charts.length > 0 ? page.inner - width - 24 : page.inner;
    return { width, area, boxes: boxesFor(groups, MARGIN, area) };
  });
  const narrow = arrangements.at(-1) ?? { width: 0, area: page.inner, boxes: [] };
  const inType = ({ boxes }: typeof narrow, type: CardType): Placed[] | undefined => {
    const all = placed(facts, groups, boxes, type);
    return all.every(({ flowed }) => flowed.rest.length === 0) ? all : undefined;
  };
  // large charts where the cards stay large beside them, else the largest letters that hold the cards on one slide
  const large = arrangements.find(
    (each) =>
      each.boxes.every((box) => box.width >= LEAST_COLUMN) && TYPES.slice(0, 2).some((type) => inType(each, type)),
  );
  const { area, width, boxes } = large ?? narrow;
  const fits = TYPES.map((type) => inType({ area, width, boxes }, type)).find((all) => all !== undefined);
  const first = fits ?? placed(facts, groups, boxes, SMALLEST_TYPE);
  const rest = first.flatMap(({ question, flowed }) =>
    flowed.rest.map((one) => ({ ...one, heading: `${words(question)} · ${one.heading}` })),
  );
  const draws = [
    (slide: Slide): void => {
      for (const { question, box, flowed } of first) {
        const heading = { text: words(question), bold: true };
        slide.text('group', { ...box, y: TOP, height: 18 }, [largest(heading, [13, 12, 11, LEAST_SIZE], box.width, 1)]);
        drawCards(slide, facts, flowed);
      }
      if (groups.length === 0)
        slide.text('empty', { x: MARGIN, y: TOP, width: area, height: 40 }, [
          clamped({ text: words('noCards'), size: 12, color: facts.ink.second }, area, 2),
        ]);
      if (charts.length > 0) drawCharts(slide, facts, charts, width);
      slide.note(...notesOf(facts, groups));
    },
    ...drawRest(rest, facts),
  ];
  const here = measuredAt(facts, stage);
  const title = stageTitle(facts, stage);
  const counted = charts.some(({ spec }) => spec.kind === 'bars') || title !== stageName(facts, stage);
  const passports = [counted ? (funnelPassport(facts) ?? []) : [], metricPassports(facts, here)].flat();
  draws.forEach((draw, i) => {
    const slide = deck.slide();
    const kept = drawWay(slide, facts, at);
    const where = words('stageOf', { stage: at + 1, stages: facts.stages.length });
    drawEyebrow(slide, `${facts.title} · ${where}`, kept);
    slide.title(draws.length > 1 ? `${title} ${words('part', { part: i + 1, parts: draws.length })}` : title);
    draw(slide);
    drawFoot(slide, facts, deck.count, passports);
  });
}

/** Cards whose lane or column is gone still leave the board with the others (J4). */
export function drawUnplaced(deck: Deck, facts: MapFacts, waiting: readonly Waiting[]): void {
  const draws = drawRest(waiting, facts);
  draws.forEach((draw, i) => {
    const slide = deck.slide();
    drawEyebrow(slide, facts.title);
    const part = draws.length > 1 ? ` ${facts.words('part', { part: i + 1, parts: draws.length })}` : '';
    slide.title(`${facts.words('unplaced')}${part}`);
    draw(slide);
    drawFoot(slide, facts, deck.count, []);
  });
}

import type { LaneKind, Stage } from '../../journey/journey.ts';
import type { Box } from '../../journey/layout.types.ts';
import { formatFeeling } from '../../journey/charts/feelings-curve.describe.ts';
import { drawCard } from './card.ts';
import { feelingsChart, funnelChart, trendChart, type DrawnChart } from './charts.ts';
import type { Deck } from './deck.ts';
import { cardsOfCell, columnOfStep, laneName, largestLoss, lossWords, measuredAt, type MapFacts } from './facts.ts';
import { flow, whole, type Flowed, type Waiting } from './flow.ts';
import { drawFoot, FOOT, funnelPassport, metricPassports } from './foot.ts';
import { LIGHT } from './ink.ts';
import { MARGIN, SLIDE } from './master.ts';
import { drawEyebrow } from './overview.ts';
import type { Slide } from './slide.ts';
import { clamped, fitting, heightOf, LEAST_SIZE } from './text.ts';

const TOP = 84;
const BOTTOM = FOOT - 6;
const CHARTS = 272;
const GUTTER = 14;
const WHOLE = SLIDE.width - 2 * MARGIN;
const GROUPS = ['do', 'hurts', 'could'] as const;
type Group = (typeof GROUPS)[number];

/** Which question a lane answers. */
function groupOf(kind: LaneKind): Group {
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

function waitingOf(facts: MapFacts, stage: Stage): Map<Group, Waiting[]> {
  const columns = facts.columns.filter((column) => column.stageId === stage.id);
  const groups = new Map<Group, Waiting[]>();
  for (const lane of facts.lanes) {
    const group = groupOf(lane.kind);
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
  const name = stage.title.replace(/\s+/gu, ' ').trim() || facts.say('map.stage');
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

function chartsOf(facts: MapFacts, stage: Stage): DrawnChart[] {
  const mine = facts.columns.flatMap((column) => (column.stageId === stage.id ? [column.id] : []));
  const places = [...columnOfStep(facts).values()];
  const trends = measuredAt(facts, stage)
    .filter(({ reading }) => reading.series.length > 1)
    .sort((a, b) => (b.reading.latest.n ?? 0) - (a.reading.latest.n ?? 0));
  const trend = trends[0] && trendChart(facts, trends[0].reading, trends[0].where);
  const counted = mine.some((id) => places.includes(id)) ? funnelChart(facts, 'bars', mine) : undefined;
  const room = CHARTS / Math.max(1, facts.columns.length) - 4;
  const named = facts.columns.every(({ title }) => fitting({ text: title }, [LEAST_SIZE], room, 2) !== undefined);
  return [feelingsChart(facts, facts.columns, mine, named), counted, trend].filter((chart) => chart !== undefined);
}

function drawCharts(slide: Slide, charts: readonly DrawnChart[]): void {
  const box = { x: SLIDE.width - MARGIN - CHARTS, width: CHARTS };
  const slot = (BOTTOM - TOP) / charts.length;
  charts.forEach((chart, i) => {
    const heading = clamped({ text: chart.name, bold: true, size: 11 }, CHARTS, 2);
    const high = heightOf([heading], CHARTS);
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
  for (const { paragraph, ...box } of headings) slide.text('lane', box, [{ ...paragraph, color: LIGHT.second }]);
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

/** Slides full of cards, four columns wide, until none is left. */
export function drawRest(waiting: readonly Waiting[], facts: MapFacts): ((slide: Slide) => void)[] {
  const draws: ((slide: Slide) => void)[] = [];
  for (let rest = waiting; rest.length > 0;) {
    const page = flow(facts, rest, columnsIn(4, MARGIN, WHOLE, TOP));
    const long = rest[0];
    if (page.cards.length === 0 && long) {
      const card = whole(facts, long, { x: MARGIN, y: TOP, width: WHOLE, height: BOTTOM - TOP });
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
function drawWay(slide: Slide, facts: MapFacts, at: number): void {
  const { stages, words } = facts;
  if (stages.length < 2 || stages.length > 12) return;
  const width = 22;
  const left = SLIDE.width - MARGIN - stages.length * width;
  stages.forEach((stage, i) => {
    const tint = LIGHT.stages[stage.tint];
    slide.shape({
      name: 'way',
      form: i === 0 ? 'homePlate' : 'chevron',
      corner: 4,
      x: left + i * width,
      y: 19,
      width: width - 2,
      height: 9,
      fill: i === at ? tint.text : tint.fill,
      ...(i === at ? { alt: words('stagesAlt', { stage: stage.title }) } : {}),
    });
  });
}

/** What people do, what hurts and what we could do in one stage, beside its charts. */
export function drawStage(deck: Deck, facts: MapFacts, stage: Stage, at: number): void {
  const { words } = facts;
  const groups = waitingOf(facts, stage);
  const charts = chartsOf(facts, stage);
  const present = GROUPS.filter((group) => groups.has(group));
  const area = charts.length > 0 ? WHOLE - CHARTS - 20 : WHOLE;
  const boxes = columnsIn(Math.max(1, present.length), MARGIN, area, TOP + 22);
  const rest: Waiting[] = [];
  const first = present.map((group, i) => {
    const box = boxes[i] ?? { x: MARGIN, y: TOP, width: area, height: 0 };
    const flowed = flow(facts, groups.get(group) ?? [], [box]);
    rest.push(...flowed.rest.map((one) => ({ ...one, heading: `${words(group)} · ${one.heading}` })));
    return { group, box, flowed };
  });
  const draws = [
    (slide: Slide): void => {
      for (const { group, box, flowed } of first) {
        slide.text('group', { ...box, y: TOP, height: 18 }, [{ text: words(group), bold: true, size: 12 }]);
        drawCards(slide, facts, flowed);
      }
      if (charts.length > 0) drawCharts(slide, charts);
    },
    ...drawRest(rest, facts),
  ];
  const here = measuredAt(facts, stage);
  const counted = charts.some(({ spec }) => spec.kind === 'bars') || stageTitle(facts, stage) !== stage.title;
  const passports = [counted ? (funnelPassport(facts) ?? []) : [], metricPassports(facts, here)].flat();
  const title = stageTitle(facts, stage);
  draws.forEach((draw, i) => {
    const slide = deck.slide();
    drawEyebrow(
      slide,
      `${facts.title} · ${words('stageOf', { stage: at + 1, stages: facts.stages.length })}`,
      WHOLE - 300,
    );
    drawWay(slide, facts, at);
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
    slide.title(
      `${facts.words('unplaced')}${draws.length > 1 ? ` ${facts.words('part', { part: i + 1, parts: draws.length })}` : ''}`,
    );
    draw(slide);
    drawFoot(slide, facts, deck.count, []);
  });
}

import type { Column } from '../../journey/columns.ts';
import type { LaneKind } from '../../journey/journey.ts';
import { describeFeelings, formatFeeling } from '../../journey/charts/feelings-curve.describe.ts';
import { describeFunnel } from '../../journey/charts/funnel-band.describe.ts';
import { personaName } from '../../journey/personas.ts';
import type { Deck } from './deck.ts';
import { drawEyebrow } from './eyebrow.ts';
import { largestLoss, lossWords, measured, stageName, type MapFacts } from './facts.ts';
import { drawFoot, funnelPassport, metricPassports } from './foot.ts';
import { drawLinks } from './links.ts';
import { grid, mostColumns, railOf, rowOf, type Row } from './overview-rows.ts';
import { BOTTOM, MARGIN } from './page.ts';
import { partedAtStages } from './split.ts';
import type { Slide } from './slide.ts';
import { clamped, fitting, largest, type Paragraph } from './text.ts';

const HEAD = 84;
const CHEVRON = 30;
const STEP = 28;

/** Chevrons over their columns, and the names of steps where there are any. */
function drawHead(slide: Slide, facts: MapFacts, columns: readonly Column[]): number {
  const places = grid(facts, columns);
  for (const [i, stage] of facts.stages.entries()) {
    const mine = columns.flatMap((column, at) => (column.stageId === stage.id ? [at] : []));
    const [from, to] = [places[mine[0] ?? -1], places[mine.at(-1) ?? -1]];
    if (!from || !to) continue;
    const tint = facts.ink.stages[stage.tint];
    const width = to.x + to.width - from.x - 2;
    // the shapes keep their text out of their points themselves
    const inner = width - (i === 0 ? 17 : 26);
    const name: Paragraph = { text: stageName(facts, stage), bold: true, color: tint.text };
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
    const name = clamped({ text: title, bold: true, color: facts.ink.second }, width - 12, 2);
    slide.text(
      `step:${stepId}`,
      { x: x + 6, y: HEAD + CHEVRON + 2, width: width - 12, height: STEP - 2 },
      [name],
      'ctr',
    );
  });
  return HEAD + CHEVRON + STEP + 4;
}

/** What tells most of a journey at one look, first. */
const TELLING: readonly LaneKind[] = [
  'feelings',
  'funnel',
  'actions',
  'touchpoints',
  'pains',
  'opportunities',
  'metrics',
  'gains',
  'ideas',
  'quotes',
  'thoughts',
];
const rank = ({ kind }: Row): number => {
  const at = TELLING.indexOf(kind);
  return at < 0 ? TELLING.length : at;
};

interface Plan {
  pages: { row: Row; height: number }[][];
  /** Rows that stand on the slides of the stages only. */
  left: readonly Row[];
}

/** One slide: all rows where they fit at their least, else those that tell most. */
function glance(rows: readonly Row[], room: number): Plan {
  const kept = new Set<Row>();
  let used = 0;
  for (const row of rows.toSorted((a, b) => rank(a) - rank(b))) {
    if (used + row.least > room) continue;
    kept.add(row);
    used += row.least;
  }
  const left = rows.filter((row) => !kept.has(row));
  return {
    pages: [
      shared(
        rows.filter((row) => kept.has(row)),
        room,
      ),
    ],
    left,
  };
}

/** Every row, on as few slides as hold them; a row is never broken. */
function complete(rows: readonly Row[], room: number): Plan {
  if (rows.reduce((sum, row) => sum + row.least, 0) <= room) return { pages: [shared(rows, room)], left: [] };
  const pages: Plan['pages'] = [[]];
  let free = room;
  for (const row of rows) {
    const height = Math.min(room, Math.max(row.least, Math.min(row.wanted, room * 0.42)));
    if (height > free && (pages.at(-1)?.length ?? 0) > 0) {
      pages.push([]);
      free = room;
    }
    pages.at(-1)?.push({ row, height });
    free -= height;
  }
  return { pages, left: [] };
}

/** Charts give way first, then every other row by as much as it can. */
function shared(rows: readonly Row[], room: number): { row: Row; height: number }[] {
  let over = rows.reduce((sum, row) => sum + row.wanted, 0) - room;
  const heights = rows.map((row) => row.wanted);
  for (const elastic of [true, false]) {
    const give = rows.reduce((sum, row) => sum + (Boolean(row.elastic) === elastic ? row.wanted - row.least : 0), 0);
    if (over <= 0 || give <= 0) continue;
    const share = Math.min(1, over / give);
    rows.forEach((row, i) => {
      if (Boolean(row.elastic) === elastic) heights[i] = row.wanted - (row.wanted - row.least) * share;
    });
    over -= give * share;
  }
  // room to spare goes to the charts
  const charts = rows.filter((row) => row.elastic).length;
  const spare = charts > 0 && over < 0 ? Math.min(70, -over / charts) : 0;
  return rows.map((row, i) => ({ row, height: (heights[i] ?? 0) + (row.elastic ? spare : 0) }));
}

/** What the numbers of the whole map say first: where people are lost, else where they feel worst. */
export function findingOf(facts: MapFacts): string | undefined {
  const { columns, curves, feeling, lang, words } = facts;
  const loss = largestLoss(facts);
  if (loss) return words('loss', lossWords(facts, loss));
  const worst = curves[0]?.points.find(({ columnId }) => columnId === curves[0]?.low);
  const column = columns.find(({ id }) => id === worst?.columnId)?.title;
  if (column === undefined || worst?.value === undefined) return undefined;
  return words('low', { column, value: formatFeeling(lang, worst.value, feeling.scale) });
}

/** What the overview says, in the words a listener of the map would get. */
function overviewNotes(facts: MapFacts): string[] {
  const { curves, funnel, lang, journey, feeling } = facts;
  const titles = new Map(facts.columns.map(({ id, title }) => [id, title]));
  return [
    ...(facts.personas === '' ? [] : [facts.personas]),
    ...curves.map((curve) =>
      describeFeelings(curve, titles, lang, {
        ...(curves.length > 1 ? { persona: personaName(journey, curve.personaId, lang) } : {}),
        ...feeling,
      }),
    ),
    ...(funnel ? [describeFunnel(funnel.lane, lang)] : []),
  ];
}

/** Which part of a long map this is, by the stages at its ends. */
export function rangeTitle(facts: MapFacts, columns: readonly Column[], about: string = facts.title): string {
  const ends = [columns[0], columns.at(-1)].map((column) => facts.stages.find(({ id }) => id === column?.stageId));
  const [from = '', to = ''] = ends.map((stage) => (stage ? stageName(facts, stage) : ''));
  return from === to ? facts.words('rangeOne', { about, from }) : facts.words('range', { about, from, to });
}

const LEFT_OUT = 15;

/**
 * The map as it hangs on the wall: its columns, lanes and curve, with charts that are charts. Where slides of the stages
 * follow, one look must do; alone it holds every lane.
 */
export function drawOverview(deck: Deck, facts: MapFacts, stagesFollow: boolean): void {
  const { map, say, words, ink, page } = facts;
  const title = findingOf(facts) ?? facts.title;
  const eyebrow = [title === facts.title ? '' : facts.title, say(`map.${map.state}`), facts.personas];
  const headOf = (columns: readonly Column[]): number =>
    HEAD + CHEVRON + 4 + (columns.some(({ stepId }) => stepId) ? STEP : 0);
  const plan = partedAtStages(facts.columns, mostColumns(page)).flatMap((columns, chunk) => {
    const lanes = columns.length > 0 ? facts.lanes : [];
    const rows = lanes.flatMap((lane) => rowOf(facts, lane, columns, chunk === 0) ?? []);
    const room = BOTTOM - headOf(columns);
    const all = complete(rows, room);
    const { pages, left } = stagesFollow && all.pages.length > 1 ? glance(rows, room - LEFT_OUT) : all;
    return pages.map((rows) => ({ columns, rows, left }));
  });
  const passports = [funnelPassport(facts) ?? [], metricPassports(facts, measured(facts))].flat();
  // what the numbers say of the whole map is not said again over stages it is not about
  const isLong = new Set(plan.map(({ columns }) => columns)).size > 1;
  plan.forEach(({ columns, rows, left }, i) => {
    const slide = deck.slide();
    drawEyebrow(slide, eyebrow.filter((part) => part !== '').join(' · '));
    const parts = plan.length > 1 ? ` ${words('part', { part: i + 1, parts: plan.length })}` : '';
    slide.title((i === 0 || !isLong ? title : rangeTitle(facts, columns)) + parts);
    if (facts.columns.length === 0)
      slide.text('empty', { x: MARGIN, y: HEAD, width: 600, height: 40 }, [
        clamped({ text: words('noStages'), size: 14, color: ink.second }, 600, 2),
      ]);
    let y = columns.length > 0 ? drawHead(slide, facts, columns) : HEAD;
    const under = slide.count;
    for (const { row, height } of rows) {
      if (row !== rows[0]?.row || row.strong)
        slide.hairline(MARGIN, y, page.inner, row.strong ? ink.line : ink.hairline);
      drawLaneName(slide, facts, row, y, height);
      row.draw(slide, y, height);
      y += height;
    }
    if (left.length > 0) {
      const names = words('leftOut', { names: left.map(({ name }) => name).join(', ') });
      const box = { x: MARGIN, y: BOTTOM - LEFT_OUT + 2, width: page.inner, height: LEFT_OUT - 2 };
      slide.line('left out', box, { text: names, color: ink.second });
    }
    drawLinks(slide, facts, under);
    if (i === 0) slide.note(...overviewNotes(facts));
    drawFoot(slide, facts, deck.count, passports);
  });
}

function drawLaneName(slide: Slide, { page, ink }: MapFacts, row: Row, y: number, height: number): void {
  const width = row.strong ? 300 : railOf(page) - 8;
  const name: Paragraph = { text: row.name, bold: true, color: ink.second };
  const most = row.strong ? 1 : Math.max(1, Math.floor((height - 6) / 12));
  slide.text('lane', { x: MARGIN, y: y + 4, width, height: height - 4 }, [clamped(name, width, most)]);
}

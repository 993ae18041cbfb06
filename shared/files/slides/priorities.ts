import { missesBeyondDoubt } from '../../journey/changes.ts';
import { formatFeeling } from '../../journey/charts/feelings-curve.describe.ts';
import { formatCount, formatShare, formatValue } from '../../journey/format.ts';
import { isSmall } from '../../journey/metrics/intervals.ts';
import type { Card, LaneKind } from '../../journey/journey.ts';
import type { Column } from '../../journey/columns.ts';
import type { Deck } from './deck.ts';
import { drawEyebrow } from './eyebrow.ts';
import { cardsOfCell, columnOfStep, measuredAt, type MapFacts } from './facts.ts';
import { drawFoot, funnelPassport, metricPassports } from './foot.ts';
import { BOTTOM, MARGIN, TOP } from './page.ts';
import type { Slide } from './slide.ts';
import { clamped, heightOf, type Paragraph } from './text.ts';

const FIGURE = 44;
const SIDE = 150;
const MOST = 5;
/** So many stand in larger letters. */
const FEW = 3;
const SOLVING: readonly LaneKind[] = ['opportunities', 'ideas'];

/** Something to do, and what on the map speaks for it. */
interface Priority {
  title: string;
  where: string;
  pains: readonly string[];
  /** Said in figures, what weighs most first. */
  evidence: readonly string[];
  lost: number;
  weight: number;
}

const titles = (cards: readonly Card[]): string[] =>
  cards.map(({ title }) => title.trim()).filter((title) => title !== '');

function cardsAt(facts: MapFacts, column: Column, kinds: readonly LaneKind[]): Card[] {
  return facts.lanes
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap((lane) => [...cardsOfCell(facts, lane, column)]);
}

/** What each column's opportunities answer: people lost there, how low they feel, what misses its target. */
function prioritiesOf(facts: MapFacts): Priority[] {
  const { columns, curves, feeling, funnel, lang, words, stages } = facts;
  const places = columnOfStep(facts);
  const largest = Math.max(1, ...(funnel?.lane.result.rows ?? []).map(({ lost }) => lost));
  return columns
    .flatMap((column): Priority[] => {
      const solving = cardsAt(facts, column, SOLVING);
      if (titles(solving).length === 0) return [];
      const rows = funnel?.lane.result.rows ?? [];
      const at = rows.findIndex(({ step }) => places.get(step.index) === column.id);
      const [row, before] = [rows[at], rows[at - 1]];
      const counted = row && before && row.lost > 0 && !isSmall(before.step.count);
      const felt = curves[0]?.points.find(({ columnId }) => columnId === column.id)?.value;
      const stage = stages.find(({ id }) => id === column.stageId);
      const missed = stage ? measuredAt(facts, stage).filter(({ reading }) => missesBeyondDoubt(reading)) : [];
      const evidence = [
        ...(counted
          ? [
              words('lostHere', {
                lost: formatCount(lang, row.lost),
                before: formatCount(lang, before.step.count),
                share: formatShare(lang, row.lost / before.step.count, 0),
              }),
            ]
          : []),
        ...(felt !== undefined && felt < 0
          ? [words('feltHere', { value: formatFeeling(lang, felt, feeling.scale) })]
          : []),
        ...missed.slice(0, 2).map(({ reading: { metric, latest } }) =>
          words('missedHere', {
            metric: metric.name,
            value: formatValue(lang, metric, latest.value),
            target: formatValue(lang, metric, metric.target ?? 0),
          }),
        ),
      ];
      const lost = counted ? row.lost : 0;
      const weight = lost / largest + Math.max(0, -(felt ?? 0)) / 2 + Math.min(2, missed.length) * 0.25;
      const pains = titles(cardsAt(facts, column, ['pains']));
      return titles(solving).map((title) => ({ title, where: column.title, pains, evidence, lost, weight }));
    })
    .map((priority, i) => ({ priority, i }))
    .sort((a, b) => b.priority.weight - a.priority.weight || a.i - b.i)
    .map(({ priority }) => priority);
}

function drawPriority(
  slide: Slide,
  facts: MapFacts,
  priority: Priority,
  rank: number,
  y: number,
  few: boolean,
): number {
  const { ink, page, words, lang } = facts;
  const width = page.inner - FIGURE - SIDE - 16;
  const said = [...priority.evidence];
  const text = said.length > 0 ? said.join(' · ') : words('noEvidence');
  const paragraphs: Paragraph[] = [
    clamped({ text: priority.title, bold: true, size: few ? 18 : 15 }, width, 2),
    clamped({ text, size: few ? 14 : 12, color: ink.second, before: few ? 6 : 3 }, width, 3),
    ...(priority.pains.length > 0
      ? [
          clamped(
            {
              text: words('answers', { pains: priority.pains.join(' · ') }),
              size: few ? 14 : 12,
              color: ink.third,
              before: few ? 4 : 2,
            },
            width,
            2,
          ),
        ]
      : []),
  ];
  const height = Math.max(48, heightOf(paragraphs, width));
  slide.hairline(MARGIN, y, page.inner, ink.line);
  slide.text(`rank:${rank}`, { x: MARGIN, y: y + 10, width: FIGURE - 8, height: 32 }, [
    { text: String(rank), bold: true, size: 24, color: ink.accent },
  ]);
  slide.text(`priority:${rank}`, { x: MARGIN + FIGURE, y: y + 10, width, height }, paragraphs);
  slide.text(`where:${rank}`, { x: page.width - MARGIN - SIDE, y: y + 10, width: SIDE, height: 48 }, [
    clamped({ text: priority.where, size: 12, color: ink.second, align: 'r' }, SIDE, 2),
    ...(priority.lost > 0
      ? [
          clamped(
            {
              text: words('lostCount', { count: formatCount(lang, priority.lost) }),
              bold: true,
              size: 13,
              color: ink.negative,
              align: 'r',
            },
            SIDE,
            1,
          ),
        ]
      : []),
  ]);
  return 10 + height + (few ? 24 : 12);
}

/** What to do first, ranked by what the map's numbers and feelings say of the place it would help. */
export function drawPriorities(deck: Deck, facts: MapFacts): void {
  const all = prioritiesOf(facts);
  if (all.length === 0) return;
  const { words, ink, page, lang } = facts;
  const slide = deck.slide();
  drawEyebrow(slide, `${facts.title} · ${words('insights')}`);
  let y = TOP;
  let drawn = 0;
  const room = BOTTOM - 22;
  for (const priority of all.slice(0, MOST)) {
    if (y + 82 > room) break;
    y += drawPriority(slide, facts, priority, drawn + 1, y, all.length <= FEW);
    drawn += 1;
  }
  slide.title(drawn === 1 ? words('firstOne') : words('firstMany', { count: formatCount(lang, drawn) }));
  if (all.length > drawn)
    slide.line(
      'more',
      { x: MARGIN, y: BOTTOM - 16, width: page.inner, height: 16 },
      { text: words('moreIdeas', { count: formatCount(lang, all.length - drawn) }), size: 11, color: ink.second },
    );
  slide.note(words('ranking'), '', ...all.map(({ title, where, evidence }) => [title, where, ...evidence].join(' · ')));
  const here = facts.stages
    .flatMap((stage) => measuredAt(facts, stage))
    .filter(({ reading }) => missesBeyondDoubt(reading));
  drawFoot(slide, facts, deck.count, [funnelPassport(facts) ?? [], metricPassports(facts, here)].flat());
}

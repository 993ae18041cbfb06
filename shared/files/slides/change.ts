import { compare, type CardDifference, type Comparison, type How } from '../../journey/compare.ts';
import { shownFeeling } from '../../journey/feeling-scale.ts';
import { formatCount, formatValue } from '../../journey/format.ts';
import type { Card } from '../../journey/journey.ts';
import { cardHeight, drawCard, roomIn } from './card.ts';
import type { ChartSpec } from './chart.types.ts';
import type { Deck } from './deck.ts';
import { drawEyebrow } from './eyebrow.ts';
import type { MapFacts } from './facts.ts';
import { drawFoot } from './foot.ts';
import { BOTTOM, MARGIN, TOP } from './page.ts';
import { chunked } from './split.ts';
import type { Slide } from './slide.ts';
import { clamped, fitting, LEAST_SIZE, oneLine, type Paragraph } from './text.ts';

const RAIL = 74;
const CHEVRON = 28;
const CHART = 112;
const MORE = 14;
const GAP = 4;

/** Today on top, the future below it: the same columns, with what goes in the one and what comes in the other. */
const SIDES = ['from', 'to'] as const;
type Side = (typeof SIDES)[number];
const SHOWN: Readonly<Record<Side, readonly How[]>> = {
  from: ['gone', 'changed', 'moved'],
  to: ['new', 'changed', 'moved'],
};

interface Marked {
  card: Card;
  how: How;
}

function cardsAt({ cards }: Comparison, side: Side, column: number): Marked[] {
  return cards.flatMap((difference: CardDifference): Marked[] => {
    const card = difference[side];
    const at = side === 'from' && difference.before ? difference.before.column : difference.column;
    return card && at === column && SHOWN[side].includes(difference.how) ? [{ card, how: difference.how }] : [];
  });
}

function drawColumn(
  slide: Slide,
  facts: MapFacts,
  side: Side,
  marked: readonly Marked[],
  box: { x: number; y: number; width: number; height: number },
): void {
  const { ink, words, lang } = facts;
  const inks: Readonly<Record<How, string>> = {
    stays: ink.third,
    gone: ink.negative,
    new: ink.positive,
    changed: ink.accent,
    moved: ink.accent,
  };
  let y = box.y;
  let drawn = 0;
  for (const { card, how } of marked) {
    const paragraphs: Paragraph[] = [
      { text: words(`how.${how}`), bold: true, color: inks[how] },
      clamped({ text: card.title, size: 11, before: 1 }, roomIn(box.width), 3),
    ];
    const height = cardHeight(paragraphs, box.width);
    const last = drawn === marked.length - 1;
    if (y + height > box.y + box.height - (last ? 0 : MORE)) break;
    drawCard(slide, facts, card, `${side}:${card.id}`, { ...box, y, height }, paragraphs);
    y += height + GAP;
    drawn += 1;
  }
  if (drawn === marked.length) return;
  const text = words('more', { count: formatCount(lang, marked.length - drawn) });
  slide.line(
    'more',
    { x: box.x, y: box.y + box.height - MORE, width: box.width, height: MORE },
    { text, color: ink.second },
  );
}

/** Both curves over the columns shown, one chart. */
function curvesChart(
  facts: MapFacts,
  { curves }: Comparison,
  columns: readonly number[],
  names: readonly string[],
): ChartSpec | undefined {
  const { ink, lang, words, feeling } = facts;
  const curve = curves.find(({ points }) =>
    columns.some((i) => points[i]?.from !== undefined || points[i]?.to !== undefined),
  );
  if (!curve) return undefined;
  const shown = (value: number | undefined): number | null =>
    value === undefined ? null : shownFeeling(value, feeling.scale);
  const line = (side: Side) => columns.map((i) => shown(curve.points[i]?.[side]));
  return {
    kind: 'line',
    categories: names,
    series: [
      { name: words('after'), values: line('to'), colour: ink.positive, labels: 'none' },
      { name: words('before'), values: line('from'), colour: ink.third, dash: true, labels: 'none' },
    ],
    format: '0.0',
    figure: { as: 'feeling', signed: (feeling.scale ?? 'signed') === 'signed' },
    min: shownFeeling(-2.6, feeling.scale),
    max: shownFeeling(2.6, feeling.scale),
    axis: false,
    legend: true,
    ink: { first: ink.ink, second: ink.second, hairline: ink.hairline, line: ink.line, surface: ink.ground },
    lang,
  };
}

function titleOf({ words, lang }: MapFacts, { counts }: Comparison): string {
  const parts = (['new', 'changed', 'moved', 'gone'] as const).flatMap((how) =>
    counts[how] > 0 ? [words(`count.${how}`, { count: formatCount(lang, counts[how]) })] : [],
  );
  return parts.length === 0 ? words('sameMaps') : `${words('change')}: ${parts.join(', ')}`;
}

/** Figures that are known on both maps, in words. */
function figuresOf({ lang }: MapFacts, { numbers }: Comparison): string[] {
  return numbers.flatMap(({ metric, from, to }) =>
    from && to && from.latest.value !== to.latest.value
      ? [
          `${metric.name} ${formatValue(lang, metric, from.latest.value)} → ${formatValue(lang, metric, to.latest.value)}`,
        ]
      : [],
  );
}

/** A map and what it is to become, as before and after. */
export function drawChange(deck: Deck, now: MapFacts, next: MapFacts): void {
  const comparison = compare(now.journey, now.map.id, next.map.id);
  const { page, words, ink } = next;
  const all = comparison.columns.map((_, i) => i);
  if (all.length === 0) return;
  const parts = chunked(all, page.width > 800 ? 5 : 4);
  const figures = figuresOf(next, comparison);
  parts.forEach((columns, at) => {
    const slide = deck.slide();
    drawEyebrow(slide, `${now.title} → ${next.title}`);
    const part = parts.length > 1 ? ` ${words('part', { part: at + 1, parts: parts.length })}` : '';
    slide.title(titleOf(next, comparison) + part);
    const width = (page.inner - RAIL) / columns.length;
    const names = columns.map((i) => {
      const pair = comparison.columns[i];
      return (pair?.to ?? pair?.from)?.title ?? '';
    });
    names.forEach((name, i) => {
      const stage = comparison.columns[columns[i] ?? -1]?.stage;
      const tint = ink.stages[(stage?.to ?? stage?.from)?.tint ?? 0];
      const box = { x: MARGIN + RAIL + i * width, y: TOP - 4, width: width - 2, height: CHEVRON };
      const inner = box.width - (i === 0 ? 20 : 28);
      const words = { text: name, bold: true, color: tint.text };
      slide.shape({
        ...box,
        name: `stage:${i}`,
        form: i === 0 ? 'homePlate' : 'chevron',
        corner: 10,
        fill: tint.fill,
        anchor: 'ctr',
        insets: i === 0 ? { left: 8, right: 4 } : { left: 4, right: 2 },
        paragraphs: [fitting(words, [13, 12, 11], inner, 1) ?? oneLine({ ...words, size: LEAST_SIZE }, inner)],
      });
    });
    const spec = curvesChart(next, comparison, columns, names);
    const first = TOP + CHEVRON + 4;
    const end = BOTTOM - (spec ? CHART : 0) - (figures.length > 0 ? 18 : 0);
    const row = (end - first) / 2;
    SIDES.forEach((side, i) => {
      const y = first + i * row;
      if (i > 0) slide.hairline(MARGIN, y, page.inner, ink.line);
      slide.text('side', { x: MARGIN, y: y + 6, width: RAIL - 8, height: 30 }, [
        clamped(
          { text: words(side === 'from' ? 'before' : 'after'), bold: true, size: 12, color: ink.second },
          RAIL - 8,
          2,
        ),
      ]);
      columns.forEach((column, j) =>
        drawColumn(slide, next, side, cardsAt(comparison, side, column), {
          x: MARGIN + RAIL + j * width + 3,
          y: y + 6,
          width: width - 8,
          height: row - 12,
        }),
      );
    });
    if (spec) {
      slide.hairline(MARGIN, end, page.inner, ink.line);
      slide.text('side', { x: MARGIN, y: end + 6, width: RAIL - 8, height: 30 }, [
        clamped({ text: next.say('lane.feelings'), bold: true, size: 12, color: ink.second }, RAIL - 8, 2),
      ]);
      const box = { x: MARGIN + RAIL, y: end + 2, width: page.inner - RAIL, height: CHART - 4 };
      const [curve] = comparison.curves;
      const alt = words('curvesAlt', { better: curve?.better ?? 0, worse: curve?.worse ?? 0 });
      slide.chart(words('feelings'), alt, box, spec);
    }
    if (figures.length > 0)
      slide.line(
        'figures',
        { x: MARGIN, y: BOTTOM - 14, width: page.inner, height: 14 },
        { text: figures.join(' · '), size: 11, color: ink.second },
      );
    drawFoot(slide, next, deck.count, [words('fromMap')]);
  });
}

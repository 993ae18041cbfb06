import { describeInsight } from '../../journey/charts/insights.describe.ts';
import { isGladOf } from '../../journey/changes.ts';
import { insightsOf, isCaution, type Insight } from '../../journey/insights.ts';
import type { Deck } from './deck.ts';
import { drawEyebrow } from './eyebrow.ts';
import { measured, type MapFacts } from './facts.ts';
import { drawFoot, funnelPassport, metricPassports } from './foot.ts';
import { BOTTOM, MARGIN, TOP } from './page.ts';
import type { Slide } from './slide.ts';
import { clamped, heightOf, type Paragraph } from './text.ts';

const STRIPE = 4;
const INDENT = 16;
const MOST = 6;
const MOST_CAUTIONS = 3;
const GAP = 12;
/** Sizes of a sentence and of what it rests on; the largest at which all stand on the slide. */
const TYPES = [
  { sentence: 17, rest: 12 },
  { sentence: 15, rest: 11 },
  { sentence: 13, rest: 10 },
] as const;

/** Vermilion for what hurts, teal for what went well, ink for what is only so. */
function colourOf({ ink }: MapFacts, insight: Insight): string {
  switch (insight.kind) {
    case 'gap':
      return insight.side === 'worse' ? ink.negative : ink.positive;
    case 'change': {
      const glad = isGladOf(insight.reading, insight.change);
      return glad === undefined ? ink.line : glad ? ink.positive : ink.negative;
    }
    case 'few':
    case 'stale':
    case 'assumed':
      return ink.line;
    default:
      return ink.negative;
  }
}

interface Row {
  colour: string;
  paragraphs: readonly Paragraph[];
  height: number;
}

function rowsOf(facts: MapFacts, all: readonly Insight[], type: (typeof TYPES)[number]): Row[] {
  const { journey, lang, ink, page } = facts;
  const width = page.inner - INDENT;
  return all.map((insight) => {
    const { sentence, evidence } = describeInsight(insight, journey, lang);
    const paragraphs = [
      clamped({ text: sentence, size: type.sentence, bold: true }, width, 2),
      ...(evidence.length > 0
        ? [clamped({ text: evidence.join(' · '), size: type.rest, color: ink.second, before: 3 }, width, 2)]
        : []),
    ];
    return { colour: colourOf(facts, insight), paragraphs, height: heightOf(paragraphs, width) };
  });
}

/** What one should not lean on, at the foot of what one may. */
function cautionsOf(facts: MapFacts, all: readonly Insight[]): Paragraph[] {
  const { journey, lang, words, ink, page } = facts;
  if (all.length === 0) return [];
  const sentences = all.slice(0, MOST_CAUTIONS).map((insight) => describeInsight(insight, journey, lang).sentence);
  const text = `${words('caution')} ${sentences.join('. ')}.`;
  return [clamped({ text, size: 11, color: ink.second }, page.inner, 3)];
}

function drawRows(slide: Slide, { page }: MapFacts, rows: readonly Row[], gap: number): void {
  let y = TOP;
  rows.forEach(({ colour, paragraphs, height }, i) => {
    slide.shape({ name: 'mark', x: MARGIN, y: y + 1, width: STRIPE, height: height - 2, fill: colour });
    slide.text(`finding:${i + 1}`, { x: MARGIN + INDENT, y, width: page.inner - INDENT, height }, paragraphs);
    y += height + gap;
  });
}

/** What the numbers support as a sentence, what stands out first, each with what it rests on. */
export function drawFindings(deck: Deck, facts: MapFacts): void {
  const { journey, map, lang, lens, now, words } = facts;
  const all = insightsOf(journey, map.id, lens, Number.isFinite(now) ? now : 0);
  const certain = all.filter((insight) => !isCaution(insight));
  if (certain.length === 0) return;
  const cautions = cautionsOf(facts, all.filter(isCaution));
  const foot = cautions.length > 0 ? heightOf(cautions, facts.page.inner) + 10 : 0;
  const room = BOTTOM - TOP - foot;
  const heightIn = (rows: readonly Row[]): number => rows.reduce((sum, { height }) => sum + height + GAP, -GAP);
  const types = TYPES.map((type) => rowsOf(facts, certain.slice(0, MOST), type));
  const rows = types.find((each) => heightIn(each) <= room) ?? types.at(-1) ?? [];
  while (rows.length > 1 && heightIn(rows) > room) rows.pop();
  const slide = deck.slide();
  drawEyebrow(slide, `${facts.title} · ${words('insights')}`);
  slide.title(words('findings'));
  // a few sentences stand further apart, not all at the top
  const spare = rows.length > 1 ? (room - heightIn(rows)) / (rows.length - 1) : 0;
  drawRows(slide, facts, rows, GAP + Math.min(18, Math.max(0, spare)));
  if (foot > 0) {
    const y = BOTTOM - foot + 8;
    slide.text('cautions', { x: MARGIN, y, width: facts.page.inner, height: foot - 8 }, cautions);
  }
  slide.note(
    ...all.flatMap((insight) => {
      const { sentence, evidence } = describeInsight(insight, journey, lang);
      return [sentence, ...evidence, ''];
    }),
  );
  drawFoot(slide, facts, deck.count, [funnelPassport(facts) ?? [], metricPassports(facts, measured(facts))].flat());
}

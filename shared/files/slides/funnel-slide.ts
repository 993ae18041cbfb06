import { formatCount, formatShare } from '../../journey/format.ts';
import { describeFunnel } from '../../journey/charts/funnel-band.describe.ts';
import type { DrawnChart } from './charts.ts';
import { funnelChart, lossChart } from './funnel-charts.ts';
import type { Deck } from './deck.ts';
import { drawEyebrow } from './eyebrow.ts';
import { columnOfStep, largestLoss, type MapFacts } from './facts.ts';
import { drawFoot, funnelPassport } from './foot.ts';
import { BOTTOM, MARGIN, TOP } from './page.ts';
import type { Slide } from './slide.ts';

const HEADING = 36;
const GUTTER = 32;
/** More bars than this are lying ones: their names would not stand under them. */
const MOST_COLUMNS = 7;

function titleOf({ funnel, lang, words }: MapFacts): string {
  const { overall, closed, entered, rows } = funnel?.lane.result ?? {};
  const last = rows?.at(-1)?.step.count;
  if (!closed || overall === undefined || entered === undefined || last === undefined || entered < 30)
    return words('funnelTitle');
  return words('overall', {
    share: formatShare(lang, overall),
    last: formatCount(lang, last),
    first: formatCount(lang, entered),
  });
}

function drawOne(slide: Slide, chart: DrawnChart, x: number, width: number, height: number, under = ''): void {
  slide.line('chart title', { x, y: TOP, width, height: 18 }, { text: chart.name, bold: true, size: 13 });
  if (under !== '')
    slide.line('chart note', { x, y: TOP + 18, width, height: 14 }, { text: under, size: 11, color: slide.ink.second });
  slide.chart(chart.name, chart.alt, { x, y: TOP + HEADING, width, height: height - HEADING }, chart.spec);
}

/** How many are still there at each step, and how many were lost before it. */
export function drawFunnel(deck: Deck, facts: MapFacts): void {
  const { funnel, page, words, lang } = facts;
  if (!funnel) return;
  const steps = funnel.lane.result.rows.length;
  const standing = steps <= MOST_COLUMNS && page.width > 800;
  const worst = columnOfStep(facts).get(largestLoss(facts)?.row.step.index ?? -1);
  const counted = funnelChart(facts, standing ? 'columns' : 'bars', worst === undefined ? [] : [worst], {
    shares: true,
    size: 11,
  });
  if (!counted) return;
  const lost = lossChart(facts, 11);
  const slide = deck.slide();
  drawEyebrow(slide, `${facts.title} · ${words('funnelTitle')}`);
  slide.title(titleOf(facts));
  const left = lost ? Math.round(page.inner * (standing ? 0.6 : 0.55)) - GUTTER / 2 : page.inner;
  const height = Math.min(BOTTOM - TOP, HEADING + Math.max(standing ? 380 : 240, steps * 52));
  drawOne(slide, counted, MARGIN, left, height, words('shareUnder'));
  const x = MARGIN + left + GUTTER;
  if (lost) drawOne(slide, lost, x, page.width - MARGIN - x, height);
  slide.note(describeFunnel(funnel.lane, lang));
  drawFoot(slide, facts, deck.count, [funnelPassport(facts) ?? []].flat());
}

import { missesBeyondDoubt } from '../../journey/changes.ts';
import { formatChange, formatCount, formatInterval, formatPeriod, formatValue } from '../../journey/format.ts';
import type { Box } from '../../journey/layout.types.ts';
import { isSmall } from '../../journey/metrics/intervals.ts';
import { intervalOf } from '../../journey/metrics/kinds.ts';
import { trendChart } from './charts.ts';
import type { Deck } from './deck.ts';
import { drawEyebrow } from './eyebrow.ts';
import { measured, type MapFacts, type MeasuredHere } from './facts.ts';
import { drawFoot, metricPassports } from './foot.ts';
import { BOTTOM, MARGIN, TOP } from './page.ts';
import type { Slide } from './slide.ts';
import { clamped, oneLine, type Paragraph } from './text.ts';

const GAP = 18;
/** Of all there is, the two slides that matter most; every number stands in the appendix. */
const MOST_SLIDES = 2;
const WORDS = 58;

/** What changed since the measurement before, where there was one. */
function changeOf({ lang, say }: MapFacts, { reading }: MeasuredHere): string {
  const { metric, latest, series } = reading;
  const before = series.at(-2);
  if (!before) return '';
  const change = formatChange(lang, metric, latest.value - before.value);
  return say('number.change', { change, period: formatPeriod(lang, before.period) });
}

function tileWords(facts: MapFacts, here: MeasuredHere, width: number): Paragraph[] {
  const { ink, lang, say, words } = facts;
  const { metric, latest } = here.reading;
  const n = latest.n === null ? say('number.n-unknown') : say('number.n', { n: formatCount(lang, latest.n) });
  const few = latest.n !== null && isSmall(latest.n) ? words('few') : '';
  const interval = intervalOf(metric, latest);
  const facts2 = [
    metric.target === undefined ? '' : say('number.target', { value: formatValue(lang, metric, metric.target) }),
    changeOf(facts, here),
    n,
    few,
    interval ? say('number.interval-short', { interval: formatInterval(lang, metric, interval) }) : '',
  ].filter((part) => part !== '');
  return [
    oneLine({ text: `${metric.name} · ${here.where}`, bold: true, size: 11, color: ink.second }, width),
    oneLine(
      {
        text: formatValue(lang, metric, latest.value),
        bold: true,
        size: 20,
        color: missesBeyondDoubt(here.reading) ? ink.negative : ink.ink,
      },
      width,
    ),
    clamped({ text: facts2.join(' · '), color: ink.second }, width, 2),
  ];
}

function drawTile(slide: Slide, facts: MapFacts, here: MeasuredHere, box: Box): void {
  const paragraphs = tileWords(facts, here, box.width);
  slide.hairline(box.x, box.y, box.width, facts.ink.line);
  const words = { x: box.x, y: box.y + 6, width: box.width, height: WORDS + 4 };
  slide.text(`kpi:${here.reading.latest.target}`, words, paragraphs);
  const chart = trendChart(facts, here.reading, here.where);
  const y = words.y + words.height + 2;
  if (chart) slide.chart(chart.name, chart.alt, { ...box, y, height: box.y + box.height - y }, chart.spec);
}

/** Where a target is missed, how many of all that have one. */
function titleOf({ lang, words }: MapFacts, all: readonly MeasuredHere[]): string {
  const aimed = all.filter(({ reading }) => reading.metric.target !== undefined);
  const missed = aimed.filter(({ reading }) => missesBeyondDoubt(reading)).length;
  if (aimed.length === 0) return words('kpis');
  if (missed === 0) {
    const met = aimed.every(({ reading: { metric, latest } }) =>
      metric.direction === 'higher' ? latest.value >= (metric.target ?? 0) : latest.value <= (metric.target ?? 0),
    );
    return met ? words('kpisMet', { all: formatCount(lang, aimed.length) }) : words('kpis');
  }
  return words('kpisMissed', { missed: formatCount(lang, missed), all: formatCount(lang, aimed.length) });
}

/** Figures with their history, their target and how sure they are: charts that can be edited. */
export function drawKpis(deck: Deck, facts: MapFacts): void {
  const { page, words } = facts;
  const all = measured(facts);
  const wide = page.width > 800;
  const [across, down] = [wide ? 3 : 2, 2];
  // in the order of the map, but what misses its target is never the one left out
  const most = across * down * MOST_SLIDES;
  const first = [...all].sort((a, b) => Number(missesBeyondDoubt(b.reading)) - Number(missesBeyondDoubt(a.reading)));
  const kept = new Set(first.slice(0, most));
  const shown = all.filter((here) => kept.has(here));
  if (shown.length === 0) return;
  const each = { width: (page.inner - GAP * (across - 1)) / across, height: (BOTTOM - TOP - GAP) / down };
  const pages = Math.ceil(shown.length / (across * down));
  for (let i = 0; i < pages; i++) {
    const here = shown.slice(i * across * down, (i + 1) * across * down);
    const slide = deck.slide();
    drawEyebrow(slide, `${facts.title} · ${words('kpis')}`);
    const part = pages > 1 ? ` ${words('part', { part: i + 1, parts: pages })}` : '';
    slide.title(titleOf(facts, all) + part);
    here.forEach((one, at) => {
      const [column, row] = [at % across, Math.floor(at / across)];
      drawTile(slide, facts, one, {
        x: MARGIN + column * (each.width + GAP),
        y: TOP + row * (each.height + GAP),
        ...each,
      });
    });
    drawFoot(slide, facts, deck.count, metricPassports(facts, here));
  }
}

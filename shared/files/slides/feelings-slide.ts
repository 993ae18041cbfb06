import { formatFeeling } from '../../journey/charts/feelings-curve.describe.ts';
import type { Column } from '../../journey/columns.ts';
import { wordsAt } from '../../journey/feeling-scale.ts';
import type { FeelingCurve, FeelingPoint } from '../../journey/feelings.ts';
import { formatValue } from '../../journey/format.ts';
import { personaName } from '../../journey/personas.ts';
import { feelingsChart } from './charts.ts';
import type { Deck } from './deck.ts';
import { drawEyebrow } from './eyebrow.ts';
import type { MapFacts, MeasuredHere } from './facts.ts';
import { drawFoot, metricPassports } from './foot.ts';
import { BOTTOM, MARGIN, TOP } from './page.ts';
import { rangeTitle } from './overview.ts';
import { partedAtStages } from './split.ts';
import type { Slide } from './slide.ts';
import { clamped, heightOf, type Paragraph } from './text.ts';

const SIDE = 236;
const GUTTER = 28;

interface Moment {
  head: string;
  color: string;
  text: string;
}

/** The lowest and the best moment of each curve, what decides, and where a survey says otherwise. */
function momentsOf(facts: MapFacts): Moment[] {
  const { columns, curves, feeling, ink, journey, lang, map, words, say, measured } = facts;
  const titleAt = (id: string): string => columns.find((column) => column.id === id)?.title ?? '';
  const valueOf = ({ value = 0 }: FeelingPoint): string => formatFeeling(lang, value, feeling.scale);
  const told = (curve: FeelingCurve, id: string | undefined, at: 'low' | 'peak'): Moment[] => {
    const point = curve.points.find(({ columnId }) => columnId === id);
    if (!point) return [];
    const said = wordsAt(journey, map.id, point.columnId, at, point.note);
    const name = curves.length > 1 ? `${personaName(journey, curve.personaId, lang)}: ` : '';
    const head = words(at === 'low' ? 'lowest' : 'best', { column: titleAt(point.columnId), value: valueOf(point) });
    const text = said === undefined ? '' : `${say('quote.open')}${said}${say('quote.close')}`;
    return [{ head: name + head, text, color: at === 'low' ? ink.negative : ink.positive }];
  };
  const decisive = curves.flatMap((curve) =>
    curve.points.flatMap((point): Moment[] =>
      point.moment && point.columnId !== curve.low && point.columnId !== curve.peak
        ? [{ head: `${say('feelings.moment')}: ${titleAt(point.columnId)}`, text: point.note ?? '', color: ink.accent }]
        : [],
    ),
  );
  const [first] = curves;
  // beyond the interval only: inside it nobody can say that people feel otherwise than they answer
  const apart = (measured?.points ?? []).flatMap(({ columnId, interval, reading }): Moment[] => {
    const felt = first?.points.find((point) => point.columnId === columnId)?.value;
    if (felt === undefined || !interval || (felt >= interval.low && felt <= interval.high)) return [];
    const name = `${reading.metric.name} ${formatValue(lang, reading.metric, reading.latest.value)}`;
    const key = felt < interval.low ? 'feltWorse' : 'feltBetter';
    return [{ head: words(key, { column: titleAt(columnId) }), text: name, color: ink.second }];
  });
  return [
    ...curves.flatMap((curve) => [...told(curve, curve.low, 'low'), ...told(curve, curve.peak, 'peak')]),
    ...decisive,
    ...apart,
  ];
}

function drawMoments(slide: Slide, facts: MapFacts, moments: readonly Moment[], x: number): void {
  let y = TOP;
  for (const { head, text, color } of moments) {
    const paragraphs: Paragraph[] = [
      clamped({ text: head, bold: true, size: 13, color }, SIDE, 3),
      ...(text.trim() === '' ? [] : [clamped({ text, size: 12, color: facts.ink.second, before: 3 }, SIDE, 4)]),
    ];
    const height = heightOf(paragraphs, SIDE);
    if (y + height > BOTTOM) break;
    slide.text('moment', { x, y, width: SIDE, height }, paragraphs);
    y += height + 16;
  }
}

function titleOf(facts: MapFacts): string {
  const { curves, columns, feeling, lang, words } = facts;
  const [curve] = curves;
  const at = (id: string | undefined) => curve?.points.find(({ columnId }) => columnId === id)?.value;
  const column = (id: string | undefined): string => columns.find((one) => one.id === id)?.title ?? '';
  const [low, peak] = [at(curve?.low), at(curve?.peak)];
  if (low === undefined || peak === undefined) return words('feelings');
  const value = (felt: number): string => formatFeeling(lang, felt, feeling.scale);
  return words('fromTo', {
    low: value(low),
    lowAt: column(curve?.low),
    peak: value(peak),
    peakAt: column(curve?.peak),
  });
}

/** What people feel along the way beside what a survey measured, with its worst, its best and its decisive moments. */
export function drawFeelings(deck: Deck, facts: MapFacts): void {
  const { curves, page, measured, words } = facts;
  if (curves.length === 0) return;
  const moments = momentsOf(facts);
  const most = page.width > 800 ? 10 : 7;
  const parts = partedAtStages(facts.columns, most);
  const survey: MeasuredHere[] = (measured?.points ?? []).map(({ columnId, reading }) => ({
    reading,
    where: facts.columns.find(({ id }) => id === columnId)?.title ?? '',
  }));
  parts.forEach((columns: readonly Column[], i) => {
    const ends = curves.flatMap(({ low, peak }) => [low, peak]).filter((id) => id !== undefined);
    const chart = feelingsChart(facts, columns, curves.length > 1 ? ends : [], {
      axis: true,
      measured: true,
      size: 12,
    });
    if (!chart) return;
    const slide = deck.slide();
    drawEyebrow(slide, `${facts.title} · ${words('feelings')}`);
    const part = parts.length > 1 ? ` ${words('part', { part: i + 1, parts: parts.length })}` : '';
    slide.title((i === 0 ? titleOf(facts) : rangeTitle(facts, columns, words('feelings'))) + part);
    const side = i === 0 && moments.length > 0 ? SIDE + GUTTER : 0;
    const width = page.inner - side;
    slide.chart(chart.name, chart.alt, { x: MARGIN, y: TOP, width, height: BOTTOM - TOP }, chart.spec);
    if (side > 0) drawMoments(slide, facts, moments, MARGIN + width + GUTTER);
    slide.note(chart.alt);
    drawFoot(slide, facts, deck.count, metricPassports(facts, survey));
  });
}

import { formatFeeling } from './charts/feelings-curve.describe.ts';
import {
  feelingsCurve,
  feltGaps,
  measuredLine,
  yOfFeeling,
  type CurveGeometry,
  type FeltGap,
  type MeasuredMark,
} from './charts/feelings-curve.geometry.ts';
import { formatValue } from './format.ts';
import type { Id, Journey } from './journey.ts';
import type { FeelingsLane, LaneBox, MapLayout } from './layout.types.ts';
import type { MeasuredCurve } from './measured.ts';
import { face } from './scene-icons.ts';
import { at, box, circle, line, paragraph, path, SMALL, STRONG, text, type Style } from './scene-parts.ts';
import type { Primitive } from './scene.types.ts';
import { textWidth } from './text/wrap.ts';
import { sayIn } from './words/words.ts';

/** One curve is ink; with several, each but the first takes its persona's tint. */
export function curveColour(journey: Journey, personaId: Id, index: number, { tokens }: Style): string {
  return index === 0 ? tokens.ink : tokens.stages[journey.personas.get(personaId)?.tint ?? 0].text;
}

/** Felt in solid ink with faces over measured in dashed teal, so that neither can be taken for the other. */
export function feelingsItems(
  lane: LaneBox,
  { curves, measured }: FeelingsLane,
  layout: MapLayout,
  journey: Journey,
  style: Style,
): Primitive[] {
  const first = curves[0];
  const drawn = curves.map((curve) => feelingsCurve(curve, layout.columns, lane));
  const gaps = first && measured ? feltGaps(first, measured, layout.columns, lane) : [];
  const size = (gap: FeltGap): number => Math.abs(gap.felt - gap.measured);
  // every gap is bracketed; the words stand once, where they weigh most
  const widest = gaps.length > 0 ? gaps.reduce((a, b) => (size(b) > size(a) ? b : a)) : undefined;
  return [
    ...gridItems(lane, layout, style),
    ...(measured ? measuredItems(measured, drawn[0], lane, layout, style) : []),
    ...drawn.flatMap((curve, i) => curveItems(curve, curveColour(journey, curve.personaId, i, style), i === 0, style)),
    ...gaps.flatMap((gap) => gapItems(gap, gap === widest, layout, style)),
  ];
}

function gridItems(lane: LaneBox, layout: MapLayout, { tokens }: Style): Primitive[] {
  return [2, 0, -2].map((value) => {
    const y = yOfFeeling(lane, value);
    const dash = value === 0 ? {} : { dash: [2, 5] };
    return line({ x1: layout.rail, y1: y, x2: lane.width, y2: y, stroke: tokens.hairline, strokeWidth: 1, ...dash });
  });
}

function curveItems({ path: d, points }: CurveGeometry, colour: string, leading: boolean, style: Style): Primitive[] {
  const { tokens, locale } = style;
  const say = sayIn(locale);
  return [
    ...points.flatMap(({ x, spread }): Primitive[] =>
      spread && spread.bottom - spread.top > 1
        ? [line({ x1: x, y1: spread.top, x2: x, y2: spread.bottom, stroke: colour, strokeWidth: 6, opacity: 0.16 })]
        : [],
    ),
    ...(d === '' ? [] : [path({ d, stroke: colour, strokeWidth: 2.25 })]),
    ...points.flatMap(({ x, y, value, mark }): Primitive[] => {
      if (!leading) return [path({ d: circle(x, y, 4), fill: tokens.surface, stroke: colour, strokeWidth: 1.75 })];
      const word =
        mark && `${say(mark === 'low' ? 'feelings.lowest' : 'feelings.peak')} ${formatFeeling(locale, value)}`;
      const label = word
        ? [
            text(STRONG, {
              x,
              y: mark === 'low' ? y + 21 : y - 14,
              text: word,
              fill: mark === 'low' ? tokens.negative : tokens.positive,
              anchor: 'middle',
              halo: tokens.canvas,
            }),
          ]
        : [];
      return [...face(x, y, value, colour, style), ...label];
    }),
  ];
}

function measuredItems(
  curve: MeasuredCurve,
  felt: CurveGeometry | undefined,
  lane: LaneBox,
  layout: MapLayout,
  style: Style,
): Primitive[] {
  const { tokens } = style;
  const { band, path: d, marks } = measuredLine(curve, layout.columns, lane);
  return [
    ...(band === '' ? [] : [path({ d: band, fill: tokens.positive, opacity: 0.14 })]),
    ...(d === '' ? [] : [path({ d, stroke: tokens.positive, strokeWidth: 1.75, dash: [5, 4] })]),
    ...marks.flatMap((mark) => {
      const beside = felt?.points.find(({ columnId }) => columnId === mark.point.columnId)?.y;
      return markItems(mark, curve, beside, lane, style);
    }),
  ];
}

/** A survey's value with its interval, which a lone point has no band for. */
function markItems(
  { x, y, top = y, bottom = y, small, point }: MeasuredMark,
  { metric }: MeasuredCurve,
  felt: number | undefined,
  lane: LaneBox,
  { tokens, locale }: Style,
): Primitive[] {
  const value = formatValue(locale, metric, point.reading.latest.value);
  const { n } = point.reading.latest;
  const say = sayIn(locale);
  const words = small ? `${value} · ${n === null ? say('number.n-unknown') : say('number.n', { n })}` : value;
  // on the far side of the face; inside the lane
  const above = felt === undefined || felt >= y;
  const wanted = above ? top - 6 : bottom + 13;
  const labelY = Math.max(lane.y + 12, Math.min(lane.y + lane.height - 5, wanted));
  return [
    ...(bottom - top > 1
      ? [
          box({
            x: x - 12,
            y: top,
            width: 24,
            height: bottom - top,
            radius: 2,
            ...(small ? { hatch: tokens.positive, opacity: 0.35 } : { fill: tokens.positive, opacity: 0.14 }),
          }),
        ]
      : []),
    path({ d: circle(x, y, 3), fill: tokens.canvas, stroke: tokens.positive, strokeWidth: 1.75 }),
    text(SMALL, { x, y: labelY, text: words, fill: tokens.positive, anchor: 'middle', halo: tokens.canvas }),
  ];
}

/** Named only where the two lie apart by more than the survey can be wrong. */
function gapItems(
  { columnId, x, felt, measured, kind }: FeltGap,
  named: boolean,
  layout: MapLayout,
  { tokens, locale }: Style,
): Primitive[] {
  const column = layout.columns.find(({ id }) => id === columnId);
  if (!column || Math.abs(felt - measured) < 10) return [];
  const colour = kind === 'worse' ? tokens.negative : tokens.positive;
  const side = x + 16;
  const words = sayIn(locale)(kind === 'worse' ? 'feelings.worse' : 'feelings.better');
  const width = column.x + column.width - side - 8;
  const lines = paragraph(SMALL, {
    x: side + 6,
    y: 0,
    text: words,
    fill: colour,
    halo: tokens.canvas,
    width,
    lineHeight: 12,
    most: named ? 3 : 0,
  }).filter((one) => textWidth(one.text, SMALL) <= width);
  const from = (felt + measured) / 2 - ((lines.length - 1) * 12) / 2 + 3.8;
  return [
    path({
      d: `M${at(side - 4, felt)}L${at(side, felt)}L${at(side, measured)}L${at(side - 4, measured)}`,
      stroke: colour,
      strokeWidth: 1.25,
    }),
    ...lines.map((one, i) => ({ ...one, y: from + i * 12 })),
  ];
}

import { formatFeeling } from './charts/feelings-curve.describe.ts';
import {
  asideOf,
  feelingsCurve,
  feltGaps,
  measuredLine,
  yOfFeeling,
  type CurveGeometry,
  type CurvePoint,
  type FeltGap,
  type MeasuredMark,
} from './charts/feelings-curve.geometry.ts';
import { formatValue } from './format.ts';
import { meaningOf } from './feeling-scale.ts';
import type { FeelingScale, Id, Journey } from './journey.ts';
import type { Box, FeelingsLane, LaneBox, MapLayout } from './layout.types.ts';
import type { MeasuredCurve } from './measured.ts';
import { personaName } from './personas.ts';
import { face } from './scene-icons.ts';
import { gapItems } from './scene-gaps.ts';
import { at, box, circle, line, path, SMALL, STRONG, text, textIn, type Style } from './scene-parts.ts';
import { meets, roomOf } from './scene-room.ts';
import type { Primitive, TextItem } from './scene.types.ts';
import { textWidth } from './text/wrap.ts';
import { sayIn } from './words/words.ts';

/** One curve is ink; with several, each but the first takes its persona's tint. */
export function curveColour(journey: Journey, personaId: Id, index: number, { tokens }: Style): string {
  const persona = journey.personas.get(personaId);
  if (!persona || persona.deleted) return tokens.third;
  return index === 0 ? tokens.ink : tokens.stages[persona.tint].text;
}

/** Told apart by dash and mark too, for tints are not seen by everybody. */
const DASHES: readonly (readonly number[] | undefined)[] = [undefined, [11, 4], [2.5, 3.5], [12, 4, 2.5, 4], [6, 3]];

export function curveDash(index: number): { dash?: readonly number[] } {
  const dash = DASHES[index % DASHES.length];
  return dash ? { dash } : {};
}

/** A small mark whose shape is the curve's own. */
export function curveMark(index: number, x: number, y: number, stroke: string, { tokens }: Style): Primitive {
  const r = 4.5;
  const shapes = [
    circle(x, y, 4),
    `M${at(x - 4, y - 4)}L${at(x + 4, y - 4)}L${at(x + 4, y + 4)}L${at(x - 4, y + 4)}Z`,
    `M${at(x, y - r)}L${at(x + r, y + 3.5)}L${at(x - r, y + 3.5)}Z`,
    `M${at(x, y - 5)}L${at(x + 5, y)}L${at(x, y + 5)}L${at(x - 5, y)}Z`,
    `M${at(x, y + r)}L${at(x + r, y - 3.5)}L${at(x - r, y - 3.5)}Z`,
  ];
  return path({ d: shapes[index % shapes.length] ?? circle(x, y, 4), fill: tokens.surface, stroke, strokeWidth: 1.75 });
}

/** Felt in solid ink with faces over measured in dashed teal, so that neither can be taken for the other. */
export function feelingsItems(
  lane: LaneBox,
  feelings: FeelingsLane,
  layout: MapLayout,
  journey: Journey,
  style: Style,
): Primitive[] {
  const { curves, measured } = feelings;
  const lead = Math.max(
    0,
    curves.findIndex(({ personaId }) => personaId === feelings.leading),
  );
  const drawn = curves.map((curve, i) => feelingsCurve(curve, layout.columns, lane, asideOf(i, curves.length)));
  const leading = curves[lead];
  const gaps = leading && measured ? feltGaps(leading, measured, layout.columns, lane) : [];
  const size = (gap: FeltGap): number => Math.abs(gap.felt - gap.measured);
  // every gap is bracketed; the words stand once, where they weigh most
  const widest = gaps.length > 0 ? gaps.reduce((a, b) => (size(b) > size(a) ? b : a)) : undefined;
  const part = (i: number): CurvePart => ({
    index: i,
    colour: curveColour(journey, curves[i]?.personaId ?? '', i, style),
    leading: i === lead,
    saying: feelings.sayings?.[i] ?? {},
    scale: feelings.scale,
    right: lane.width,
  });
  const named = drawn[lead]?.points.flatMap((point) => labelItems(point, part(lead), style)) ?? [];
  const order = [...drawn.keys()].filter((i) => i !== lead);
  const survey = measured
    ? measuredItems(measured, { curve: drawn[lead], labels: named.map(roomOf) }, lane, layout, style)
    : [];
  const ends = curves.length > 1 ? endItems(drawn, lane, journey, style) : [];
  const words = [...survey, ...named, ...ends].flatMap((item) => (item.type === 'text' ? [roomOf(item)] : []));
  const faces = drawn.flatMap(({ points }) =>
    points.map(({ x, y }) => ({ x: x - 12, y: y - 12, width: 24, height: 24 })),
  );
  const taken = {
    lines: [
      ...drawn.map((curve) => curve.path),
      ...(measured ? [measuredLine(measured, layout.columns, lane).path] : []),
    ],
    rooms: [...words, ...faces],
  };
  return [
    ...gridItems(lane, layout, style),
    ...survey,
    // the one that is worked on lies on top
    ...[...order, ...(drawn[lead] ? [lead] : [])].flatMap((i) => {
      const curve = drawn[i];
      return curve ? curveItems(curve, part(i), style) : [];
    }),
    ...ends,
    ...gaps.flatMap((gap) => gapItems(gap, gap === widest, lane, layout, taken, style)),
  ];
}

function gridItems(lane: LaneBox, layout: MapLayout, { tokens }: Style): Primitive[] {
  return [2, 1, 0, -1, -2].map((value) => {
    const y = yOfFeeling(lane, value);
    const dash = value === 0 ? {} : { dash: [2, 5] };
    return line({ x1: layout.rail, y1: y, x2: lane.width, y2: y, stroke: tokens.hairline, strokeWidth: 1, ...dash });
  });
}

interface CurvePart {
  index: number;
  colour: string;
  leading: boolean;
  saying: { peak?: string; low?: string };
  scale: FeelingScale | undefined;
  right: number;
}

/** A face's ring says by its colour what the mouth says by its bend. */
function faceColour(value: number, { tokens }: Style): string {
  const meaning = meaningOf(value);
  return meaning === 'neutral' ? tokens.third : tokens[meaning];
}

function curveItems({ path: d, points }: CurveGeometry, part: CurvePart, style: Style): Primitive[] {
  const { index, colour, leading } = part;
  return [
    ...points.flatMap(({ x, spread }): Primitive[] =>
      spread && spread.bottom - spread.top > 1
        ? [line({ x1: x, y1: spread.top, x2: x, y2: spread.bottom, stroke: colour, strokeWidth: 6, opacity: 0.16 })]
        : [],
    ),
    ...(d === '' ? [] : [path({ d, stroke: colour, strokeWidth: leading ? 2.25 : 1.75, ...curveDash(index) })]),
    ...points.flatMap((point): Primitive[] => {
      const { x, y, value } = point;
      return [
        ...(leading ? face(x, y, value, faceColour(value, style), style) : [curveMark(index, x, y, colour, style)]),
        ...(point.moment ? momentItems(x - 10, y - 10, style) : []),
        ...(point.noted ? [noteMark(x + 8.5, y + 7.5, style)] : []),
        ...(leading ? labelItems(point, part, style) : []),
      ];
    }),
  ];
}

/** A star of four points: a moment of truth. */
export function momentItems(x: number, y: number, { tokens }: Style): Primitive[] {
  const [long, short] = [6, 2];
  const corners = Array.from({ length: 8 }, (_, i) => {
    const angle = (i * Math.PI) / 4;
    const radius = i % 2 === 0 ? long : short;
    return at(x + radius * Math.sin(angle), y - radius * Math.cos(angle));
  });
  const d = `M${corners.join('L')}Z`;
  return [path({ d, fill: tokens.ink, stroke: tokens.canvas, strokeWidth: 2.5 }), path({ d, fill: tokens.ink })];
}

/** A small sheet at a point that somebody wrote a note on. */
function noteMark(x: number, y: number, { tokens }: Style): Primitive {
  const d = `M${at(x - 3, y - 3)}L${at(x + 3.5, y - 3)}L${at(x + 3.5, y + 2)}L${at(x, y + 2)}L${at(x - 2, y + 4.2)}L${at(x - 2, y + 2)}L${at(x - 3, y + 2)}Z`;
  return path({ d, fill: tokens.surface, stroke: tokens.second, strokeWidth: 1.25 });
}

/** The best and the worst moment, in somebody's words where there are short ones. */
function labelItems({ x, y, value, mark }: CurvePoint, { saying, scale, right }: CurvePart, style: Style): TextItem[] {
  if (!mark) return [];
  const { tokens, locale } = style;
  const say = sayIn(locale);
  const named = `${say(mark === 'low' ? 'feelings.lowest' : 'feelings.peak')} ${formatFeeling(locale, value, scale)}`;
  const words = saying[mark];
  const label = words === undefined ? named : `${named}: “${words}”`;
  const half = textWidth(label, STRONG) / 2;
  // at the end of the map the curve's name stands beside the point, so the words end before it
  const atEnd = x + Math.max(half, 100) > right;
  return [
    text(STRONG, {
      x: atEnd ? x + 10 : x,
      y: mark === 'low' ? y + 26 : y - 16,
      text: label,
      fill: mark === 'low' ? tokens.negative : tokens.positive,
      anchor: atEnd ? 'end' : 'middle',
      halo: tokens.canvas,
    }),
  ];
}

/** Each curve's name at its end, moved apart where ends lie close. */
function endItems(drawn: readonly CurveGeometry[], lane: LaneBox, journey: Journey, style: Style): Primitive[] {
  const ends = drawn.flatMap(({ personaId, points }, index) => {
    const last = points.at(-1);
    return last ? [{ index, personaId, x: last.x, y: last.y }] : [];
  });
  let lowest = lane.y;
  return ends
    .toSorted((a, b) => a.y - b.y || a.index - b.index)
    .flatMap(({ index, personaId, x, y }): Primitive[] => {
      const at = Math.max(y + 4, lowest + 13);
      lowest = at;
      return textIn(SMALL, lane.width - x - 20, {
        x: x + 16,
        y: Math.min(at, lane.y + lane.height - 4),
        text: personaName(journey, personaId, style.locale),
        fill: curveColour(journey, personaId, index, style),
        halo: style.tokens.canvas,
      });
    });
}

function measuredItems(
  curve: MeasuredCurve,
  felt: { curve: CurveGeometry | undefined; labels: readonly Box[] },
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
      const beside = felt.curve?.points.find(({ columnId }) => columnId === mark.point.columnId)?.y;
      return markItems(mark, curve, { beside, labels: felt.labels }, lane, style);
    }),
  ];
}

/** A survey's value with its interval, which a lone point has no band for. */
function markItems(
  { x, y, top = y, bottom = y, small, point }: MeasuredMark,
  { metric }: MeasuredCurve,
  { beside, labels }: { beside: number | undefined; labels: readonly Box[] },
  lane: LaneBox,
  { tokens, locale }: Style,
): Primitive[] {
  const value = formatValue(locale, metric, point.reading.latest.value);
  const { n } = point.reading.latest;
  const say = sayIn(locale);
  const words = small ? `${value} · ${n === null ? say('number.n-unknown') : say('number.n', { n })}` : value;
  // on the far side of the face, else of the words that name the best and the worst moment; inside the lane
  const [above, below] = [
    [top - 6, top - 19],
    [bottom + 13, bottom + 26],
  ];
  const places = (beside === undefined || beside >= y ? [...above, ...below] : [...below, ...above]).map((at) =>
    Math.max(lane.y + 12, Math.min(lane.y + lane.height - 5, at)),
  );
  const isFree = (at: number): boolean => {
    const room = roomOf(text(SMALL, { x, y: at, text: words, fill: tokens.positive, anchor: 'middle' }));
    return !labels.some((label) => meets(label, room));
  };
  const labelY = places.find(isFree) ?? places[0] ?? y;
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

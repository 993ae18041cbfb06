import type { BandStep } from './charts/funnel-band.geometry.ts';
import { type FunnelHeads, plainHeads, STEP_INSET } from './charts/funnel-heads.ts';
import { formatCount, formatSeconds, formatShare } from './format.ts';
import type { FunnelLane, LaneBox } from './layout.types.ts';
import { SMALL_N } from './metrics/intervals.ts';
import { box, paragraph, QUIET, STRONG, textIn, type Style } from './scene-parts.ts';
import type { Primitive } from './scene.types.ts';
import { textWidth, type TextStyle } from './text/wrap.ts';
import { sayIn } from './words/words.ts';

const LARGE: TextStyle = { size: 22, weight: 620 };
const MIDDLE: TextStyle = { size: 15, weight: 620 };
/** Baselines of the lines over the band, from the lane's upper edge. */
const FIGURE = 31;
const LINE = 14;

/** One step: how many are still there, of what, in which time; hatched where they are few (N2). */
export function stepItems(step: BandStep, funnel: FunnelLane, lane: LaneBox, style: Style): Primitive[] {
  const { row, x, width, y, thickness } = step;
  const { tokens, locale } = style;
  const left = x + STEP_INSET.left;
  const room = width - STEP_INSET.left - STEP_INSET.right;
  // a share of fewer than thirty is hatched (N2)
  const before = funnel.result.rows[funnel.result.rows.indexOf(row) - 1];
  const small = before ? before.step.count < SMALL_N : row.step.count < SMALL_N;
  const hatched = { x: x + 6, y, width: width - 12, height: Math.max(6, thickness) };
  return [
    ...(small ? [box({ ...hatched, hatch: tokens.funnel.ink, opacity: 0.5 })] : []),
    ...headItems(step, { left, room, top: lane.y }, funnel, style),
    ...(row.joined > 0
      ? textIn(QUIET, room, {
          x: left,
          y: y + thickness + 15,
          text: sayIn(locale)('funnel.joined', { count: formatCount(locale, row.joined) }),
          fill: tokens.second,
          halo: tokens.canvas,
        })
      : []),
  ];
}

interface Place {
  left: number;
  room: number;
  top: number;
}

function headItems({ row }: BandStep, place: Place, funnel: FunnelLane, style: Style): Primitive[] {
  const { tokens, locale } = style;
  const { left, room, top } = place;
  const heads = funnel.heads ?? plainHeads;
  const count = formatCount(locale, row.step.count);
  // beside its name a figure has part of the column; alone on its line it is as large as the largest of them may be
  const figure = heads.isCrowded
    ? textWidth(formatCount(locale, funnel.most), LARGE) <= room
      ? LARGE
      : MIDDLE
    : textWidth(count, LARGE) <= room * 0.6
      ? LARGE
      : MIDDLE;
  const labelX = left + textWidth(count, figure) + 8;
  const name = { text: row.step.label, fill: tokens.second };
  return [
    ...textIn(figure, room, { x: left, y: top + FIGURE, text: count, fill: tokens.ink, of: row.step.id }),
    ...(heads.isCrowded
      ? paragraph(QUIET, {
          ...name,
          x: left,
          y: top + FIGURE + LINE + 2,
          width: room,
          lineHeight: LINE,
          most: heads.nameLines,
        })
      : textIn(QUIET, left + room - labelX, { ...name, x: labelX, y: top + FIGURE - 0.5 })),
    ...shareItems(row, heads, { ...place, top: top + FIGURE + 17 + heads.nameLines * LINE }, funnel, style),
  ];
}

/** Of the step before, of all, and the time between: on one line where there is room, on lines of their own where not. */
function shareItems(
  row: BandStep['row'],
  { isCrowded, isTimed }: FunnelHeads,
  { left, room, top }: Place,
  funnel: FunnelLane,
  { tokens, locale }: Style,
): Primitive[] {
  const say = sayIn(locale);
  const quiet = { x: left, fill: tokens.second };
  if (row.step.index === 0) return textIn(QUIET, room, { ...quiet, y: top, text: funnel.unit });
  const strong = row.fromPrevious === undefined ? '–' : formatShare(locale, row.fromPrevious);
  const share = row.fromFirst === undefined ? '–' : formatShare(locale, row.fromFirst);
  const all = say('funnel.of-all', { share });
  const allX = left + textWidth(`${strong} `, STRONG);
  const { medianSeconds } = row.step;
  const time = medianSeconds === undefined ? '' : say('funnel.later', { time: formatSeconds(locale, medianSeconds) });
  return [
    ...textIn(STRONG, room, { x: left, y: top, text: strong, fill: tokens.ink }),
    ...(isCrowded
      ? textIn(QUIET, room, { ...quiet, y: top + LINE, text: all })
      : textIn(QUIET, left + room - allX, { ...quiet, x: allX, y: top, text: `· ${all}` })),
    ...(isTimed ? textIn(QUIET, room, { ...quiet, y: top + LINE * (isCrowded ? 2 : 1), text: time }) : []),
  ];
}

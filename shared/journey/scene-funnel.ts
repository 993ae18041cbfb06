import type { BandEntry, BandSkip } from './charts/funnel-sideways.geometry.ts';
import { funnelBand, type BandLoss, type BandStep } from './charts/funnel-band.geometry.ts';
import { formatCount, formatSeconds, formatShare } from './format.ts';
import type { FunnelLane, LaneBox, MapLayout } from './layout.types.ts';
import { SMALL_N } from './metrics/intervals.ts';
import { box, path, QUIET, STRONG, text, textIn, type Style } from './scene-parts.ts';
import type { Primitive } from './scene.types.ts';
import { textWidth, type TextStyle } from './text/wrap.ts';
import { sayIn } from './words/words.ts';

const LARGE: TextStyle = { size: 22, weight: 620 };
const MIDDLE: TextStyle = { size: 15, weight: 620 };
const INSET = 12;

/** The band of people under the stages, its counts above it, its losses falling out of it. */
export function funnelItems(lane: LaneBox, funnel: FunnelLane, layout: MapLayout, style: Style): Primitive[] {
  const { tokens } = style;
  const { steps, bands, losses, entries, skips } = funnelBand(funnel, layout.columns, lane);
  const labelOf = (index: number): string => funnel.result.rows[index]?.step.label ?? '';
  return [
    ...losses.map((loss) => path({ d: loss.path, fill: tokens.negative, opacity: 0.3 })),
    ...skips.flatMap(({ path: d, arrow, width }) => [
      path({ d, stroke: tokens.funnel.ink, strokeWidth: width, dash: [6, 4], opacity: 0.65 }),
      path({ d: arrow, fill: tokens.funnel.ink }),
    ]),
    ...entries.map((entry) => path({ d: entry.path, fill: tokens.funnel.ink, opacity: 0.4 })),
    ...bands.map((d) => path({ d, fill: tokens.funnel.band, of: funnel.funnelId })),
    ...steps.flatMap((step) => stepItems(step, funnel, lane, style)),
    ...losses.flatMap((loss) => lossItems(loss, lane, style)),
    ...entries.flatMap((entry) => entryItems(entry, style)),
    ...skips.flatMap((skip) => skipItems(skip, labelOf(skip.skip.from + 1), style)),
  ];
}

/** Those whose path begins here, beside where they come in. */
function entryItems({ entry, step, x, y }: BandEntry, { tokens, locale }: Style): Primitive[] {
  const words = sayIn(locale)('funnel.begin', { count: formatCount(locale, entry.count) });
  return textIn(STRONG, step.x + step.width - 4 - x, {
    x,
    y,
    text: words,
    fill: tokens.funnel.ink,
    halo: tokens.canvas,
  });
}

/** Those who leave steps out, on their line. */
function skipItems({ skip, x, y, room }: BandSkip, label: string, { tokens, locale }: Style): Primitive[] {
  const say = sayIn(locale);
  const count = formatCount(locale, skip.count);
  const between = skip.to - skip.from - 1;
  const words =
    between === 1 ? say('funnel.skip', { count, label }) : say('funnel.skip-many', { count, steps: between });
  const place = { x, y, fill: tokens.funnel.ink, halo: tokens.canvas, anchor: 'middle' as const };
  return textIn(STRONG, room, { ...place, text: words });
}

function stepItems(
  { row, x, width, y, thickness }: BandStep,
  funnel: FunnelLane,
  lane: LaneBox,
  style: Style,
): Primitive[] {
  const { tokens, locale } = style;
  const say = sayIn(locale);
  const count = formatCount(locale, row.step.count);
  const left = x + INSET;
  const room = width - INSET - 6;
  const figure = textWidth(count, LARGE) <= room * 0.6 ? LARGE : MIDDLE;
  const labelX = left + textWidth(count, figure) + 8;
  const shares = sharesOf(row, locale);
  const first = row.step.index === 0;
  const strong = first ? '' : shares.step;
  const later = row.step.medianSeconds;
  const time =
    first || later === undefined ? '' : `\u00a0· ${say('funnel.later', { time: formatSeconds(locale, later) })}`;
  const quiet = first ? funnel.unit : `· ${say('funnel.of-all', { share: shares.all })}`;
  const quietWidth = textWidth(quiet, QUIET);
  const quietX = left + (first ? 0 : textWidth(`${strong} `, STRONG));
  // a share of fewer than thirty is hatched (N2)
  const before = funnel.result.rows[funnel.result.rows.indexOf(row) - 1];
  const small = before ? before.step.count < SMALL_N : row.step.count < SMALL_N;
  return [
    ...(small
      ? [
          box({
            x: x + 6,
            y,
            width: width - 12,
            height: Math.max(6, thickness),
            hatch: tokens.funnel.ink,
            opacity: 0.5,
          }),
        ]
      : []),
    ...textIn(figure, room, { x: left, y: lane.y + 31, text: count, fill: tokens.ink, of: row.step.id }),
    ...textIn(QUIET, left + room - labelX, { x: labelX, y: lane.y + 30.5, text: row.step.label, fill: tokens.second }),
    ...(strong === '' ? [] : textIn(STRONG, room, { x: left, y: lane.y + 48, text: strong, fill: tokens.ink })),
    ...textIn(QUIET, left + room - quietX, { x: quietX, y: lane.y + 48, text: quiet, fill: tokens.second }),
    ...(time !== '' && quietX + quietWidth + textWidth(time, QUIET) <= left + room
      ? [text(QUIET, { x: quietX + quietWidth, y: lane.y + 48, text: time, fill: tokens.second })]
      : []),
    ...(row.joined > 0
      ? textIn(QUIET, room, {
          x: left,
          y: y + thickness + 15,
          text: say('funnel.joined', { count: formatCount(locale, row.joined) }),
          fill: tokens.second,
          halo: tokens.canvas,
        })
      : []),
  ];
}

const sharesOf = (
  { fromPrevious, fromFirst }: BandStep['row'],
  locale: Style['locale'],
): { step: string; all: string } => ({
  step: fromPrevious === undefined ? '–' : formatShare(locale, fromPrevious),
  all: fromFirst === undefined ? '–' : formatShare(locale, fromFirst),
});

function lossItems({ lost, x, y, before }: BandLoss, lane: LaneBox, { tokens, locale }: Style): Primitive[] {
  const words = sayIn(locale)('funnel.lost', { count: formatCount(locale, lost) });
  const room = before.x + before.width - 6 - x;
  if (textWidth(words, STRONG) > room) return [];
  const labelY = Math.min(lane.y + lane.height - 10, y + 4);
  return [text(STRONG, { x, y: labelY, text: words, fill: tokens.negative, halo: tokens.canvas })];
}

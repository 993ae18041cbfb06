import type { BandEntry, BandSkip } from './charts/funnel-sideways.geometry.ts';
import { funnelBand, type BandLoss } from './charts/funnel-band.geometry.ts';
import { formatCount } from './format.ts';
import type { FunnelLane, LaneBox, MapLayout } from './layout.types.ts';
import { stepItems } from './scene-funnel-step.ts';
import { path, STRONG, text, textIn, type Style } from './scene-parts.ts';
import type { Primitive } from './scene.types.ts';
import { textWidth } from './text/wrap.ts';
import { sayIn } from './words/words.ts';

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

function lossItems({ lost, x, y, before }: BandLoss, lane: LaneBox, { tokens, locale }: Style): Primitive[] {
  const count = formatCount(locale, lost);
  const room = before.x + before.width - 6 - x;
  // where a column is shared there may be room for the number only
  const words = [sayIn(locale)('funnel.lost', { count }), `\u2212${count}`].find(
    (one) => textWidth(one, STRONG) <= room,
  );
  if (words === undefined) return [];
  const labelY = Math.min(lane.y + lane.height - 10, y + 4);
  return [text(STRONG, { x, y: labelY, text: words, fill: tokens.negative, halo: tokens.canvas })];
}

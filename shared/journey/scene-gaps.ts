import type { FeltGap } from './charts/feelings-curve.geometry.ts';
import type { Box, LaneBox, MapLayout } from './layout.types.ts';
import { at, paragraph, path, SMALL, type Style } from './scene-parts.ts';
import { coveredBy, placesAlong } from './scene-room.ts';
import type { Primitive, TextItem } from './scene.types.ts';
import { textWidth } from './text/wrap.ts';
import { sayIn } from './words/words.ts';

/** What stands in the lane already: lines, faces and words. */
export interface Taken {
  lines: readonly string[];
  rooms: readonly Box[];
}

const LINE = 12;
/** From the face to the bracket, and from the bracket to its words. */
const ASIDE = 16;
const BESIDE = 6;

/** Named only where the two lie apart by more than the survey can be wrong. */
export function gapItems(
  gap: FeltGap,
  named: boolean,
  lane: LaneBox,
  layout: MapLayout,
  taken: Taken,
  style: Style,
): Primitive[] {
  const { columnId, x, felt, measured, kind } = gap;
  const column = layout.columns.find(({ id }) => id === columnId);
  if (!column || Math.abs(felt - measured) < 10) return [];
  const colour = kind === 'worse' ? style.tokens.negative : style.tokens.positive;
  const words = named ? wordsBeside(gap, column.width / 2 - ASIDE - BESIDE - 8, lane, taken, colour, style) : [];
  // the bracket stands on the side of its words
  const side = words[0]?.anchor === 'end' ? -1 : 1;
  const [end, stem] = [x + side * (ASIDE - 4), x + side * ASIDE];
  return [
    path({
      d: `M${at(end, felt)}L${at(stem, felt)}L${at(stem, measured)}L${at(end, measured)}`,
      stroke: colour,
      strokeWidth: 1.25,
    }),
    ...words,
  ];
}

/** Where they cover neither curve nor face nor other words: level with the bracket, else as near to that as there is room. */
function wordsBeside(
  { x, felt, measured, kind }: FeltGap,
  width: number,
  lane: LaneBox,
  { lines, rooms }: Taken,
  colour: string,
  { tokens, locale }: Style,
): TextItem[] {
  const said = sayIn(locale)(kind === 'worse' ? 'feelings.worse' : 'feelings.better');
  const near = width + ASIDE + 2 * BESIDE;
  const places = lines.flatMap(placesAlong).filter((place) => Math.abs(place.x - x) < near);
  const middle = (felt + measured) / 2;
  const blocks = ([1, -1] as const).flatMap((side) => {
    const block = paragraph(SMALL, {
      x: x + side * (ASIDE + BESIDE),
      y: 0,
      text: said,
      fill: colour,
      halo: tokens.canvas,
      anchor: side > 0 ? 'start' : 'end',
      width,
      lineHeight: LINE,
      most: 3,
    });
    const widest = Math.max(...block.map((one) => textWidth(one.text, SMALL)));
    // a word longer than the place would run into the next column
    if (widest > width) return [];
    const height = block.length * LINE;
    const least = Math.max(lane.y + 2, Math.min(felt, measured) - height - BESIDE);
    const most = Math.min(lane.y + lane.height - 2, Math.max(felt, measured) + height + BESIDE) - height;
    const tops = Array.from({ length: Math.max(0, Math.floor((most - least) / 2)) + 1 }, (_, i) => least + 2 * i);
    const left = side > 0 ? x + ASIDE + BESIDE : x - ASIDE - BESIDE - widest;
    return tops.map((top) => {
      const room = { x: left - 3, y: top - 2, width: widest + 6, height: height + 4 };
      return {
        covers: coveredBy(room, places, rooms),
        away: Math.abs(top + height / 2 - middle) + (side > 0 ? 0 : 1),
        lines: block.map((one, i) => ({ ...one, y: top + SMALL.size - 1 + i * LINE })),
      };
    });
  });
  const [best] = blocks.toSorted((a, b) => a.covers - b.covers || a.away - b.away);
  return best?.lines ?? [];
}

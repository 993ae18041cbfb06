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
  const { columnId, x, felt, measured } = gap;
  const column = layout.columns.find(({ id }) => id === columnId);
  if (!column || Math.abs(felt - measured) < 10) return [];
  const words = named ? wordsBeside(gap, [column.width / 2, layout.rail], lane, taken, style) : [];
  // the bracket stands on the side of its words
  const side = words[0]?.anchor === 'end' ? -1 : 1;
  const [end, stem] = [x + side * (ASIDE - 4), x + side * ASIDE];
  return [
    path({
      d: `M${at(end, felt)}L${at(stem, felt)}L${at(stem, measured)}L${at(end, measured)}`,
      stroke: colourOf(gap, style),
      strokeWidth: 1.25,
    }),
    ...words,
  ];
}

const colourOf = ({ kind }: FeltGap, { tokens }: Style): string =>
  kind === 'worse' ? tokens.negative : tokens.positive;

/** Where they cover neither curve nor face nor other words: level with the bracket, else as near to that as there is room. */
function wordsBeside(
  gap: FeltGap,
  [half, start]: readonly [halfColumn: number, startOfColumns: number],
  lane: LaneBox,
  { lines, rooms }: Taken,
  style: Style,
): TextItem[] {
  const { x, felt, measured, kind } = gap;
  const said = sayIn(style.locale)(kind === 'worse' ? 'feelings.worse' : 'feelings.better');
  // in one line, however far that reaches, or in a few within the column
  const widths = [textWidth(said, SMALL) + 1, half - ASIDE - BESIDE - 2];
  const near = Math.max(...widths) + ASIDE + 2 * BESIDE;
  const places = lines.flatMap(placesAlong).filter((place) => Math.abs(place.x - x) < near);
  const middle = (felt + measured) / 2;
  const ways = ([1, -1] as const).flatMap((side) => widths.map((width) => ({ side, width })));
  const blocks = ways.flatMap(({ side, width }) => {
    const block = paragraph(SMALL, {
      x: x + side * (ASIDE + BESIDE),
      y: 0,
      text: said,
      fill: colourOf(gap, style),
      halo: style.tokens.canvas,
      anchor: side > 0 ? 'start' : 'end',
      width,
      lineHeight: LINE,
      most: 3,
    });
    const widest = Math.max(...block.map((one) => textWidth(one.text, SMALL)));
    const end = x + side * (ASIDE + BESIDE + widest);
    // neither a word longer than its place, nor one that the map ends before
    if (widest > width || end > lane.width || end < start) return [];
    const height = block.length * LINE;
    const least = Math.max(lane.y + 2, Math.min(felt, measured) - height - BESIDE);
    const most = Math.min(lane.y + lane.height - 2, Math.max(felt, measured) + height + BESIDE) - height;
    const tops = Array.from({ length: Math.max(0, Math.floor((most - least) / 2)) + 1 }, (_, i) => least + 2 * i);
    const left = side > 0 ? x + ASIDE + BESIDE : x - ASIDE - BESIDE - widest;
    return tops.map((top) => {
      const room = { x: left - 3, y: top - 2, width: widest + 6, height: height + 4 };
      return {
        covers: coveredBy(room, places, rooms),
        away: Math.abs(top + height / 2 - middle) + (side > 0 ? 0 : 1) + LINE * block.length,
        lines: block.map((one, i) => ({ ...one, y: top + SMALL.size - 1 + i * LINE })),
      };
    });
  });
  const [best] = blocks.toSorted((a, b) => a.covers - b.covers || a.away - b.away);
  return best?.lines ?? [];
}

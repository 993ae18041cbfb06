import type { FunnelEntry, FunnelSkip } from '../sideways.ts';
import type { BandStep } from './funnel-band.geometry.ts';
import { at } from '../scene-parts.ts';

/** Room under the band for those who come in late or leave a step out. */
export const SIDE_ROOM = 40;
/** So many ways past steps are drawn; all of them are told in words. */
const MOST_SKIPS = 2;

export interface BandEntry {
  entry: FunnelEntry;
  step: BandStep;
  /** Rises out of the lane's foot into the lower edge of the band. */
  path: string;
  /** Where its words end. */
  x: number;
  y: number;
}

export interface BandSkip {
  skip: FunnelSkip;
  /** From under one step to under another. */
  path: string;
  arrow: string;
  width: number;
  /** The middle of its words. */
  x: number;
  y: number;
  room: number;
}

/** People joining the band later, as wide as they are many. */
export function bandEntries(
  entries: readonly FunnelEntry[],
  steps: readonly BandStep[],
  foot: number,
  thickness: (count: number) => number,
): BandEntry[] {
  return entries.flatMap((entry): BandEntry[] => {
    const step = steps.find(({ row }) => row.step.index === entry.index);
    if (!step) return [];
    const wide = Math.max(1.5, Math.min(thickness(entry.count), step.width / 4));
    const x = step.x + step.width * 0.32;
    const [low, top] = [foot - 24, step.y + step.thickness];
    const middle = (low + top) / 2;
    const path =
      `M${at(x, low)}C${at(x, middle)},${at(x + 3, top)},${at(x + 18, top)}L${at(x + 18 + wide, top)}` +
      `C${at(x + 3 + wide, top)},${at(x + wide, middle)},${at(x + wide, low)}Z`;
    return [{ entry, step, path, x: x + wide + 5, y: low - 2 }];
  });
}

/** People who leave steps out: a line under those steps, back up to where they came on. */
export function bandSkips(
  skips: readonly FunnelSkip[],
  steps: readonly BandStep[],
  foot: number,
  thickness: (count: number) => number,
): BandSkip[] {
  return skips.slice(0, MOST_SKIPS).flatMap((skip, i): BandSkip[] => {
    const from = steps.find(({ row }) => row.step.index === skip.from);
    const to = steps.find(({ row }) => row.step.index === skip.to);
    if (!from || !to || to.x <= from.x) return [];
    const width = Math.max(1.5, Math.min(6, thickness(skip.count)));
    // clear of what falls out of the band at both borders, and of its words
    const [x0, x1] = [from.x + from.width * 0.86 - i * 9, to.x + to.width * 0.68 + i * 9];
    const [y0, y1] = [from.y + from.thickness, to.y + to.thickness];
    const low = foot - 8 - i * 12;
    const bend = 12;
    const path =
      `M${at(x0, y0)}L${at(x0, low - bend)}Q${at(x0, low)},${at(x0 + bend, low)}L${at(x1 - bend, low)}` +
      `Q${at(x1, low)},${at(x1, low - bend)}L${at(x1, y1 + 7)}`;
    const arrow = `M${at(x1 - 4, y1 + 8)}L${at(x1, y1 + 1)}L${at(x1 + 4, y1 + 8)}Z`;
    return [{ skip, path, arrow, width, x: (x0 + x1) / 2, y: low + 3.8, room: x1 - x0 - 4 * bend }];
  });
}

import type { Id, Journey, Lane, Period } from './journey.ts';
import { SIZES } from './layout-sizes.ts';
import type { ColumnBox, LaneBox, MetricBlank, MetricRow, MetricTile } from './layout.types.ts';
import { byPeriod } from './periods.ts';
import { readingsByColumn, scaleOf, type NumbersLens, type Reading } from './readings.ts';
import { tileHeight } from './tile-text.ts';

/** One metric along the map; a second reading of it in the same column makes a second strand. */
interface Strand {
  id: string;
  places: Map<Id, Reading>;
}

/** The metric known in most columns first, so that what is read across is read first. */
function strandsOf(
  columns: readonly ColumnBox[],
  all: ReadonlyMap<Id, readonly Reading[]>,
  shown: ReadonlyMap<Id, readonly Reading[]>,
): Strand[] {
  const strands = new Map<string, Strand>();
  for (const { id: columnId } of columns) {
    const met = new Map<Id, number>();
    const known = all.get(columnId) ?? [];
    const only = (shown.get(columnId) ?? []).filter((reading) => !sameOf(known, reading));
    for (const reading of [...known, ...only]) {
      const nth = met.get(reading.metric.id) ?? 0;
      met.set(reading.metric.id, nth + 1);
      const id = `${reading.metric.id}/${nth}`;
      const strand = strands.get(id) ?? { id, places: new Map<Id, Reading>() };
      strand.places.set(columnId, reading);
      strands.set(id, strand);
    }
  }
  return [...strands.values()].sort((a, b) => b.places.size - a.places.size || (a.id < b.id ? -1 : 1));
}

/** From so many columns on a metric is read across, as one line. */
const LINE_FROM = 3;

/** Those known in few columns share rows, or each would leave a row almost empty. */
function rowsOf(strands: readonly Strand[]): Map<Id, Reading>[] {
  const rows: Map<Id, Reading>[] = [];
  for (const { places } of strands) {
    let row = rows.find((taken) => [...places.keys()].every((columnId) => !taken.has(columnId)));
    if (!row) {
      row = new Map();
      rows.push(row);
    }
    for (const [columnId, reading] of places) row.set(columnId, reading);
  }
  return rows;
}

/** Everybody's newest numbers hold the places, so that nothing moves when others, or another time, are looked at. */
export function metricTiles(
  journey: Journey,
  { settings: { metricIds } }: Lane,
  columns: readonly ColumnBox[],
  top: number,
  lens: NumbersLens,
): Pick<LaneBox, 'height' | 'cards' | 'tiles' | 'blanks' | 'rows'> {
  const shown = readingsByColumn(journey, lens, metricIds);
  const all = lens.segment || lens.period ? readingsByColumn(journey, {}, metricIds) : shown;
  const newest = [...shown.values()]
    .flat()
    .map(({ latest }) => latest.period)
    .sort(byPeriod)
    .at(-1);
  const open = columns.filter((column) => !column.folded);
  const strands = strandsOf(open, all, shown);
  const isLine = ({ places }: Strand): boolean => places.size >= LINE_FROM;
  const made = rowMaker(journey, open, shown, newest);
  const lane = { tiles: new Array<MetricTile>(), blanks: new Array<MetricBlank>(), rows: new Array<MetricRow>() };
  let y = top + SIZES.cellPadding;
  for (const { places } of strands.filter(isLine)) {
    const [holder] = places.values();
    if (!holder) continue;
    const x = open[0]?.x ?? 0;
    const last = open.at(-1);
    // over folded columns too, which lie between those it is measured in
    const width = last ? last.x + last.width - x : 0;
    const { metric } = holder;
    const row = { metric, scale: scaleOf(journey, metric), x, y, width, height: SIZES.metricRow };
    lane.rows.push(row);
    const { tiles, blanks } = made(places, y, SIZES.metricRow);
    lane.tiles.push(...tiles.map((tile) => ({ ...tile, row })));
    lane.blanks.push(...blanks.map((blank) => ({ ...blank, inRow: true })));
    y += row.height;
  }
  if (lane.rows.length > 0) y += SIZES.cellPadding;
  for (const row of rowsOf(strands.filter((strand) => !isLine(strand)))) {
    const { tiles, blanks, height } = made(row, y);
    lane.tiles.push(...tiles);
    lane.blanks.push(...blanks);
    y += height + SIZES.cellPadding;
  }
  const { tiles, blanks, rows } = lane;
  return {
    cards: [],
    tiles,
    ...(blanks.length > 0 ? { blanks } : {}),
    ...(rows.length > 0 ? { rows } : {}),
    height: Math.max(SIZES.emptyLane, y - top),
  };
}

type Made = { tiles: MetricTile[]; blanks: MetricBlank[]; height: number };
type MakeRow = (row: ReadonlyMap<Id, Reading>, y: number, wanted?: number) => Made;

/** Boxes of one row, as high as its highest unless that is given. */
function rowMaker(
  journey: Journey,
  open: readonly ColumnBox[],
  shown: ReadonlyMap<Id, readonly Reading[]>,
  newest: Period | undefined,
): MakeRow {
  return (row, y, wanted) => {
    const made = open.flatMap((column) => {
      const holder = row.get(column.id);
      if (!holder) return [];
      const { metric } = holder;
      const reading = sameOf(shown.get(column.id), holder);
      const width = column.width - 2 * column.inset;
      const isDated = reading !== undefined && reading.latest.period !== newest;
      const words = Math.max(tileHeight(holder, width, isDated), reading ? tileHeight(reading, width, isDated) : 0);
      return [{ columnId: column.id, metric, reading, isDated, x: column.x + column.inset, width, words }];
    });
    const height = wanted ?? Math.max(...made.map(({ words }) => words));
    const tiles: MetricTile[] = [];
    const blanks: MetricBlank[] = [];
    for (const { reading, isDated, metric, columnId, x, width } of made) {
      const place = { columnId, x, y, width, height };
      if (!reading) blanks.push({ ...place, metric });
      else tiles.push({ ...place, reading, scale: scaleOf(journey, metric), ...(isDated ? { isDated } : {}) });
    }
    return { tiles, blanks, height };
  };
}

/** The reading of those looked at where everybody's stands. */
function sameOf(readings: readonly Reading[] | undefined, holder: Reading): Reading | undefined {
  const { target } = holder.latest;
  return readings?.find(({ metric, latest }) => metric.id === holder.metric.id && latest.target === target);
}

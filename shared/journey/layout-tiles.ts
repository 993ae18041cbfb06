import type { Id, Journey, Lane } from './journey.ts';
import { SIZES } from './layout-sizes.ts';
import type { ColumnBox, LaneBox, MetricTile } from './layout.types.ts';
import { readingsByColumn, type Reading } from './readings.ts';
import { tileHeight } from './tile-text.ts';

/** One metric along the map; a second reading of it in the same column makes a second strand. */
interface Strand {
  id: string;
  places: Map<Id, Reading>;
}

/** The metric known in most columns first, so that what is read across is read first. */
function strandsOf(columns: readonly ColumnBox[], readings: ReadonlyMap<Id, readonly Reading[]>): Strand[] {
  const strands = new Map<string, Strand>();
  for (const { id: columnId } of columns) {
    const met = new Map<Id, number>();
    for (const reading of readings.get(columnId) ?? []) {
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

/**
 * A metric stands in one row under every column, so that it can be read across; those known in few columns share rows,
 * or each would leave a row almost empty.
 */
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

export function metricTiles(
  journey: Journey,
  lane: Lane,
  columns: readonly ColumnBox[],
  top: number,
  segment: string,
): Pick<LaneBox, 'height' | 'cards' | 'tiles'> {
  const readings = readingsByColumn(journey, segment, lane.settings.metricIds);
  const open = columns.filter((column) => !column.folded);
  let y = top + SIZES.cellPadding;
  const tiles: MetricTile[] = [];
  for (const row of rowsOf(strandsOf(open, readings))) {
    const made = open.flatMap((column): MetricTile[] => {
      const reading = row.get(column.id);
      if (!reading) return [];
      const width = column.width - 2 * SIZES.cardInset;
      const height = tileHeight(reading, width);
      return [{ columnId: column.id, reading, x: column.x + SIZES.cardInset, y, width, height }];
    });
    const height = Math.max(...made.map((tile) => tile.height));
    tiles.push(...made.map((tile) => ({ ...tile, height })));
    y += height + SIZES.cellPadding;
  }
  return { cards: [], tiles, height: Math.max(SIZES.emptyLane, y - top) };
}

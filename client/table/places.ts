import type { Outline, OutlineRow } from '../../shared/journey/outline.ts';
import type { Cell, Id, Stage } from '../../shared/journey/journey.ts';
import type { NoteBox } from '../../shared/journey/notes.ts';
import type { TableColumn } from './columns.ts';

/** Where in the table the keyboard can be. */
export type Place =
  | { at: 'stage' | 'step'; id: Id }
  /** A row's name; several rows may belong to one lane. */
  | { at: 'lane'; rowId: string }
  | { at: 'cell'; rowId: string; columnId: Id }
  | { at: 'card' | 'note'; id: Id }
  | { at: 'addStage' }
  | { at: 'addLane' };

/** A place over one or more columns; column 0 is that of the names, the one behind the last that of the plus. */
export interface Spot {
  place: Place;
  from: number;
  to: number;
  /** Of a cell with cards: they are walked through before the next row. */
  cards?: readonly Id[];
}

export type Grid = readonly (readonly Spot[])[];

export function keyOf(place: Place): string {
  switch (place.at) {
    case 'stage':
    case 'step':
    case 'card':
    case 'note':
      return `${place.at}/${place.id}`;
    case 'lane':
      return `lane/${place.rowId}`;
    case 'cell':
      return `cell/${place.rowId}/${place.columnId}`;
    default:
      return place.at;
  }
}

/** The place of a key; a row's id may hold a stroke itself. */
export function placeOfKey(key: string): Place | undefined {
  const [at, ...rest] = key.split('/');
  const id = rest.join('/');
  switch (at) {
    case 'stage':
    case 'step':
    case 'card':
    case 'note':
      return { at, id };
    case 'lane':
      return { at, rowId: id };
    case 'cell':
      return { at, rowId: rest.slice(0, -1).join('/'), columnId: rest.at(-1) ?? '' };
    case 'addStage':
    case 'addLane':
      return { at };
    default:
      return undefined;
  }
}

/** Where the keyboard is among rows and spots. */
interface Position {
  row: number;
  spot: number;
  /** Index among the cell's cards, −1 on the cell itself. */
  card: number;
}

export function positionOf(grid: Grid, place: Place): Position | undefined {
  const key = keyOf(place);
  for (const [row, spots] of grid.entries()) {
    for (const [spot, { place: here, cards }] of spots.entries()) {
      if (place.at === 'card') {
        const card = cards?.indexOf(place.id) ?? -1;
        if (card >= 0) return { row, spot, card };
      } else if (keyOf(here) === key) return { row, spot, card: -1 };
    }
  }
  return undefined;
}

/** What may be added here gives the last column and the last row. */
export interface MayAdd {
  stages: boolean;
  lanes: boolean;
}

interface Laid {
  outline: Outline;
  columns: readonly TableColumn[];
  stages: readonly Stage[];
  /** They stand in a list under the table, one under the other. */
  notes: readonly NoteBox[];
}

export function gridOf({ outline: { rows }, columns, stages, notes }: Laid, may: MayAdd): Grid {
  const spotsOf = (id: Id): { from: number; to: number } => ({
    from: columns.findIndex(({ column }) => column.stageId === id) + 1,
    to: columns.findLastIndex(({ column }) => column.stageId === id) + 1,
  });
  const end = columns.length + 1;
  const heads: Spot[] = stages.map(({ id }) => ({ place: { at: 'stage', id }, ...spotsOf(id) }));
  if (may.stages) heads.push({ place: { at: 'addStage' }, from: end, to: end });
  const steps = columns.flatMap(({ column: { stepId }, isFolded }, i): Spot[] =>
    stepId === undefined || isFolded ? [] : [{ place: { at: 'step', id: stepId }, from: i + 1, to: i + 1 }],
  );
  const body = rows.map((row) => [
    { place: { at: 'lane' as const, rowId: row.id }, from: 0, to: 0 },
    ...cellsOf(row, columns),
  ]);
  const foot: Spot[] = may.lanes ? [{ place: { at: 'addLane' }, from: 0, to: 0 }] : [];
  const free = notes.map(({ id }): Spot[] => [{ place: { at: 'note', id }, from: 0, to: 0 }]);
  return [heads, steps, ...body, foot, ...free].filter((spots) => spots.length > 0);
}

/** Stands for all columns at once. */
export const ACROSS = 'all';

/** Whether a row has nothing to say in its columns yet, but something to do in one cell over all of them. */
export function isBare(row: OutlineRow): boolean {
  switch (row.shape) {
    case 'feelings':
      return row.persona === undefined;
    case 'metrics':
      return row.cells.every((readings) => readings.length === 0);
    case 'funnel':
      return row.funnel === undefined;
    case 'collapsed':
      return true;
    default:
      return false;
  }
}

function cellsOf(row: OutlineRow, columns: readonly TableColumn[]): Spot[] {
  // a line has nothing in its columns
  if (row.shape === 'divider' || columns.length === 0) return [];
  if (isBare(row)) return [{ place: { at: 'cell', rowId: row.id, columnId: ACROSS }, from: 1, to: columns.length }];
  return columns.map(({ column, isFolded, from }, i) => ({
    place: { at: 'cell', rowId: row.id, columnId: isFolded ? column.stageId : column.id },
    from: i + 1,
    to: i + 1,
    ...(row.shape === 'cards' && !isFolded ? { cards: (row.cells[from] ?? []).map((card) => card.id) } : {}),
  }));
}

/** On a cell with cards the keyboard is on one of them. */
function placeIn(spot: Spot, card: 'first' | 'last' | number): Place {
  const { cards = [] } = spot;
  const id = card === 'first' ? cards[0] : card === 'last' ? cards.at(-1) : cards[Math.min(card, cards.length - 1)];
  return id === undefined ? spot.place : { at: 'card', id };
}

/** The spot of a row that covers a column, else the one nearest to it. */
function spotAt(row: readonly Spot[], column: number): Spot | undefined {
  const distance = ({ from, to }: Spot): number => (column < from ? from - column : Math.max(0, column - to));
  return row.reduce<Spot | undefined>(
    (best, spot) => (best === undefined || distance(spot) < distance(best) ? spot : best),
    undefined,
  );
}

/** The list of notes under the table is none of its rows. */
const isOfTable = ([first]: readonly Spot[]): boolean => first?.place.at !== 'note';

const PAGE = 5;

/** A key's way through the table; undefined for keys that lead nowhere. Stays at its edges. */
export function goBy(grid: Grid, from: Place, { key, ctrlKey, metaKey }: Pressed): Place | undefined {
  const position = positionOf(grid, from);
  const row = grid[position?.row ?? -1];
  const spot = row?.[position?.spot ?? -1];
  if (!position || !row || !spot) return undefined;
  const held = ctrlKey || metaKey;
  const along = (at: number, card: 'first' | 'last' | number): Place => {
    const next = row[at];
    return next ? placeIn(next, card) : from;
  };
  const across = (by: number, end: 'first' | 'last'): Place => {
    const next = grid[Math.max(0, Math.min(grid.length - 1, position.row + by))] ?? row;
    const there = next === row ? undefined : spotAt(next, spot.from);
    return there ? placeIn(there, end) : from;
  };
  const neighbour = spot.cards?.[position.card + (key === 'ArrowDown' ? 1 : -1)];
  switch (key) {
    case 'ArrowDown':
    case 'ArrowUp':
      if (held) return undefined;
      if (neighbour !== undefined) return { at: 'card', id: neighbour };
      return across(key === 'ArrowDown' ? 1 : -1, key === 'ArrowDown' ? 'first' : 'last');
    case 'ArrowLeft':
    case 'ArrowRight':
      if (held) return undefined;
      return along(position.spot + (key === 'ArrowRight' ? 1 : -1), Math.max(0, position.card));
    case 'Home':
    case 'End': {
      const end = key === 'Home' ? 0 : -1;
      const rowOfEnd = held ? (end === 0 ? grid[0] : grid.findLast(isOfTable)) : row;
      const there = rowOfEnd?.at(end);
      return there ? placeIn(there, key === 'Home' ? 'first' : 'last') : from;
    }
    case 'PageUp':
      return across(-PAGE, 'first');
    case 'PageDown':
      return across(PAGE, 'first');
    default:
      return undefined;
  }
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>;

/** Where to go when what the keyboard was on is gone: what has taken its place, else what came before it. */
export function nearestTo(before: Grid, after: Grid, place: Place): Place | undefined {
  if (positionOf(after, place)) return place;
  const was = positionOf(before, place);
  const spot = was && before[was.row]?.[was.spot];
  if (!was || !spot) return after[0]?.[0] && placeIn(after[0][0], 'first');
  // a cell whose card went, or that got its first
  const home = positionOf(after, spot.place);
  const cell = home && after[home.row]?.[home.spot];
  if (cell) return placeIn(cell, Math.max(0, was.card));
  const shift = after.length - before.length;
  const isHead = spot.place.at === 'stage' || spot.place.at === 'step';
  const row =
    after[Math.max(0, Math.min(after.length - 1, isHead && shift < 0 && was.row > 0 ? was.row - 1 : was.row))];
  if (!row) return undefined;
  const there = isHead ? row[Math.min(was.spot, row.length - 1)] : spotAt(row, spot.from);
  return there && placeIn(there, 'first');
}

/** The cell of the map that a place stands for, in lanes of cards; none in a folded stage, which stands for several. */
export function cellAt({ columns, rows }: Outline, place: Place): Cell | undefined {
  if (place.at !== 'cell') return undefined;
  const row = rows.find(({ id }) => id === place.rowId);
  const column = columns.find(({ id }) => id === place.columnId);
  return row?.shape === 'cards' && column && !column.folded
    ? { laneId: row.lane.id, columnId: place.columnId }
    : undefined;
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import { createDesk, type Desk, type Sight } from './desk.ts';
import type { Area, CardKind, Cell, Id } from '../../shared/journey/journey.ts';
import { type Filter, NO_FILTER } from './filter.ts';

export type Tool = 'select' | 'hand';

/** Where cards in flight would land: the others make room for them there. */
export interface Drop {
  cell: Cell;
  at: number;
}

/** A card being begun: not on the board before its first letter, so that leaving it empty leaves no trace. */
export interface Draft {
  id: Id;
  cell: Cell;
  at: number;
  kind: CardKind;
}

/** What finds something, one at a time. */
export type Finder = 'palette' | 'keys' | 'search' | 'filter';

/** The hand on the map that is on the screen. */
export interface MapView {
  fit(): void;
  zoomBy(factor: number): void;
  zoomTo(zoom: number): void;
  /** By pixels of the screen. */
  pan(dx: number, dy: number, how?: 'at once'): void;
  /** As large as these cards, stages or lanes allow. */
  fitTo(ids: readonly Id[]): void;
  /** Into view, where it is not, as large as it is. */
  show(what: Id | { x: number; y: number }): void;
  /** The part of the map in view, clear of the heads that stay. */
  area(): Area;
  /** That part as large as this screen allows; the same screen shows the same. */
  showArea(area: Area): void;
  /** Told whenever another part comes into view, by whatever hand. */
  watch(listener: () => void): () => void;
}

/** What only this person sees: nothing of it enters the document (C2). */
export interface EditorState {
  tool: Tool;
  selection: readonly Id[];
  /** The cell the keyboard is in; kept beside a selected card, so that leaving the card stays in place. */
  cell: Cell | null;
  editing: { id: Id; field: 'title' | 'body' | 'text' } | null;
  draft: Draft | null;
  /** What can be said about the selected cards is being asked for. */
  detailing: boolean;
  /** A stage, step, lane or link whose name is being changed in place. */
  renaming: { kind: 'stage' | 'lane' | 'step'; id: Id } | { kind: 'link'; id: Id; typed?: string } | null;
  /** Kinds of lane are being chosen from: where among the lanes, and at which lane or point of the screen it was asked. */
  addingLane: { at: number; by?: Id; point?: { x: number; y: number } } | null;
  /**
   * In flight (J5): written once, at the drop. Where `copying`, the cards stay and doubles of them land. How far they
   * have come is not said here: it changes with every frame, and who listens here would be asked each time.
   */
  drag: { ids: readonly Id[]; drop: Drop | null; copying: boolean } | null;
  /** What stays selected while a frame is drawn with Shift held. */
  kept: readonly Id[];
  /** A stage, step or lane in flight, by so many units of the map; `mark` is where across its row it would land. */
  headDrag: { kind: 'stage' | 'step' | 'lane'; id: Id; dx: number; dy: number; mark: number | null } | null;
  /** A link being made from a card: drawn to a place by hand, or its other end chosen from a list. */
  linking: { from: Id; to: Id | null; at: { x: number; y: number } | null } | null;
  /** A card being made wider or narrower; written once, at the end (J5). */
  spanning: { id: Id; span: number } | null;
  /** A face in flight, by feeling key. */
  feeling: { key: string; value: number } | null;
  /** Notes in flight (J5), the lines they stand in, and the cell they would fall into. */
  noteFlight: {
    ids: readonly Id[];
    dx: number;
    dy: number;
    guides: readonly { axis: 'x' | 'y'; at: number; from: number; to: number }[];
    drop: Drop | null;
    cell: { x: number; y: number; width: number; height: number } | null;
  } | null;
  /** A note whose corner is in the hand. */
  noteSizing: { id: Id; at: { x: number; y: number }; size: { width: number; height: number } } | null;
  /** The cards in flight would leave the grid. */
  leaving: boolean;
  /** Pictures on their way to the server. */
  uploading: number;
  /** Absent while no map is drawn, as in the table. */
  view: MapView | null;
  /** To be brought into view on a map that is about to be drawn. */
  sought: Id | { x: number; y: number } | Area | null;
  finder: Finder | null;
  /** What is looked for; kept when the search is closed, for the next time. */
  query: string;
  /** Which of what was found is looked at. */
  hit: number;
  /** Cards that do not fit it are dimmed. */
  filter: Filter;
  minimap: boolean;
  /** In a page of somebody else's: the wheel scrolls that page, and a drag moves the map. */
  isGuest: boolean;
}

export interface Editor extends StoreApi<EditorState> {
  /** Which map is shown, and what lies open beside it. */
  desk: Desk;
  select(ids: readonly Id[], cell?: Cell | null): void;
  toggle(id: Id): void;
  /** Puts the keyboard in a cell with no card selected. */
  enterCell(cell: Cell): void;
  edit(id: Id, field?: 'title' | 'body' | 'text'): void;
  /** Begins a card; it is written into at once. */
  begin(draft: Draft): void;
  rename(kind: 'stage' | 'lane' | 'step' | 'link', id: Id): void;
  leaveText(): void;
  clear(): void;
}

const EMPTY: EditorState = {
  tool: 'select',
  selection: [],
  cell: null,
  editing: null,
  draft: null,
  detailing: false,
  renaming: null,
  addingLane: null,
  drag: null,
  kept: [],
  headDrag: null,
  linking: null,
  spanning: null,
  feeling: null,
  noteFlight: null,
  noteSizing: null,
  leaving: false,
  uploading: 0,
  view: null,
  sought: null,
  finder: null,
  query: '',
  hit: 0,
  filter: NO_FILTER,
  minimap: false,
  isGuest: false,
};

/** Nothing is being written. */
const AT_REST = { editing: null, draft: null, detailing: false, renaming: null } as const;

/** `mapId` is the map that was looked at last. */
export function createEditor(mapId: Id | null = null, sight?: Sight): Editor {
  const store = createStore<EditorState>()(() => EMPTY);
  const desk = createDesk(mapId, sight);
  // whatever is chosen on the map takes the place of a chosen feeling
  store.subscribe((now, before) => {
    if (now.selection === before.selection && now.cell === before.cell) return;
    desk.setState({ point: null });
    if (desk.getState().beside?.kind === 'loss') desk.tell(null);
  });
  return Object.assign(store, {
    desk,
    select: (ids: readonly Id[], cell: Cell | null = store.getState().cell) =>
      store.setState({ ...AT_REST, selection: ids, cell }),
    toggle: (id: Id) =>
      store.setState(({ selection }) => ({
        ...AT_REST,
        selection: selection.includes(id) ? selection.filter((other) => other !== id) : [...selection, id],
      })),
    enterCell: (cell: Cell) => store.setState({ ...AT_REST, selection: [], cell }),
    edit: (id: Id, field: 'title' | 'body' | 'text' = 'title') =>
      store.setState({ ...AT_REST, selection: [id], editing: { id, field } }),
    begin: (draft: Draft) =>
      store.setState({
        selection: [],
        cell: draft.cell,
        draft,
        editing: { id: draft.id, field: 'title' },
        renaming: null,
      }),
    rename: (kind: 'stage' | 'lane' | 'step' | 'link', id: Id) =>
      store.setState({ ...AT_REST, renaming: { kind, id } }),
    leaveText: () => store.setState(AT_REST),
    clear: () => store.setState({ ...AT_REST, selection: [], cell: null, drag: null, feeling: null }),
  });
}

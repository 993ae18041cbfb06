import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Cell, Id } from '../../shared/journey/journey.ts';

export type Tool = 'select' | 'hand';

/** Where cards in flight would land: the others make room for them there. */
export interface Drop {
  cell: Cell;
  at: number;
}

/** What only this person sees: nothing of it enters the document (C2). */
export interface EditorState {
  tool: Tool;
  selection: readonly Id[];
  /** The cell the keyboard is in; kept beside a selected card, so that leaving the card stays in place. */
  cell: Cell | null;
  editing: { id: Id; field: 'title' | 'body' } | null;
  /** A card, stage or lane whose name is being changed in place. */
  renaming: { kind: 'stage' | 'lane' | 'step'; id: Id } | null;
  /** In flight (J5): written once, at the drop. */
  drag: { ids: readonly Id[]; dx: number; dy: number; drop: Drop | null } | null;
  /** A face in flight, by feeling key. */
  feeling: { key: string; value: number } | null;
}

export interface Editor extends StoreApi<EditorState> {
  select(ids: readonly Id[], cell?: Cell | null): void;
  toggle(id: Id): void;
  /** Puts the keyboard in a cell with no card selected. */
  enterCell(cell: Cell): void;
  edit(id: Id, field?: 'title' | 'body'): void;
  leaveText(): void;
  clear(): void;
}

const EMPTY: EditorState = {
  tool: 'select',
  selection: [],
  cell: null,
  editing: null,
  renaming: null,
  drag: null,
  feeling: null,
};

export function createEditor(): Editor {
  const store = createStore<EditorState>()(() => EMPTY);
  return Object.assign(store, {
    select: (ids: readonly Id[], cell: Cell | null = store.getState().cell) =>
      store.setState({ selection: ids, cell, editing: null, renaming: null }),
    toggle: (id: Id) =>
      store.setState(({ selection }) => ({
        selection: selection.includes(id) ? selection.filter((other) => other !== id) : [...selection, id],
        editing: null,
      })),
    enterCell: (cell: Cell) => store.setState({ selection: [], cell, editing: null, renaming: null }),
    edit: (id: Id, field: 'title' | 'body' = 'title') =>
      store.setState({ selection: [id], editing: { id, field }, renaming: null }),
    leaveText: () => store.setState({ editing: null, renaming: null }),
    clear: () => store.setState({ ...EMPTY, tool: store.getState().tool }),
  });
}

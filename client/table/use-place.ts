import { type FocusEvent, type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { FeelingPlace } from '../editor/feeling-commands.ts';
import type { Editor } from '../editor/store.ts';
import type { Outline } from '../../shared/journey/outline.ts';
import { cellAt, type Grid, keyOf, nearestTo, type Place, placeOfKey, positionOf } from './places.ts';
import type { Told } from './use-outline.ts';

export interface Keyboard {
  place: () => Place | undefined;
  /** The card the keyboard is on. */
  cardId: string | undefined;
  go: (place: Place) => void;
  /** The place an element stands for. */
  at: (element: Element) => Place | undefined;
  onFocus: (event: FocusEvent) => void;
}

const isWriting = (element: Element | null): boolean =>
  element?.closest('input, textarea, select, [contenteditable]') != null;

function elementOf(root: HTMLElement | null, place: Place): HTMLElement | null {
  return root?.querySelector<HTMLElement>(`[data-place="${CSS.escape(keyOf(place))}"]`) ?? null;
}

const placeOfElement = (element: Element): Place | undefined =>
  placeOfKey(element.closest('[data-place]')?.getAttribute('data-place') ?? '');

/**
 * The one place of the table that Tab leads to, and the browser's focus on it. It follows what the editor selects, and
 * when what it was on is gone, by whoever's hand, it goes to what took its place: focus is never lost.
 */
export function usePlace(root: RefObject<HTMLElement | null>, editor: Editor, { outline, grid }: Told): Keyboard {
  const [wanted, setWanted] = useState<Place>();
  const gridBefore = useRef(grid);
  const last = useStore(editor, (state) => state.selection.at(-1));
  const cell = useStore(editor, (state) => state.cell);
  const editing = useStore(editor, (state) => state.editing?.id);
  const renaming = useStore(editor, (state) => state.renaming);
  /** The keyboard was here last, and nowhere else since. */
  const isHere = useRef(false);

  // the editor leads: a card that is selected, begun or brought back, a cell that is entered, a name that is changed;
  // in render, for where focus goes is decided right after it, and what is focused leads the editor in turn
  const led =
    renaming && renaming.kind !== 'link'
      ? placeOfName(renaming, outline)
      : last === undefined
        ? cell && placeOfCell(cell, outline)
        : placeOfId(last, outline, grid);
  const ledTo = led && positionOf(grid, led) ? keyOf(led) : undefined;
  const [followed, setFollowed] = useState<string>();
  if (ledTo !== followed) {
    setFollowed(ledTo);
    if (led && ledTo !== undefined) setWanted(led);
  }

  const place = wanted && nearestTo(gridBefore.current, grid, wanted);
  const now = useRef<Place>(undefined);
  useLayoutEffect(() => {
    gridBefore.current = grid;
    now.current = place;
    if (place && wanted && keyOf(place) !== keyOf(wanted)) setWanted(place);
  }, [grid, place, wanted]);

  const key = place && keyOf(place);
  useLayoutEffect(() => {
    const table = root.current;
    if (!table) return;
    const entry = (place && elementOf(table, place)) ?? table.querySelector<HTMLElement>('[data-place]');
    for (const old of table.querySelectorAll<HTMLElement>('[data-place][tabindex="0"]')) {
      if (old !== entry) old.tabIndex = -1;
    }
    if (entry) entry.tabIndex = 0;
    const { activeElement } = document;
    if (!entry || activeElement === entry || editing !== undefined || renaming) return;
    const isLost = activeElement === null || activeElement === document.body;
    const isOurs = table.contains(activeElement) && (activeElement?.matches('[data-place]') ?? false);
    if ((isLost && isHere.current) || isOurs) entry.focus({ preventScroll: true });
  });

  useEffect(() => {
    const onFocusIn = ({ target }: globalThis.FocusEvent): void => {
      isHere.current = target instanceof Node && (root.current?.contains(target) ?? false);
    };
    document.addEventListener('focusin', onFocusIn);
    return () => document.removeEventListener('focusin', onFocusIn);
  }, [root]);

  // what the keyboard goes to comes into view from under the heads; what others do moves nothing
  useEffect(() => {
    if (place && isHere.current)
      elementOf(root.current, place)?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);

  const go = useCallback((next: Place): void => {
    isHere.current = true;
    setWanted(next);
  }, []);
  const onFocus = useCallback(
    ({ target }: FocusEvent): void => {
      const here = isWriting(target) ? undefined : placeOfElement(target);
      if (!here) return;
      setWanted(here);
      lead(editor, here, outline, grid);
    },
    [editor, grid, outline],
  );
  const cardId = place?.at === 'card' ? place.id : undefined;
  return { place: useCallback(() => now.current, []), cardId, go, at: placeOfElement, onFocus };
}

/** The editor knows where the keyboard is, so that what is selected here is selected on the canvas and in the inspector. */
function lead(editor: Editor, place: Place, outline: Outline, grid: Grid): void {
  const { selection, cell } = editor.getState();
  if (place.at === 'card') {
    const at = positionOf(grid, place);
    const spot = at && grid[at.row]?.[at.spot]?.place;
    const home = spot && cellAt(outline, spot);
    if (selection.at(-1) !== place.id) editor.select([place.id], home ?? cell);
    return;
  }
  if (place.at === 'note') {
    if (selection.at(-1) !== place.id) editor.select([place.id]);
    return;
  }
  const here = cellAt(outline, place);
  if (here) {
    if (selection.length > 0 || cell?.laneId !== here.laneId || cell.columnId !== here.columnId) editor.enterCell(here);
    return;
  }
  const own =
    place.at === 'lane' ? outline.rows.find(({ id }) => id === place.rowId)?.lane.id : 'id' in place && place.id;
  if ((selection.length > 0 && selection[0] !== own) || cell) editor.setState({ selection: [], cell: null });
  const point = feelingAt(outline, place);
  if (point) editor.desk.setState({ point });
}

/** Whose feeling, and where: the rest of what is known of it stands beside the table. */
function feelingAt({ mapId, rows }: Outline, place: Place): FeelingPlace | null {
  const row = place.at === 'cell' ? rows.find(({ id }) => id === place.rowId) : undefined;
  if (place.at !== 'cell' || row?.shape !== 'feelings' || !row.persona) return null;
  return { mapId, personaId: row.persona.id, columnId: place.columnId };
}

function placeOfCell(cell: { laneId: string; columnId: string }, { rows }: Outline): Place | undefined {
  const row = rows.find(({ shape, lane }) => shape === 'cards' && lane.id === cell.laneId);
  return row && { at: 'cell', rowId: row.id, columnId: cell.columnId };
}

/** What is selected may be a card or something with a name. */
function placeOfId(id: string, { rows }: Outline, grid: Grid): Place {
  const row = rows.find(({ lane }) => lane.id === id);
  if (row) return { at: 'lane', rowId: row.id };
  const named = grid.flat().find(({ place }) => 'id' in place && place.at !== 'card' && place.id === id);
  return named?.place ?? { at: 'card', id };
}

function placeOfName(
  { kind, id }: { kind: 'stage' | 'step' | 'lane'; id: string },
  { rows }: Outline,
): Place | undefined {
  if (kind !== 'lane') return { at: kind, id };
  const row = rows.find(({ lane }) => lane.id === id);
  return row && { at: 'lane', rowId: row.id };
}

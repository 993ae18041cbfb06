import { useEffect, useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import type { BoardPort } from '../../shared/document/board.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { Presence } from '../../shared/wire/presence.ts';
import type { Editor } from '../editor/store.ts';

export interface EditorLife {
  port: BoardPort;
  presence: Presence;
  editor: Editor;
  /** Key of a message about something that could not be done. */
  onProblem: (key: string) => void;
}

/** Selection and writing belong to a person, not to the view they look through: what all views have to do about them. */
export function useEditorLife(life: EditorLife): void {
  usePruning(life);
  useRestoring(life);
  useSaying(life);
}

/** What is gone from the board, by whoever's hand, is neither selected nor written any more. */
function usePruning({ port, editor, onProblem }: EditorLife): void {
  useEffect(
    () =>
      port.subscribe(({ origin, ids }) => {
        const { selection, editing, draft, renaming, cell } = editor.getState();
        const journey = port.records();
        const isGone = (id: Id): boolean => {
          const { cards, notes, stages, steps, lanes, links } = journey;
          const link = links.get(id);
          const record = cards.get(id) ?? notes.get(id) ?? stages.get(id) ?? steps.get(id) ?? lanes.get(id) ?? link;
          return (
            !record || record.deleted !== undefined || (link !== undefined && (isGone(link.from) || isGone(link.to)))
          );
        };
        const leave = (): void => (cell ? editor.enterCell(cell) : editor.select([]));
        if (
          ids.has('cards') ||
          ids.has('notes') ||
          ids.has('stages') ||
          ids.has('steps') ||
          ids.has('lanes') ||
          ids.has('links')
        ) {
          if (editing && draft?.id !== editing.id && isGone(editing.id)) {
            leave();
            if (origin === 'remote') onProblem('canvas.problem.deletedMeanwhile');
          } else if (selection.some(isGone)) {
            const rest = selection.filter((id) => !isGone(id));
            if (rest.length > 0) editor.setState({ selection: rest });
            else leave();
          }
        }
        const named = renaming && journey[`${renaming.kind}s`].get(renaming.id);
        if (renaming && (!named || named.deleted)) leave();
      }),
    [port, editor, onProblem],
  );
}

/** A step that is taken back brings the selection it was made with, but takes nobody out of the text being written. */
function useRestoring({ port, editor }: EditorLife): void {
  useEffect(
    () =>
      port.onSelection({
        save: () => editor.getState().selection,
        restore: (ids) => {
          const { editing } = editor.getState();
          if (editing === null || !ids.includes(editing.id)) editor.select(ids);
        },
      }),
    [port, editor],
  );
}

/** Tells the others what is selected and written here. Cursor, drag and caret are told where they happen. */
function useSaying({ editor, presence }: EditorLife): void {
  const selection = useStore(editor, (state) => state.selection);
  const editing = useStore(editor, (state) => state.editing);
  useEffect(() => {
    presence.say({ selection: selection.length > 0 ? selection.slice(0, 100) : null });
  }, [presence, selection]);
  // before the field that is written in tells where in it, or that would be lost again
  useLayoutEffect(() => {
    presence.say({ edit: editing });
  }, [presence, editing]);
}

import { useEffect } from 'react';
import type { Id } from '../../shared/journey/journey.ts';
import { useCanvas } from './canvas-context.ts';

/** What is gone from the board, by whoever's hand, is neither selected nor written any more. */
export function usePruning(): void {
  const { port, editor, onProblem } = useCanvas();
  useEffect(
    () =>
      port.subscribe(({ origin, ids }) => {
        const { selection, editing, draft, renaming, cell } = editor.getState();
        const journey = port.records();
        const isGone = (id: Id): boolean => {
          const { cards, stages, steps, lanes } = journey;
          const record = cards.get(id) ?? stages.get(id) ?? steps.get(id) ?? lanes.get(id);
          return !record || record.deleted !== undefined;
        };
        const leave = (): void => (cell ? editor.enterCell(cell) : editor.select([]));
        if (ids.has('cards') || ids.has('stages') || ids.has('steps') || ids.has('lanes')) {
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

import type { ActionContext } from '../../editor/actions.ts';
import type { Hit } from '../../editor/find.ts';
import { cellOf } from '../../editor/grid.ts';

/** Selects what was found and brings it into view. */
export function goTo({ port, editor }: ActionContext, { id }: Pick<Hit, 'id'>): void {
  const card = port.records().cards.get(id);
  editor.select([id], card ? (cellOf(port.records(), card) ?? null) : null);
  editor.getState().view?.show(id);
}

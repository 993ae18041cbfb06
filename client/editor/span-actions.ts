import { columnsOf, livingColumn } from '../../shared/journey/columns.ts';
import type { Card, Journey } from '../../shared/journey/journey.ts';
import type { Action, ActionContext } from './action.types.ts';
import { mayChange } from './allowed.ts';
import { chosenCards } from './chosen.ts';

/** How many columns a card can cover from where it stands to the end of its map. */
export function spanRoom(journey: Journey, card: Card): number {
  const column = livingColumn(journey, card.cell.columnId);
  const mapId = journey.lanes.get(card.cell.laneId)?.mapId;
  if (column === undefined || mapId === undefined) return 1;
  const columns = columnsOf(journey, mapId);
  return Math.max(1, columns.length - columns.findIndex(({ id }) => id === column));
}

/** Columns a card covers as it is drawn: never past the end of the map. */
export const spanOf = (journey: Journey, card: Card): number =>
  Math.max(1, Math.min(card.span ?? 1, spanRoom(journey, card)));

const spanning = (id: string, key: string, by: 1 | -1): Action => {
  const reach = (context: ActionContext): { card: Card; span: number }[] => {
    const journey = context.port.records();
    return chosenCards(context).flatMap((card) => {
      const now = spanOf(journey, card);
      const span = Math.max(1, Math.min(now + by, spanRoom(journey, card)));
      return span === now ? [] : [{ card, span }];
    });
  };
  return {
    id: `card.${id}`,
    labelKey: `cards.${id}`,
    shortcuts: [`Shift+Alt+${key}`],
    group: 'look',
    when: (context) => {
      const cards = reach(context);
      return cards.length > 0 && cards.every(({ card }) => mayChange(context, 'cards', card));
    },
    do: (context) =>
      context.port.run(
        reach(context).map(({ card, span }) => ({
          type: 'setCard',
          id: card.id,
          fields: { span: span === 1 ? null : span },
        })),
      ),
  };
};

/** A card over more columns, or over fewer. */
export const SPAN_ACTIONS: readonly Action[] = [
  spanning('wider', 'ArrowRight', 1),
  spanning('narrower', 'ArrowLeft', -1),
];

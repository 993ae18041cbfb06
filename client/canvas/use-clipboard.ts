import { type ClipboardEvent, useMemo } from 'react';
import type { NewCard } from '../../shared/document/board.ts';
import { cardsIn } from '../../shared/journey/columns.ts';
import { newId } from '../../shared/journey/ids.ts';
import { CARD_KINDS } from '../../shared/journey/journey.ts';
import type { ActionContext } from '../editor/actions.ts';
import { mayAdd, mayRemove } from '../editor/allowed.ts';
import { copyOf } from '../editor/card-actions.ts';
import { chosenCards, placeOf } from '../editor/chosen.ts';
import { cardKindOf } from '../editor/grid.ts';
import { pasteText } from './paste.ts';

/** Cards as they are, for pasting on a board; everything else that is pasted into gets their titles. */
const CARDS = 'application/x-journeyboard-cards+json';

interface Copied {
  kind: NewCard['kind'];
  title: string;
  body?: string;
  channel?: NewCard['channel'];
}

/** Only what a card may hold is taken from a clipboard, whoever put it there. */
export function readCopied(json: string): NewCard[] {
  try {
    const read: unknown = JSON.parse(json);
    if (!Array.isArray(read)) return [];
    return read.flatMap((one: Partial<Copied> | null): NewCard[] => {
      const kind = CARD_KINDS.find((known) => known === one?.kind);
      if (kind === undefined || typeof one?.title !== 'string') return [];
      return [{ id: newId(), kind, title: one.title, body: typeof one.body === 'string' ? one.body : '' }];
    });
  } catch {
    return [];
  }
}

type OnClipboard = (event: ClipboardEvent<HTMLElement>) => void;

/** Copy, cut and paste of cards; in a field they mean its text. */
export function useClipboard(contextAt: () => ActionContext): Record<'onCopy' | 'onCut' | 'onPaste', OnClipboard> {
  return useMemo(() => {
    const isOurs = ({ target, currentTarget }: ClipboardEvent<HTMLElement>): boolean =>
      target instanceof Element && currentTarget.contains(target) && !target.closest('input, textarea');
    const copy: OnClipboard = (event) => {
      const cards = isOurs(event) ? chosenCards(contextAt()) : [];
      if (cards.length === 0) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', cards.map((card) => card.title).join('\n'));
      event.clipboardData.setData(CARDS, JSON.stringify(cards.map(copyOf)));
    };
    return {
      onCopy: copy,
      onCut(event) {
        const context = contextAt();
        const cards = isOurs(event) ? chosenCards(context) : [];
        if (cards.length === 0 || !cards.every((card) => mayRemove(context, 'cards', card))) return;
        copy(event);
        context.port.run({ type: 'remove', records: cards.map(({ id }) => ({ kind: 'cards', id })) });
        context.editor.select([]);
      },
      onPaste(event) {
        const context = contextAt();
        const { port, editor, mapId } = context;
        const place = placeOf(context);
        if (!isOurs(event) || !place || !mayAdd(context, 'cards')) return;
        const journey = port.records();
        const lane = journey.lanes.get(place.cell.laneId);
        if (!lane || cardKindOf(lane.kind) === undefined) return;
        event.preventDefault();
        const cards = readCopied(event.clipboardData.getData(CARDS));
        if (cards.length > 0) {
          const row = cardsIn(journey, place.cell);
          const at = row.findIndex((card) => card.id === place.cardId);
          port.run({ type: 'addCards', cell: place.cell, at: at < 0 ? row.length : at + 1, cards });
          editor.select(
            cards.map((card) => card.id),
            place.cell,
          );
          return;
        }
        const { commands, ids } = pasteText(journey, mapId, place, event.clipboardData.getData('text/plain'));
        if (ids.length === 0) return;
        port.run(commands);
        editor.select(ids, place.cell);
      },
    };
  }, [contextAt]);
}

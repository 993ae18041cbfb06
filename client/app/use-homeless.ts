import { useEffect } from 'react';
import type { BoardPort } from '../../shared/document/board.ts';
import type { Id, Journey } from '../../shared/journey/journey.ts';
import { unplaced } from '../../shared/journey/repair.ts';
import { useTranslation } from '../ui/speech.ts';
import { toast } from '../ui/toast.tsx';

const FRAME = ['stages', 'steps', 'lanes'] as const;

/** Cards without a place, of those that changed where only cards did: most changes are a letter in one of thousands. */
function homeless(journey: Journey, among?: ReadonlySet<Id>): ReadonlySet<Id> {
  const cards =
    among &&
    new Map(
      [...among].flatMap((id) => {
        const card = journey.cards.get(id);
        return card ? [[id, card] as const] : [];
      }),
    );
  return new Set(unplaced(cards ? { ...journey, cards } : journey).map((card) => card.id));
}

/**
 * Cards whose stage or lane goes are never gone without a word (J4): to whoever deleted it with a way back, and to
 * whoever had just put a card there as something that went wrong.
 */
export function useHomeless(port: BoardPort): void {
  const { t } = useTranslation();
  useEffect(() => {
    let known = homeless(port.records());
    const touched = new Set<Id>();
    return port.subscribe(({ origin, ids }) => {
      const cards = ids.get('cards');
      if (origin === 'local') for (const id of cards ?? []) touched.add(id);
      const isFrame = FRAME.some((kind) => ids.has(kind));
      if (!cards && !isFrame) return;
      const now = homeless(port.records(), isFrame ? undefined : cards);
      const fresh = [...now].filter((id) => !known.has(id));
      known = isFrame ? now : new Set([...[...known].filter((id) => !cards?.has(id)), ...now]);
      if (fresh.length === 0) return;
      const count = fresh.length;
      if (origin === 'local') {
        toast(t('structure.homeless.own', { count }), 'plain', { label: t('canvas.undo'), do: () => port.undo() });
      } else if (fresh.some((id) => touched.has(id))) toast(t('structure.homeless.yours', { count }), 'problem');
      else toast(t('structure.homeless.others', { count }));
    });
  }, [port, t]);
}

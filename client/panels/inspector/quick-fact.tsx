import { useMemo, useState } from 'react';
import { useLocale } from '../../charts/use-locale.ts';
import type { CardFields } from '../../../shared/document/board.ts';
import type { Card, Journey } from '../../../shared/journey/journey.ts';
import { announce } from '../../ui/announcer.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { SuggestField } from '../../ui/suggest-field.tsx';
import { offersFor } from './fact-offers.ts';

interface QuickFactProps {
  journey: Journey;
  cards: readonly Card[];
  set: (fieldsOf: (card: Card) => CardFields) => void;
  onClose: () => void;
}

/**
 * Whatever there is to say about cards, in one field: a channel, who looks after it, a tag; Enter says it and the next
 * can be typed at once.
 */
export function QuickFact({ journey, cards, set, onClose }: QuickFactProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const [typed, setTyped] = useState('');
  const offers = useMemo(() => {
    const all = offersFor({ journey, cards, typed, locale, t: (key) => t(key) });
    return new Map(all.map((offer) => [`${offer.word}\n${offer.fact}`, offer]));
  }, [journey, cards, typed, locale, t]);
  const take = (key: string): void => {
    const offer = offers.get(key);
    setTyped('');
    if (!offer) {
      if (key.trim() === '') onClose();
      return;
    }
    set(offer.fieldsOf);
    announce(`${offer.fact}: ${offer.word}`);
  };
  return (
    <SuggestField
      label={t('cards.quick')}
      value={typed}
      placeholder={t('cards.quickHint')}
      suggestions={[...offers.keys()]}
      isFiltered
      isChoice
      isPart
      takesFocus
      onChange={setTyped}
      onCommit={take}
      onCancel={typed === '' ? onClose : () => setTyped('')}
      render={(key) => {
        const offer = offers.get(key);
        return (
          <>
            <span>{offer?.word}</span> <small>{offer?.fact}</small>
          </>
        );
      }}
    />
  );
}

import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useLocale } from '../charts/use-locale.ts';
import { goToCard } from '../editor/link-actions.ts';
import type { Id } from '../../shared/journey/journey.ts';
import { type Tie, tiesOf, wordsOfTie } from '../../shared/journey/outline-cards.ts';
import { useTranslation } from '../ui/speech.ts';
import { useTable } from './table-context.ts';

/** A card's links; renders only when what they say is another. */
export function useTies(id: Id): readonly Tie[] {
  const { port } = useTable();
  useSyncExternalStore(port.subscribe, () => {
    const ties = tiesOf(port.records(), id);
    return ties.length === 0
      ? ''
      : ties.map(({ link, isOut, other }) => `${link.id}${isOut}${link.kind}${link.label}/${other.title}`).join('\n');
  });
  return tiesOf(port.records(), id);
}

/** Where a card's links lead, each a way there for those who point; the keyboard has J and the card's menu. */
export function CardTies({ ties }: { ties: readonly Tie[] }) {
  const { contextAt } = useTable();
  const { t } = useTranslation();
  const { locale } = useLocale();
  return (
    // oxlint-disable-next-line jsx-a11y/no-redundant-roles
    <ul role="list" className="table-ties" aria-label={t('cards.links')}>
      {ties.map((tie) => (
        <li key={`${tie.link.id}/${tie.isOut ? 'to' : 'from'}`}>
          <button
            type="button"
            tabIndex={-1}
            aria-label={wordsOfTie(tie, locale)}
            title={wordsOfTie(tie, locale)}
            onClick={() => goToCard(contextAt(), tie.other.id)}
          >
            {tie.isOut ? <ArrowUpRight aria-hidden size={13} /> : <ArrowDownLeft aria-hidden size={13} />}
            <span>{tie.other.title}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import { useLocale } from '../../charts/use-locale.ts';
import type { Card, Id, Journey } from '../../../shared/journey/journey.ts';
import { linksAt } from '../../../shared/journey/links/links.ts';
import { useTranslation } from '../../ui/speech.ts';

/** A card's links, each a way to the link itself: those who do not point at lines find them here. */
export function CardLinks({ journey, card, choose }: { journey: Journey; card: Card; choose: (id: Id) => void }) {
  const { t } = useTranslation();
  const { say } = useLocale();
  const links = linksAt(journey, card.id);
  if (links.length === 0) return null;
  return (
    <section aria-label={t('cards.links')} className="card-links">
      <h2>{t('cards.links')}</h2>
      <ul>
        {links.map((link) => {
          const isOut = link.from === card.id;
          const other = journey.cards.get(isOut ? link.to : link.from)?.title ?? '';
          const kind = say(`link.${link.kind}`);
          return (
            <li key={link.id}>
              <button type="button" onClick={() => choose(link.id)}>
                {isOut ? <ArrowUpRight aria-hidden size={14} /> : <ArrowDownLeft aria-hidden size={14} />}
                <span className="visually-hidden">{t(isOut ? 'cards.linkOut' : 'cards.linkIn')}</span>
                <span className="card-link-words">
                  {other}
                  <small>{link.label === '' ? kind : `${kind} · ${link.label}`}</small>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

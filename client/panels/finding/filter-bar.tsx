import { ListFilter, X } from 'lucide-react';
import { useStore } from 'zustand';
import { useLocale } from '../../charts/use-locale.ts';
import type { ActionContext } from '../../editor/actions.ts';
import { cardsOfMap } from '../../editor/chosen.ts';
import { FACETS, fittingCards, NO_FILTER, toggled } from '../../editor/filter.ts';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { useRecords } from '../use-records.ts';
import { choiceName } from './choice-name.ts';
import './finding.css';

/** Says at the top of the board that part of it is dimmed, by what, and how to have it back. */
export function FilterBar({ contextNow }: { contextNow: () => ActionContext }) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const { port, editor, mapId } = contextNow();
  const journey = useRecords(port);
  const filter = useStore(editor, (state) => state.filter);
  const fitting = fittingCards(journey, mapId, filter);
  const chosen = FACETS.flatMap((facet) => filter[facet].map((value) => ({ facet, value })));
  const count = fitting?.size ?? 0;
  const all = cardsOfMap(journey, mapId).length;
  return (
    <div className="filter-place">
      <p role="status" className="visually-hidden">
        {fitting ? t('hand.filter.announce', { count, all }) : ''}
      </p>
      {fitting ? (
        <section className="filter-bar" aria-label={t('hand.filter.bar')}>
          <ListFilter aria-hidden />
          <ul>
            {chosen.map(({ facet, value }) => {
              const name = choiceName(journey, facet, value, (key) => t(key));
              return (
                <li key={`${facet}/${value}`}>
                  <button
                    type="button"
                    className="filter-chip"
                    aria-label={t('hand.filter.without', { facet: t(`hand.filter.${facet}`), name })}
                    onClick={() => editor.setState({ filter: toggled(filter, facet, value) })}
                  >
                    <span className="filter-facet">{t(`hand.filter.${facet}`)}</span>
                    {name}
                    <X aria-hidden />
                  </button>
                </li>
              );
            })}
          </ul>
          <span className="filter-shown" aria-hidden>
            {t('hand.filter.shown', {
              count,
              shown: new Intl.NumberFormat(locale).format(count),
              all: new Intl.NumberFormat(locale).format(all),
            })}
          </span>
          <Button look="quiet" onPress={() => editor.setState({ filter: NO_FILTER })}>
            {t('hand.filter.clear')}
          </Button>
        </section>
      ) : null}
    </div>
  );
}

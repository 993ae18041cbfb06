import { X } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { useLocale } from '../../charts/use-locale.ts';
import type { ActionContext } from '../../editor/actions.ts';
import { choicesOf, isFiltering, NO_FILTER, toggled } from '../../editor/filter.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { useRecords } from '../use-records.ts';
import { choiceName } from './choice-name.ts';
import './finding.css';

/** What cards can be told apart by on this map; those that do not fit are dimmed, none is taken away. */
export function FilterPanel({ contextNow }: { contextNow: () => ActionContext }) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const { port, editor, mapId } = contextNow();
  const journey = useRecords(port);
  const filter = useStore(editor, (state) => state.filter);
  const facets = useMemo(() => choicesOf(journey, mapId, locale), [journey, mapId, locale]);
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    sheet.current?.querySelector<HTMLElement>('.filter-choice, button')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  const close = (): void => editor.setState({ finder: null });
  return (
    <section className="filter-panel" aria-label={t('hand.find.filter')}>
      <div
        ref={sheet}
        role="presentation"
        className="filter-sheet"
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          close();
        }}
      >
        <header>
          <h2>{t('hand.find.filter')}</h2>
          <IconButton label={t('hand.filter.close')} onPress={close}>
            <X aria-hidden />
          </IconButton>
        </header>
        <div className="filter-facets">
          {facets.length === 0 ? <p>{t('hand.filter.nothing')}</p> : null}
          {facets.map(({ facet, choices }) => (
            <fieldset key={facet}>
              <legend>{t(`hand.filter.${facet}`)}</legend>
              <div className="filter-choices">
                {choices.map(({ value, count }) => {
                  const isChosen = filter[facet].includes(value);
                  return (
                    <button
                      key={value}
                      type="button"
                      className="filter-choice"
                      aria-pressed={isChosen}
                      onClick={() => editor.setState({ filter: toggled(filter, facet, value) })}
                    >
                      <span>{choiceName(journey, facet, value, (key) => t(key))}</span>
                      <span className="filter-count">{new Intl.NumberFormat(locale).format(count)}</span>
                    </button>
                  );
                })}
              </div>
            </fieldset>
          ))}
        </div>
        {isFiltering(filter) ? (
          <footer>
            <Button onPress={() => editor.setState({ filter: NO_FILTER })}>{t('hand.filter.clear')}</Button>
          </footer>
        ) : null}
      </div>
    </section>
  );
}

import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { ActionContext } from '../../editor/actions.ts';
import { findIn } from '../../editor/find.ts';
import { IconButton } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { useRecords } from '../use-records.ts';
import { goTo } from './go-to.ts';
import './finding.css';

/** Search in the board (Ctrl+F): what is found is shown one after the other, and taken up on leaving. */
export function SearchBar({ contextNow }: { contextNow: () => ActionContext }) {
  const { t } = useTranslation();
  const { port, editor, mapId } = contextNow();
  const journey = useRecords(port);
  const query = useStore(editor, (state) => state.query);
  const at = useStore(editor, (state) => state.hit);
  const input = useRef<HTMLInputElement>(null);
  const hits = findIn(journey, mapId, query);
  const hit = hits[Math.min(at, hits.length - 1)];

  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const shown = hit?.id;
  useEffect(() => {
    if (shown !== undefined) editor.getState().view?.show(shown);
  }, [editor, shown]);

  const go = (by: 1 | -1): void => {
    if (hits.length > 0) editor.setState({ hit: (Math.min(at, hits.length - 1) + by + hits.length) % hits.length });
  };
  const leave = (): void => {
    editor.setState({ finder: null });
    // the canvas takes the keyboard to what is selected only when no field holds it
    input.current?.blur();
    if (hit) goTo(contextNow(), hit);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const count =
    query.trim() === ''
      ? ''
      : hits.length === 0
        ? t('hand.search.none')
        : t('hand.search.count', { at: Math.min(at, hits.length - 1) + 1, count: hits.length });
  return (
    <search className="search-bar">
      <div role="presentation" className="search-sheet" onKeyDown={onKeyDown}>
        <Search aria-hidden />
        <input
          ref={input}
          type="text"
          aria-label={t('hand.find.search')}
          placeholder={t('hand.search.placeholder')}
          value={query}
          maxLength={200}
          onChange={(event) => editor.setState({ query: event.target.value, hit: 0 })}
        />
        <span role="status" className="search-count">
          {count}
          {hit && hits.length > 0 ? <span className="visually-hidden">: {hit.title}</span> : null}
        </span>
        <IconButton label={t('hand.search.previous')} shortcut="Shift+Enter" isDisabled={!hit} onPress={() => go(-1)}>
          <ChevronUp aria-hidden />
        </IconButton>
        <IconButton label={t('hand.search.next')} shortcut="Enter" isDisabled={!hit} onPress={() => go(1)}>
          <ChevronDown aria-hidden />
        </IconButton>
        <IconButton label={t('hand.search.close')} shortcut="Esc" onPress={leave}>
          <X aria-hidden />
        </IconButton>
      </div>
    </search>
  );
}

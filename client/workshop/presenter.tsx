import { ChevronLeft, ChevronRight, Maximize, MonitorUp, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Id, Journey, Locale } from '../../shared/journey/journey.ts';
import type { Lens } from '../../shared/journey/lens.ts';
import type { Editor } from '../editor/store.ts';
import { IconButton } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import { SpeakerView } from './speaker-view.tsx';
import { stepFor, stopsOf } from './stops.ts';
import './presenter.css';

export interface PresenterProps {
  journey: Journey;
  editor: Editor;
  mapId: Id;
  lens: Lens;
  locale: Locale;
  onEnd: () => void;
}

const isFull = (): boolean => document.fullscreenElement !== null;
function toggleFull(): void {
  // where a browser does not let a page fill the screen it stays as it is
  void (isFull() ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => undefined);
}

/** What the stop is not about steps back; on the map itself nothing changes. */
function dimming(shows: readonly Id[]): string {
  if (shows.length === 0) return '';
  const cards = shows.map((id) => `:not([data-id="${id}"])`).join('');
  return `.board-presenting .react-flow__node${cards} { opacity: 0.25; transition: opacity 160ms; }`;
}

/** Steps through the map that is on the screen; what others change meanwhile is seen as it happens. */
export function Presenter({ journey, editor, mapId, lens, locale, onEnd }: PresenterProps) {
  const { t } = useTranslation();
  const [begun] = useState(() => Date.now());
  const [wanted, setWanted] = useState(0);
  const [speaking, setSpeaking] = useState<Window>();
  const view = useStore(editor, (state) => state.view);
  const stops = useMemo(() => stopsOf(journey, mapId, lens, begun, locale), [journey, mapId, lens, begun, locale]);
  // somebody may have deleted a stage meanwhile
  const at = Math.min(wanted, stops.length - 1);
  const stop = stops[at];

  // moved only from stop to stop: an edit by somebody else must not throw the picture about
  const shows = useRef(stop?.shows ?? []);
  const key = stop?.id;
  useLayoutEffect(() => {
    shows.current = stop?.shows ?? [];
  });
  useEffect(() => {
    if (!view) return undefined;
    const move = (): void => (shows.current.length === 0 ? view.fit() : view.fitTo(shows.current));
    // the canvas takes the room of the bars that went away first
    const soon = setTimeout(move, 60);
    addEventListener('resize', move);
    return () => {
      clearTimeout(soon);
      removeEventListener('resize', move);
    };
  }, [view, key]);

  const hear = useRef((_event: KeyboardEvent): void => undefined);
  const onPressed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isButton = event.target instanceof Element && event.target.closest('button') !== null;
    if (isButton && (event.key === 'Enter' || event.key === ' ')) return;
    const next = stepFor(event.key, at, stops.length);
    if (next !== undefined) setWanted(next);
    else if (event.key === 'f' || event.key === 'F') toggleFull();
    else if (event.key === 'Escape') {
      if (!isFull()) onEnd();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useLayoutEffect(() => {
    hear.current = onPressed;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => hear.current(event);
    // before the canvas, to which the same keys mean something else
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, []);
  useEffect(() => {
    if (!speaking) return undefined;
    const onKey = (event: KeyboardEvent): void => hear.current(event);
    speaking.addEventListener('keydown', onKey);
    return () => speaking.removeEventListener('keydown', onKey);
  }, [speaking]);
  useEffect(() => () => speaking?.close(), [speaking]);

  if (!stop) return null;
  const speak = (): void => {
    const opened = window.open('', 'journeyboard-speaker', 'popup,width=760,height=620');
    if (opened) setSpeaking(opened);
  };
  const place = t('present.at', { at: at + 1, count: stops.length });
  return (
    <>
      <style>{dimming(stop.shows)}</style>
      <section className="presenter" aria-label={t('present.title')}>
        <IconButton label={t('present.back')} shortcut="←" isDisabled={at === 0} onPress={() => setWanted(at - 1)}>
          <ChevronLeft aria-hidden />
        </IconButton>
        <p className="presenter-stop" role="status">
          <span className="presenter-place">
            {t(`present.kind.${stop.kind}`)} · {place}
          </span>
          <span className="presenter-words">{stop.title || t('present.untitled')}</span>
        </p>
        <IconButton
          label={t('present.on')}
          shortcut="→"
          isDisabled={at === stops.length - 1}
          onPress={() => setWanted(at + 1)}
        >
          <ChevronRight aria-hidden />
        </IconButton>
        <span className="presenter-gap" />
        <IconButton label={t('present.speaker')} onPress={speak}>
          <MonitorUp aria-hidden />
        </IconButton>
        <IconButton label={t('present.full')} shortcut="F" onPress={toggleFull}>
          <Maximize aria-hidden />
        </IconButton>
        <IconButton label={t('present.end')} shortcut="Esc" onPress={onEnd}>
          <X aria-hidden />
        </IconButton>
      </section>
      {speaking ? (
        <SpeakerView
          at={speaking}
          stop={stop}
          next={stops[at + 1]}
          place={place}
          begun={begun}
          onClosed={() => setSpeaking(undefined)}
        />
      ) : null}
    </>
  );
}

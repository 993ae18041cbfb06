import { useEffect, useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from '../ui/speech.ts';
import type { Stop } from './stops.ts';

export interface SpeakerViewProps {
  /** The second window. */
  at: Window;
  stop: Stop;
  next: Stop | undefined;
  place: string;
  /** How much of it is done, 0 … 1. */
  progress: number;
  begun: number;
  onClosed: () => void;
}

const two = (value: number): string => String(value).padStart(2, '0');

function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours > 0 ? `${hours}:` : ''}${two(minutes)}:${two(seconds % 60)}`;
}

/** The second window looks like this page: its language, theme and styles. */
function dress(page: Document, title: string): void {
  const own = document.documentElement;
  page.title = title;
  page.documentElement.lang = own.lang;
  for (const { name, value } of own.attributes) {
    // the theme is written there
    if (name === 'style' || name.startsWith('data-')) page.documentElement.setAttribute(name, value);
  }
  const looks = [...document.querySelectorAll('link[rel=stylesheet], style')].map((look) => look.cloneNode(true));
  page.head.replaceChildren(...looks);
  page.body.className = 'speaker-page';
}

/** What only whoever speaks sees: what to say here, what comes next, and the time. Of this page, so it needs no way in. */
export function SpeakerView({ at, stop, next, place, progress, begun, onClosed }: SpeakerViewProps) {
  const { t, i18n } = useTranslation();
  const [now, setNow] = useState(() => Date.now());
  const title = t('present.speaker');
  useLayoutEffect(() => dress(at.document, title), [at, title]);
  useEffect(() => {
    const beat = setInterval(() => {
      if (at.closed) onClosed();
      else setNow(Date.now());
    }, 1000);
    at.focus();
    return () => clearInterval(beat);
  }, [at, onClosed]);
  const clock = new Intl.DateTimeFormat(i18n.language, { hour: '2-digit', minute: '2-digit' }).format(now);
  return createPortal(
    <main className="speaker">
      <header>
        <p>{place}</p>
        <p>
          {t('present.elapsed', { time: elapsed(now - begun) })} · {clock}
        </p>
      </header>
      <span className="speaker-progress" aria-hidden>
        <i style={{ width: `${progress * 100}%` }} />
      </span>
      <h1>{stop.title || t('present.untitled')}</h1>
      {stop.notes.length > 0 ? (
        <ul>
          {stop.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : (
        <p className="speaker-none">{t('present.noNotes')}</p>
      )}
      <footer>
        <span>{t('present.next')}</span>
        <strong>
          {next ? next.title.trim() || t('present.untitled') : t('present.last')}
          {next?.part ? ` · ${t('present.part', { at: next.part.at, of: next.part.of })}` : ''}
        </strong>
      </footer>
    </main>,
    at.document.body,
  );
}

import { useEffect, useRef, useState } from 'react';
import { useLocale } from '../../charts/use-locale.ts';
import type { BoardPort } from '../../../shared/document/board.ts';
import type { Id } from '../../../shared/journey/journey.ts';
import type { Presence } from '../../../shared/wire/presence.ts';
import { useTranslation } from '../../ui/speech.ts';
import { useAnnounced } from './announced.ts';
import { tellChanges } from './changes.ts';
import { collectChanges } from './collecting.ts';

/** More than these in one go are counted, not told. */
const MOST_TOLD = 3;
/** How many messages can still be read again. */
const KEPT = 5;

interface AnnouncerProps {
  port: BoardPort;
  presence: Presence;
}

/** Says politely what others change on the board, for those who cannot see it happen. */
export function Announcer(props: AnnouncerProps) {
  const announced = useAnnounced();
  return announced === 'quiet' ? null : <Told {...props} />;
}

function Told({ port, presence }: AnnouncerProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const [messages, setMessages] = useState<readonly { key: number; text: string }[]>([]);
  const names = useRef(new Map<Id, string>());
  useEffect(() => {
    const know = (): void => {
      // kept when they leave: what they did may be told later
      for (const { person } of presence.others().values()) names.current.set(person.personId, person.name);
    };
    know();
    const stopKnowing = presence.subscribe(know);
    const stop = collectChanges(port, presence, ({ touched, doerOf }) => {
      const sentences = tellChanges(touched, {
        journey: port.records(),
        locale,
        t: (key, values) => t(key, values ?? {}),
        nameOf: (id) => names.current.get(id ?? '') ?? t('announce.somebody'),
        doerOf,
      });
      if (sentences.length === 0) return;
      const rest = sentences.length - MOST_TOLD;
      const said = [...sentences.slice(0, MOST_TOLD), ...(rest > 0 ? [t('announce.more', { count: rest })] : [])];
      setMessages((before) => [
        ...before.slice(1 - KEPT),
        { key: (before.at(-1)?.key ?? 0) + 1, text: said.join(' ') },
      ]);
    });
    return () => {
      stopKnowing();
      stop();
    };
  }, [port, presence, locale, t]);
  return (
    <div role="log" aria-live="polite" aria-label={t('announce.label')} className="visually-hidden">
      {messages.map(({ key, text }) => (
        <p key={key}>{text}</p>
      ))}
    </div>
  );
}

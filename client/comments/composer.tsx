import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { partsOf, withMentions, wordsOf } from '../../shared/journey/discussion.ts';
import type { Id } from '../../shared/journey/journey.ts';
import { useLocale } from '../charts/use-locale.ts';
import { Button } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';

export interface KnownPerson {
  id: Id;
  name: string;
}

interface ComposerProps {
  label: string;
  action: string;
  /** What is changed; absent: something new. */
  text?: string;
  people: readonly KnownPerson[];
  takesFocus?: boolean;
  onSend: (text: string) => void;
  onCancel?: (() => void) | undefined;
}

const LONGEST = 4000;
/** What follows an @ up to the caret, while it can still be the beginning of a name. */
const BEGUN = /(?:^|[\s(])@(?<name>[^@\n]{0,40})$/u;

/** Where one writes a comment; an @ offers the people known on the board. */
export function Composer({ label, action, text = '', people, takesFocus = false, onSend, onCancel }: ComposerProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const list = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number | undefined>(undefined);
  const [words, setWords] = useState(() => wordsOf(text));
  const [chosen] = useState(
    () => new Map(partsOf(text).flatMap((part) => ('name' in part ? [[part.name, part.personId] as const] : []))),
  );
  const [begun, setBegun] = useState<{ name: string; at: number } | null>(null);
  const [active, setActive] = useState(0);
  const offers = useMemo(() => {
    if (!begun) return [];
    const wanted = begun.name.toLocaleLowerCase(locale);
    return people
      .filter(({ name }) =>
        [name, ...name.split(/\s+/u)].some((part) => part.toLocaleLowerCase(locale).startsWith(wanted)),
      )
      .slice(0, 6);
  }, [begun, people, locale]);
  const isOffering = offers.length > 0;

  // before the next letter is typed, or it would be put where the caret was
  useLayoutEffect(() => {
    if (caret.current !== undefined) field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  }, [words]);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);

  function look(): void {
    const { value = '', selectionStart: at = 0 } = field.current ?? {};
    const name = BEGUN.exec(value.slice(0, at))?.groups?.['name'];
    setBegun(name === undefined ? null : { name, at: at - name.length - 1 });
    setActive(0);
  }
  function take(person: KnownPerson): void {
    if (!begun || !field.current) return;
    chosen.set(person.name, person.id);
    const after = words.slice(begun.at + 1 + begun.name.length);
    const before = `${words.slice(0, begun.at)}@${person.name} `;
    setWords(before + after.replace(/^ /u, ''));
    setBegun(null);
    field.current.focus();
    caret.current = before.length;
  }
  function send(): void {
    const clean = words.trim();
    if (clean === '') return;
    onSend(withMentions(clean, chosen));
    setWords('');
    setBegun(null);
  }
  function onKeyDown(event: KeyboardEvent): void {
    // letters here are words, and none of the map's keys
    event.stopPropagation();
    const person = offers[active];
    if (isOffering && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setActive((active + (event.key === 'ArrowDown' ? 1 : offers.length - 1)) % offers.length);
    } else if (person && (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) {
      event.preventDefault();
      take(person);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (isOffering) setBegun(null);
      else onCancel?.();
    } else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      send();
    }
  }
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="composer-field">
        <textarea
          ref={field}
          aria-label={label}
          aria-haspopup="listbox"
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={isOffering ? `${list}-${active}` : undefined}
          placeholder={label}
          rows={1}
          maxLength={LONGEST}
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            look();
          }}
          onClick={look}
          onKeyDown={onKeyDown}
          onBlur={() => setBegun(null)}
        />
        <div id={list} role="listbox" aria-label={t('talk.people')} hidden={!isOffering}>
          {offers.map((person, i) => (
            <div
              key={person.id}
              id={`${list}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === active}
              onPointerDown={(event) => {
                event.preventDefault();
                take(person);
              }}
            >
              {person.name}
            </div>
          ))}
        </div>
      </div>
      {words.trim() !== '' || onCancel ? (
        <div className="composer-actions">
          {onCancel ? (
            <Button look="quiet" onPress={onCancel}>
              {t('talk.cancel')}
            </Button>
          ) : null}
          <Button look="filled" type="submit" isDisabled={words.trim() === ''}>
            {action}
          </Button>
        </div>
      ) : null}
    </form>
  );
}

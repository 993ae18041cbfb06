import { type CSSProperties, useSyncExternalStore } from 'react';
import type { Identity, Presence } from '../../shared/wire/presence.ts';
import { colourOf } from '../../shared/wire/colours.ts';
import type { Id } from '../../shared/journey/journey.ts';
import { PERSON_INK, personColour } from '../ui/person-colours.ts';
import { useTranslation } from '../ui/speech.ts';
import { useLocale } from './language.ts';

/** One for each person, however many windows they have open. */
export function peopleOf(presence: Pick<Presence, 'others'>, locale?: string): Identity[] {
  const people = new Map<string, Identity>();
  for (const { person } of presence.others().values()) people.set(person.personId, person);
  return [...people.values()].sort(
    (a, b) => a.name.localeCompare(b.name, locale) || (a.personId < b.personId ? -1 : 1),
  );
}

/** First letters of the first and last word, as capitals of the reader's language. */
export function initialsOf(name: string, locale?: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase(locale);
}

/** A cursor that moves changes nothing here: only a change of people renders. */
function usePeople(presence: Presence, locale: string): Identity[] {
  const key = useSyncExternalStore(presence.subscribe, () => JSON.stringify(peopleOf(presence, locale)));
  return JSON.parse(key) as Identity[];
}

const SHOWN = 4;

export interface PeopleProps {
  presence: Presence;
  /** Who looks: their own face shows that they are here too, and in which colour others see them. */
  self: { personId: Id; name: string };
}

export function People({ presence, self }: PeopleProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const people = usePeople(presence, locale).filter(({ personId }) => personId !== self.personId);
  const rest = people.slice(SHOWN);
  const own = t('app.people.you', { name: self.name });
  return (
    <ul className="people" aria-label={t('app.people')}>
      <li title={own} style={avatarStyle(colourOf(self.personId))}>
        <span aria-hidden>{initialsOf(self.name, locale)}</span>
        <span className="visually-hidden">{own}</span>
      </li>
      {people.slice(0, SHOWN).map(({ personId, name, color }) => (
        <li key={personId} title={name} style={avatarStyle(color)}>
          <span aria-hidden>{initialsOf(name, locale)}</span>
          <span className="visually-hidden">{name}</span>
        </li>
      ))}
      {rest.length > 0 ? (
        <li className="people-rest" title={rest.map(({ name }) => name).join(', ')}>
          <span aria-hidden>+{rest.length}</span>
          <span className="visually-hidden">{rest.map(({ name }) => name).join(', ')}</span>
        </li>
      ) : null}
    </ul>
  );
}

function avatarStyle(color: number): CSSProperties & Record<'--who' | '--who-ink', string> {
  return { '--who': personColour(color), '--who-ink': PERSON_INK };
}

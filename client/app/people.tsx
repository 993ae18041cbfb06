import { type CSSProperties, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Identity, Presence } from '../../shared/wire/presence.ts';
import { PERSON_INK, personColour } from '../ui/person-colours.ts';

/** One for each person, however many windows they have open. */
export function peopleOf(presence: Pick<Presence, 'others'>): Identity[] {
  const people = new Map<string, Identity>();
  for (const { person } of presence.others().values()) people.set(person.personId, person);
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name) || (a.personId < b.personId ? -1 : 1));
}

/** First letters of the first and last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word ?? '')][0] ?? '').join('');
}

/** A cursor that moves changes nothing here: only a change of people renders. */
function usePeople(presence: Presence): Identity[] {
  const key = useSyncExternalStore(presence.subscribe, () => JSON.stringify(peopleOf(presence)));
  return JSON.parse(key) as Identity[];
}

const SHOWN = 4;

export function People({ presence }: { presence: Presence }) {
  const { t } = useTranslation();
  const people = usePeople(presence);
  if (people.length === 0) return null;
  const rest = people.slice(SHOWN);
  return (
    <ul className="people" aria-label={t('app.people')}>
      {people.slice(0, SHOWN).map(({ personId, name, color }) => (
        <li key={personId} title={name} style={avatarStyle(color)}>
          <span aria-hidden>{initialsOf(name)}</span>
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

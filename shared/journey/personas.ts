import type { Id, Journey, Locale } from './journey.ts';
import { sayIn } from './words/words.ts';

/** Whether a persona is there; one that was deleted keeps all that was written for it. */
export function isLivingPersona(journey: Pick<Journey, 'personas'>, id: Id): boolean {
  const persona = journey.personas.get(id);
  return persona !== undefined && !persona.deleted;
}

/** How a persona is called; a deleted one is told as a former one, and so is one that is gone for good. */
export function personaName(journey: Pick<Journey, 'personas'>, id: Id, locale: Locale): string {
  const persona = journey.personas.get(id);
  const say = sayIn(locale);
  if (!persona || (persona.deleted && persona.name === '')) return say('persona.former');
  const name = persona.name || say('persona.unnamed');
  return persona.deleted ? say('persona.former-named', { name }) : name;
}

/** Two letters for where there is no picture. */
export function initialsOf(name: string, locale: Locale): string {
  const words = name.split(/[\s,]+/u).filter((word) => /^\p{L}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase(locale);
}

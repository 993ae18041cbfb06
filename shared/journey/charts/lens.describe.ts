import { formatPeriod } from '../format.ts';
import type { Journey, Locale } from '../journey.ts';
import type { Lens } from '../lens.ts';
import { personaName } from '../personas.ts';
import { sayIn } from '../words/words.ts';

/** Whose numbers of when these are; empty where it is everybody's newest, which nobody need be told. */
export function describeLens(journey: Pick<Journey, 'personas'>, lens: Lens, locale: Locale): string {
  const { segment = '', personaIds = [], period } = lens;
  const names = personaIds.map((id) => personaName(journey, id, locale));
  const seen = [
    ...new Set([...names, segment].filter((name) => name !== '')),
    ...(period === undefined ? [] : [formatPeriod(locale, period)]),
  ];
  return seen.length === 0 ? '' : sayIn(locale)('map.seen', { what: seen.join(' · ') });
}

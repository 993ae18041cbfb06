import {
  type Card,
  CHANNELS,
  EVIDENCE,
  type Facet,
  FACETS,
  type Id,
  type Journey,
} from '../../shared/journey/journey.ts';
import { cardsOfMap } from './chosen.ts';

export { FACETS, type Facet } from '../../shared/journey/journey.ts';
/** The choice of cards that say nothing of a facet. */
export const NONE = '';
/** Chosen values by facet: any of one facet, and that in all of them. */
export type Filter = Readonly<Record<Facet, readonly string[]>>;

export const NO_FILTER: Filter = { persona: [], channel: [], owner: [], evidence: [], status: [], tag: [] };

export const isFiltering = (filter: Filter): boolean => FACETS.some((facet) => filter[facet].length > 0);

/** Owners and tags are written by hand: blanks around them, and an empty one, mean nothing. */
const written = (words: readonly (string | undefined)[]): string[] =>
  words.flatMap((word) => (word === undefined || word.trim() === '' ? [] : [word.trim()]));

function valuesOf(card: Card, facet: Facet): readonly string[] {
  switch (facet) {
    case 'persona':
      return card.personaIds ?? [];
    case 'tag':
      return written(card.tags ?? []);
    case 'owner':
      return written([card.owner]);
    case 'channel':
    case 'evidence':
    case 'status': {
      const value = card[facet];
      return value === undefined ? [] : [value];
    }
  }
}

export function fits(card: Card, filter: Filter): boolean {
  return FACETS.every((facet) => {
    const wanted = filter[facet];
    if (wanted.length === 0) return true;
    const values = valuesOf(card, facet);
    return values.length === 0 ? wanted.includes(NONE) : values.some((value) => wanted.includes(value));
  });
}

/** Ids of the cards a filter leaves in the light; undefined while there is none. */
export function fittingCards(journey: Journey, mapId: Id, filter: Filter): ReadonlySet<Id> | undefined {
  if (!isFiltering(filter)) return undefined;
  return new Set(cardsOfMap(journey, mapId).flatMap((card) => (fits(card, filter) ? [card.id] : [])));
}

export interface Choice {
  /** `NONE` for cards that say nothing of it. */
  value: string;
  /** Cards that would be left by it alone. */
  count: number;
}

const KNOWN: Readonly<Partial<Record<Facet, readonly string[]>>> = {
  channel: CHANNELS,
  evidence: EVIDENCE,
  status: ['open', 'doing', 'done'],
};

/** What there is to choose from on a map, by facet; a facet that no card says anything of is left out. */
export function choicesOf(journey: Journey, mapId: Id, locale: string): { facet: Facet; choices: Choice[] }[] {
  const cards = cardsOfMap(journey, mapId);
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return FACETS.flatMap((facet) => {
    const counts = new Map<string, number>();
    for (const card of cards) {
      const values = valuesOf(card, facet);
      for (const value of values.length === 0 ? [NONE] : new Set(values)) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    const none = counts.get(NONE) ?? 0;
    counts.delete(NONE);
    if (counts.size === 0) return [];
    const known = KNOWN[facet];
    const nameOf = (value: string): string => (facet === 'persona' ? (journey.personas.get(value)?.name ?? '') : value);
    const values = [...counts.keys()]
      .filter((value) => facet !== 'persona' || journey.personas.get(value)?.deleted === undefined)
      .sort((a, b) => (known ? known.indexOf(a) - known.indexOf(b) : compare(nameOf(a), nameOf(b))));
    const choices = values.map((value): Choice => ({ value, count: counts.get(value) ?? 0 }));
    return [{ facet, choices: none > 0 ? [...choices, { value: NONE, count: none }] : choices }];
  });
}

/** The filter with a value chosen, or no longer. */
export function toggled(filter: Filter, facet: Facet, value: string): Filter {
  const now = filter[facet];
  return { ...filter, [facet]: now.includes(value) ? now.filter((one) => one !== value) : [...now, value] };
}

import type { CardFields } from '../../../shared/document/board.ts';
import type { Card, Journey, Locale } from '../../../shared/journey/journey.ts';
import { sayIn, type Word } from '../../../shared/journey/words/words.ts';
import { CHOICES, type ChoiceField } from './fact-controls.tsx';
import { linkFrom, tagsFrom } from './fact-values.ts';
import { commonOf, membersOf, withMember } from './several.ts';

/** One thing that could be said of the cards, by one press of Enter. */
export interface Offer {
  /** The word itself, and which fact it is. */
  word: string;
  fact: string;
  fieldsOf: (card: Card) => CardFields;
}

interface Asked {
  journey: Journey;
  cards: readonly Card[];
  typed: string;
  locale: Locale;
  t: (key: string) => string;
}

const CHOICE_FIELDS = Object.keys(CHOICES) as readonly ChoiceField[];

/** How often each word stands in a field on this board: what people here say is offered first. */
function uses(journey: Journey): (key: string) => number {
  const counts = new Map<string, number>();
  const count = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const card of journey.cards.values()) {
    if (card.deleted) continue;
    for (const field of CHOICE_FIELDS) if (card[field] !== undefined) count(`${field} ${card[field]}`);
    if (card.owner !== undefined) count(`owner ${card.owner}`);
    for (const tag of card.tags ?? []) count(`tags ${tag}`);
    for (const id of card.personaIds ?? []) count(`personaIds ${id}`);
  }
  return (key) => counts.get(key) ?? 0;
}

/** Everything that has been said or may be said, but not of all these cards. */
function known({ journey, cards, locale, t }: Asked): (Offer & { used: number })[] {
  const say = sayIn(locale);
  const used = uses(journey);
  const factOf = (field: string): string => t(`panels.fact.${field}`);
  const offers: (Offer & { used: number })[] = [];
  for (const field of CHOICE_FIELDS) {
    const common = commonOf(cards, field);
    for (const value of CHOICES[field]) {
      if (common.same && common.value === value) continue;
      const word = say(`${field}.${value}` as Word);
      offers.push({ word, fact: factOf(field), fieldsOf: () => ({ [field]: value }), used: used(`${field} ${value}`) });
    }
  }
  const onAll = (field: 'tags' | 'personaIds'): ReadonlySet<string> =>
    new Set(membersOf(cards, field).flatMap(({ member, onAll: isOnAll }) => (isOnAll ? [member] : [])));
  const [tagged, named] = [onAll('tags'), onAll('personaIds')];
  const owners = new Set<string>();
  const tags = new Set<string>();
  for (const card of journey.cards.values()) {
    if (card.deleted) continue;
    if (card.owner !== undefined) owners.add(card.owner);
    for (const tag of card.tags ?? []) tags.add(tag);
  }
  const owner = commonOf(cards, 'owner');
  for (const word of owners) {
    if (owner.same && owner.value === word) continue;
    offers.push({ word, fact: factOf('owner'), fieldsOf: () => ({ owner: word }), used: used(`owner ${word}`) });
  }
  for (const word of tags) {
    if (tagged.has(word)) continue;
    const fieldsOf = (card: Card): CardFields => withMember(card, 'tags', word, true);
    offers.push({ word, fact: factOf('tags'), fieldsOf, used: used(`tags ${word}`) });
  }
  for (const { id, name, deleted } of journey.personas.values()) {
    if (deleted || named.has(id)) continue;
    const fieldsOf = (card: Card): CardFields => withMember(card, 'personaIds', id, true);
    offers.push({ word: name, fact: factOf('personaIds'), fieldsOf, used: used(`personaIds ${id}`) });
  }
  return offers;
}

/** What was typed as something new: an address is a link, other words a tag or an owner. */
function fresh({ typed, cards, t }: Asked, taken: readonly Offer[]): Offer[] {
  const text = typed.trim().replace(/^#\s*/u, '');
  if (text === '') return [];
  const link = /^(?:https?:\/\/|mailto:|www\.)/iu.test(text) ? linkFrom(text) : undefined;
  if (typeof link === 'string') return [{ word: text, fact: t('panels.fact.link'), fieldsOf: () => ({ link }) }];
  const isTaken = (fact: string): boolean => taken.some((one) => one.fact === fact && one.word === text);
  const isTagged = cards.every(({ tags }) => tags?.includes(text));
  const tags = tagsFrom(text);
  const tag: Offer = {
    word: tags.join(', '),
    fact: t('cards.newTag'),
    fieldsOf: (card) => ({ tags: [...new Set([...(card.tags ?? []), ...tags])] }),
  };
  const owner: Offer = { word: text, fact: t('cards.newOwner'), fieldsOf: () => ({ owner: text }) };
  return [
    ...(isTagged || isTaken(t('panels.fact.tags')) ? [] : [tag]),
    ...(typed.trim().startsWith('#') || isTaken(t('panels.fact.owner')) ? [] : [owner]),
  ];
}

/**
 * What fits what was typed: first the words that begin with it, then those that hold it, then all of a fact it names;
 * among them what is said most often on this board. What fits nothing is new.
 */
export function offersFor(asked: Asked): Offer[] {
  const { typed, locale } = asked;
  const lower = (text: string): string => text.toLocaleLowerCase(locale);
  const isTag = typed.trim().startsWith('#');
  const part = lower(typed.trim().replace(/^#\s*/u, ''));
  const tagFact = asked.t('panels.fact.tags');
  const rank = ({ word, fact }: Offer): number => {
    if (part === '' || lower(word).startsWith(part)) return 0;
    if (lower(word).includes(part)) return 1;
    return lower(fact).startsWith(part) ? 2 : 3;
  };
  const fitting = known(asked)
    .filter((offer) => rank(offer) < 3 && (!isTag || offer.fact === tagFact))
    .toSorted((a, b) => rank(a) - rank(b) || b.used - a.used);
  return [...fitting, ...fresh(asked, fitting)];
}

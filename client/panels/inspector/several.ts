import type { CardFields } from '../../../shared/document/board.ts';
import type { Card, Journey } from '../../../shared/journey/journey.ts';

/** What several cards say in one field: the same, or not. */
export type Common<T> = { same: true; value: T | undefined } | { same: false };

const alike = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

export function commonOf<F extends keyof Card>(cards: readonly Card[], field: F): Common<Card[F]> {
  const value = cards[0]?.[field];
  return cards.every((card) => alike(card[field], value)) ? { same: true, value } : { same: false };
}

/** Whether any of them says anything in a field. */
export const isSaid = (cards: readonly Card[], field: keyof Card): boolean =>
  cards.some((card) => card[field] !== undefined);

/** A list on each card, such as tags: what is on all of them, and what only on some. */
export function membersOf(
  cards: readonly Card[],
  field: 'tags' | 'personaIds',
): readonly { member: string; onAll: boolean }[] {
  const all = new Set(cards.flatMap((card) => card[field] ?? []));
  return [...all].map((member) => ({
    member,
    onAll: cards.every((card) => card[field]?.includes(member) ?? false),
  }));
}

/** One member more, or one fewer, on each card; the others stay as they are. */
export function withMember(
  card: Card,
  field: 'tags' | 'personaIds',
  member: string,
  isOn: boolean,
): Pick<CardFields, 'tags' | 'personaIds'> {
  const rest = (card[field] ?? []).filter((one) => one !== member);
  const list = isOn ? [...rest, member] : rest;
  return { [field]: list.length === 0 ? null : list };
}

/** What is written in a field anywhere on the board, by the language's alphabet. */
export function wordsOnBoard(journey: Journey, field: 'owner' | 'tags', locale: string): string[] {
  const words = new Set<string>();
  for (const card of journey.cards.values()) {
    if (card.deleted) continue;
    const held = card[field];
    for (const word of typeof held === 'string' ? [held] : (held ?? [])) words.add(word);
  }
  return [...words].sort(new Intl.Collator(locale).compare);
}

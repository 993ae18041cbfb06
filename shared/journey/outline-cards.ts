import { formatCount, formatValue } from './format.ts';
import type { Card, Id, Journey, Link, Locale } from './journey.ts';
import { livingLinks } from './links/links.ts';
import { personaName } from './personas.ts';
import { readingsAt } from './readings.ts';
import { sayIn } from './words/words.ts';

/** A link as one of its two cards sees it. */
export interface Tie {
  link: Link;
  /** It begins here. */
  isOut: boolean;
  /** The card at its other end. */
  other: Card;
}

type TiesByCard = ReadonlyMap<Id, readonly Tie[]>;
const NO_TIES: readonly Tie[] = [];
const tiesKept = new WeakMap<Journey['links'], { cards: Journey['cards']; ties: TiesByCard }>();

/** Where a card's links lead, and where those come from that end at it. */
export function tiesOf(journey: Pick<Journey, 'links' | 'cards'>, id: Id): readonly Tie[] {
  if (journey.links.size === 0) return NO_TIES;
  let kept = tiesKept.get(journey.links);
  if (kept?.cards !== journey.cards) {
    const ties = new Map<Id, Tie[]>();
    const add = (from: Id, tie: Omit<Tie, 'other'>, to: Id): void => {
      const other = journey.cards.get(to);
      if (other) ties.set(from, [...(ties.get(from) ?? []), { ...tie, other }]);
    };
    for (const link of livingLinks(journey)) {
      add(link.from, { link, isOut: true }, link.to);
      add(link.to, { link, isOut: false }, link.from);
    }
    kept = { cards: journey.cards, ties };
    tiesKept.set(journey.links, kept);
  }
  return kept.ties.get(id) ?? NO_TIES;
}

/** “Hand-over to “Pays by card”: after two days”. */
export function wordsOfTie({ link, isOut, other }: Tie, locale: Locale): string {
  const say = sayIn(locale);
  const title = other.title.trim() === '' ? say('outline.empty-card') : other.title;
  const words = say(isOut ? 'outline.link-to' : 'outline.link-from', { kind: say(`link.${link.kind}`), title });
  return link.label === '' ? words : `${words}: ${link.label}`;
}

/** All a card says besides its title and text, a few words each, in the order in which they matter. */
export function factsOfCard(journey: Journey, card: Card, locale: Locale): string[] {
  const say = sayIn(locale);
  const { span = 1, channel, device, service, evidence, status, owner = '', personaIds = [], tags = [], link } = card;
  const [reading] = readingsAt(journey, `card:${card.id}`);
  const { latest, metric } = reading ?? {};
  const facts = [
    span > 1 && say('outline.span', { count: formatCount(locale, span) }),
    metric && latest && `${metric.name} ${formatValue(locale, metric, latest.value)}`,
    latest && (latest.n === null ? say('number.n-unknown') : say('number.n', { n: formatCount(locale, latest.n) })),
    channel && say(`channel.${channel}`),
    device && say(`device.${device}`),
    service && say(`service.${service}`),
    evidence && say(`evidence.${evidence}`),
    status && say(`status.${status}`),
    owner.trim(),
    ...personaIds.map((id) => personaName(journey, id, locale)),
    ...tags.map((tag) => `#${tag}`),
    link,
  ];
  return facts.filter((fact): fact is string => typeof fact === 'string' && fact !== '');
}

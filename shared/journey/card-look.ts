import type { Card, CardKind, Locale } from './journey.ts';
import { STYLES } from './layout-sizes.ts';
import type { TextStyle } from './text/style.ts';
import type { Tokens } from './tokens.ts';
import { sayIn } from './words/words.ts';

/** How a card of a kind is dressed; screen and exports read it here. */
export interface CardLook {
  fill: keyof Pick<Tokens, 'surface' | 'hurt' | 'helped' | 'behind'> | 'none';
  /** Lines between pieces: what is only thought, or only an idea yet. */
  dash?: readonly number[];
  radius: number;
  hasStripe: boolean;
  isItalic: boolean;
  style: TextStyle;
  line: number;
}

const PLAIN: CardLook = {
  fill: 'surface',
  radius: 8,
  hasStripe: true,
  isItalic: false,
  style: STYLES.card,
  line: 17,
};

/** What stands behind a line of visibility is a shade quieter than what customers meet. */
const BEHIND: CardLook = { ...PLAIN, fill: 'behind' };

const LOOKS: Readonly<Record<CardKind, CardLook>> = {
  action: PLAIN,
  touchpoint: PLAIN,
  thought: { ...PLAIN, radius: 15, dash: [2, 3] },
  quote: { ...PLAIN, isItalic: true },
  pain: { ...PLAIN, fill: 'hurt' },
  gain: { ...PLAIN, fill: 'helped' },
  opportunity: PLAIN,
  idea: { ...PLAIN, dash: [5, 3] },
  image: { ...PLAIN, hasStripe: false },
  // prose is the map's own voice, not a thing on it
  text: { ...PLAIN, fill: 'none', hasStripe: false, style: STYLES.prose, line: 20 },
  backstage: BEHIND,
  support: { ...BEHIND, dash: [5, 3] },
  system: { ...BEHIND, radius: 2 },
};

export const lookOf = (kind: CardKind): CardLook => LOOKS[kind];

const ALREADY_QUOTED = /^\s*["“”„«»‘']/u;

/** What a card says as it is set: a quote in the quotation marks of the map's language, unless it brought its own. */
export function wordsOf({ kind, title }: Pick<Card, 'kind' | 'title'>, locale: Locale): string {
  if (kind !== 'quote' || title.trim() === '' || ALREADY_QUOTED.test(title)) return title;
  const say = sayIn(locale);
  return `${say('quote.open')}${title.trim()}${say('quote.close')}`;
}

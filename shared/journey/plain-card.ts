import { CARD_KINDS, CHANNELS, EVIDENCE, type Card } from './journey.ts';
import { ID_PATTERN } from './ids.ts';

type Fits = (value: unknown) => boolean;

const isText: Fits = (value) => typeof value === 'string';
const isId: Fits = (value) => typeof value === 'string' && ID_PATTERN.test(value);
const within =
  (least: number, most: number): Fits =>
  (value) =>
    typeof value === 'string' && value.length >= least && value.length <= most;
const oneOf = (values: readonly string[]): Fits => {
  const known = new Set<unknown>(values);
  return (value) => known.has(value);
};
const upTo500 =
  (fits: Fits): Fits =>
  (value) => {
    if (!Array.isArray(value) || value.length > 500) return false;
    // a hole in it is no value, and `every` would not see it
    for (const one of value) if (!fits(one)) return false;
    return true;
  };

/** What every card has, and what many have, in the order of the schema. Of a rarer field the schema itself is asked. */
const FIELDS: readonly { name: string; isRequired: boolean; fits: Fits }[] = [
  { name: 'id', isRequired: true, fits: isId },
  { name: 'createdBy', isRequired: true, fits: within(1, 64) },
  { name: 'copyOf', isRequired: false, fits: isId },
  { name: 'cell', isRequired: true, fits: isCell },
  { name: 'order', isRequired: true, fits: within(1, 1000) },
  { name: 'kind', isRequired: true, fits: oneOf(CARD_KINDS) },
  { name: 'title', isRequired: true, fits: isText },
  { name: 'body', isRequired: true, fits: isText },
  { name: 'channel', isRequired: false, fits: oneOf(CHANNELS) },
  { name: 'device', isRequired: false, fits: oneOf(['phone', 'tablet', 'computer', 'kiosk', 'paper']) },
  { name: 'service', isRequired: false, fits: oneOf(['self', 'assisted']) },
  { name: 'owner', isRequired: false, fits: isText },
  { name: 'status', isRequired: false, fits: oneOf(['open', 'doing', 'done']) },
  { name: 'evidence', isRequired: false, fits: oneOf(EVIDENCE) },
  { name: 'personaIds', isRequired: false, fits: upTo500(isId) },
  { name: 'tags', isRequired: false, fits: upTo500(isText) },
];
const RARER = ['deleted', 'link', 'imageId', 'imageSize', 'span'] as const;

function isCell(value: unknown): value is Card['cell'] {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    'laneId' in value &&
    'columnId' in value &&
    isId(value.laneId) &&
    isId(value.columnId)
  );
}

const copied = (value: unknown): unknown => {
  if (Array.isArray(value)) return Array.from<unknown>(value);
  return isCell(value) ? { laneId: value.laneId, columnId: value.columnId } : value;
};

/**
 * A card that plainly is one, as the schema would give it; undefined where only the schema can say. Boards have thousands
 * of cards, nearly all of them whole, and in a page that may not compile code the schema takes a fifth of the time to
 * the first picture. What is wrong with a card, and how it is mended, is never decided here (J8).
 */
export function plainCard(value: unknown): Card | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const raw = value as Readonly<Record<string, unknown>>;
  for (const name of RARER) if (name in raw) return undefined;
  const card: Record<string, unknown> = {};
  for (const { name, isRequired, fits } of FIELDS) {
    const field = raw[name];
    if (field === undefined && !isRequired && !(name in raw)) continue;
    if (!fits(field)) return undefined;
    card[name] = typeof field === 'object' ? copied(field) : field;
  }
  return card as unknown as Card;
}

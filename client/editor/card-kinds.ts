import { CARD_KINDS, type CardKind, type LaneKind } from '../../shared/journey/journey.ts';
import { cardKindOf } from '../../shared/journey/card-kind.ts';

/** Lanes that hold more than what they are named for. */
const TOGETHER: readonly (readonly CardKind[])[] = [
  ['action', 'touchpoint'],
  ['thought', 'quote'],
  ['pain', 'gain'],
  ['opportunity', 'idea'],
  ['backstage', 'support', 'system'],
  ['image', 'text'],
];

/** The kinds a card in a lane may be of, and the one it is of already. */
export function kindsIn(lane: LaneKind, now: CardKind): readonly CardKind[] {
  const own = cardKindOf(lane);
  const free = lane === 'text' || lane === 'arc' || own === undefined;
  return CARD_KINDS.filter(
    (kind) => free || kind === own || kind === now || TOGETHER.some((one) => one.includes(kind) && one.includes(own)),
  );
}

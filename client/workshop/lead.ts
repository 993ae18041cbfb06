import type { Id } from '../../shared/journey/journey.ts';
import type { Lead } from '../../shared/wire/leading.ts';
import type { Identity, PresenceState } from '../../shared/wire/presence.ts';
import { atLeast } from '../../shared/wire/roles.ts';
import { type Seen, seenNow, sightingNow } from '../editor/saved-views.ts';
import type { Editor } from '../editor/store.ts';

/** Somebody whom others may follow, and to where. */
export interface Leader {
  person: Identity;
  map: Id;
  lead: Lead;
}

/** What is seen here, for others to see the same. */
export function leadNow(editor: Editor, mapId: Id, more: Pick<Lead, 'stop' | 'call'>): Lead | undefined {
  const seen = seenNow(editor, mapId);
  if (!seen) return undefined;
  const { lens, period } = sightingNow(editor);
  return { seen: seen.area, lens, ...(period === undefined ? {} : { period }), ...more };
}

/** The role is the server's word (D8), so nobody who may only look can draw others away from what they do. */
const mayLead = ({ person, lead }: Pick<Leader, 'person' | 'lead'>): boolean =>
  lead.stop === undefined ? person.role === 'facilitate' : atLeast(person.role, 'edit');

/** Who leads now; who facilitates comes first, then whoever has been here longest. */
export function leadersIn(states: Iterable<PresenceState>): Leader[] {
  const found = new Map<Id, Leader>();
  for (const { person, map, lead } of states) {
    if (lead && map !== undefined && mayLead({ person, lead })) found.set(person.personId, { person, map, lead });
  }
  return [...found.values()].sort(
    (a, b) => Number(b.person.role === 'facilitate') - Number(a.person.role === 'facilitate'),
  );
}

/** What is seen where somebody leads; a call counts only from who facilitates. */
export const seenBy = ({ map, lead }: Leader): Seen => ({
  mapId: map,
  area: lead.seen,
  sight: {
    lens: lead.lens ?? { of: 'everybody' },
    ...(lead.period === undefined ? {} : { period: lead.period }),
  },
});

export const callOf = ({ person, lead }: Leader): number | undefined =>
  person.role === 'facilitate' ? lead.call : undefined;

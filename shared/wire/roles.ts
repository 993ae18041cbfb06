import { isTalk, type Kind } from '../journey/journey.ts';

/** From most to least; later roles are contained in earlier ones. */
export const ROLES = ['facilitate', 'edit', 'contribute', 'comment', 'view'] as const;
export type Role = (typeof ROLES)[number];

/** Whose records an act may touch. */
export type Reach = 'none' | 'own' | 'any';
export interface Allowance {
  add: boolean;
  change: Reach;
  remove: Reach;
}

const NOTHING: Allowance = { add: false, change: 'none', remove: 'none' };
const ALL: Allowance = { add: true, change: 'any', remove: 'any' };
const OWN: Allowance = { add: true, change: 'own', remove: 'own' };

/** A1: one table, read by the server's guard and by the interface alike. */
export function allowance(role: Role, kind: Kind | 'board'): Allowance {
  switch (role) {
    case 'facilitate':
      // nobody puts words into another's mouth
      return isTalk(kind) ? { ...OWN, remove: 'any' } : ALL;
    case 'edit':
      return kind === 'board' ? { add: false, change: 'any', remove: 'none' } : isTalk(kind) ? OWN : ALL;
    case 'contribute':
      return kind === 'cards' || kind === 'links' || kind === 'notes' || isTalk(kind) ? OWN : NOTHING;
    case 'comment':
      return isTalk(kind) ? OWN : NOTHING;
    case 'view':
      return NOTHING;
    default: {
      const never: never = role;
      throw new Error(`unknown role ${String(never)}`);
    }
  }
}

export function atLeast(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) <= ROLES.indexOf(needed);
}

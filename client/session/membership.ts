import type { Id } from '../../shared/journey/journey.ts';
import { ROLES, type Role } from '../../shared/wire/roles.ts';

/** Who somebody is on one board, as this browser remembers it (A4). */
export interface Membership {
  boardId: Id;
  personId: Id;
  name: string;
  role: Role;
  session: string;
  /** The link it was joined with; another link means another role, so it is joined anew. */
  token: string;
}

export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (boardId: Id): string => `journeyboard:person:${boardId}`;
const NAME_KEY = 'journeyboard:name';

function isMembership(value: unknown): value is Membership {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Partial<Record<keyof Membership, unknown>>;
  return (
    (['boardId', 'personId', 'name', 'session', 'token'] as const).every((key) => typeof fields[key] === 'string') &&
    ROLES.some((role) => role === fields.role)
  );
}

/** What is remembered for a board, if it was joined with this link (or no link is at hand). */
export function recallMembership(boardId: Id, token: string, shelf: Shelf = localStorage): Membership | undefined {
  try {
    const value: unknown = JSON.parse(shelf.getItem(keyOf(boardId)) ?? 'null');
    return isMembership(value) && (token === '' || token === value.token) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function rememberMembership(membership: Membership, shelf: Shelf = localStorage): void {
  try {
    shelf.setItem(keyOf(membership.boardId), JSON.stringify(membership));
    shelf.setItem(NAME_KEY, membership.name);
  } catch {
    // a browser that keeps nothing asks for the name again, which is all that is lost
  }
}

export function forgetMembership(boardId: Id, shelf: Shelf = localStorage): void {
  try {
    shelf.removeItem(keyOf(boardId));
  } catch {
    // nothing was kept
  }
}

/** The name given last, on whatever board. */
export function recallName(shelf: Shelf = localStorage): string {
  try {
    return shelf.getItem(NAME_KEY) ?? '';
  } catch {
    return '';
  }
}

import { ROLES, type Role } from '../../shared/wire/roles.ts';

/** A7: the server has no list of boards; what was opened here is known to this browser alone. */
export interface Recent {
  id: string;
  title: string;
  role: Role;
  /** The link it was opened with. */
  token: string;
  /** When it was opened last. */
  at: number;
  /** Set when it was deleted from here: it can be brought back for as long as the server keeps it (J4). */
  deletedAt?: number;
}

type Shelf = Pick<Storage, 'getItem' | 'setItem'>;
const KEY = 'journeyboard:recent';
const MOST = 30;

function isRecent(value: unknown): value is Recent {
  if (typeof value !== 'object' || value === null) return false;
  const { id, title, role, token, at, deletedAt } = value as Partial<Record<keyof Recent, unknown>>;
  return (
    [id, title, token].every((field) => typeof field === 'string') &&
    typeof at === 'number' &&
    (deletedAt === undefined || typeof deletedAt === 'number') &&
    ROLES.some((known) => known === role)
  );
}

/** The newest first; nothing when what was kept is damaged. */
export function readRecents(shelf: Shelf = localStorage): Recent[] {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isRecent).sort((a, b) => b.at - a.at) : [];
  } catch {
    return [];
  }
}

function keep(recents: readonly Recent[], shelf: Shelf): void {
  try {
    shelf.setItem(KEY, JSON.stringify(recents.slice(0, MOST)));
  } catch {
    // a browser that keeps nothing has no recent boards
  }
}

export function rememberRecent(recent: Recent, shelf: Shelf = localStorage): void {
  keep([recent, ...readRecents(shelf).filter((other) => other.id !== recent.id)], shelf);
}

export function forgetRecent(id: string, shelf: Shelf = localStorage): void {
  keep(
    readRecents(shelf).filter((recent) => recent.id !== id),
    shelf,
  );
}

export function changeRecent(
  id: string,
  change: { title?: string; deletedAt?: number | undefined },
  shelf: Shelf = localStorage,
): void {
  const changed = readRecents(shelf).map((recent): Recent => {
    if (recent.id !== id) return recent;
    const { deletedAt, ...rest } = { ...recent, ...change };
    return deletedAt === undefined ? rest : { ...rest, deletedAt };
  });
  keep(changed, shelf);
}

const DAY_MS = 86_400_000;
/** How long the server keeps a deleted board. */
const KEPT_DAYS = 30;

/** Whole days until a deleted board is gone for good; 0 when it is. */
export function daysLeft({ deletedAt }: Pick<Recent, 'deletedAt'>, now: number): number {
  return deletedAt === undefined
    ? KEPT_DAYS
    : Math.min(KEPT_DAYS, Math.max(0, Math.ceil(KEPT_DAYS - (now - deletedAt) / DAY_MS)));
}

export const pathOfRecent = ({ id, token }: Pick<Recent, 'id' | 'token'>): string => `/b/${id}#${token}`;

import { ROLES, type Role } from '../../shared/wire/roles.ts';

/** A7: the server has no list of boards; what was opened here is known to this browser alone. */
export interface Recent {
  id: string;
  title: string;
  role: Role;
  /** The link it was opened with. */
  token: string;
  at: number;
}

type Shelf = Pick<Storage, 'getItem' | 'setItem'>;
const KEY = 'journeyboard:recent';
const MOST = 30;

function isRecent(value: unknown): value is Recent {
  if (typeof value !== 'object' || value === null) return false;
  const { id, title, role, token, at } = value as Partial<Record<keyof Recent, unknown>>;
  return (
    [id, title, token].every((field) => typeof field === 'string') &&
    typeof at === 'number' &&
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

export const pathOfRecent = ({ id, token }: Pick<Recent, 'id' | 'token'>): string => `/b/${id}#${token}`;

import type { Id } from '../../shared/journey/journey.ts';
import type { JoinAnswer } from '../../shared/wire/api.ts';
import { ROLES } from '../../shared/wire/roles.ts';
import type { Membership } from './membership.ts';

/** Why joining failed: a code of the server's, or `network` / `server`. */
export type JoinFailure = 'unauthorised' | 'password' | 'unknown-board' | 'deleted-board' | 'network' | 'server';
export type Joined = { ok: true; membership: Membership } | { ok: false; why: JoinFailure };

export interface Joining {
  boardId: Id;
  token: string;
  name: string;
  password?: string;
}

const KNOWN: readonly JoinFailure[] = ['unauthorised', 'password', 'unknown-board', 'deleted-board'];

function isJoinAnswer(body: unknown): body is JoinAnswer {
  if (typeof body !== 'object' || body === null) return false;
  const { personId, session, role } = body as Partial<Record<keyof JoinAnswer, unknown>>;
  return typeof personId === 'string' && typeof session === 'string' && ROLES.some((known) => known === role);
}

function codeOf(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('error' in body)) return '';
  const { error } = body;
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

export async function joinBoard({ boardId, token, name, password }: Joining, origin = ''): Promise<Joined> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(`${origin}/api/boards/${boardId}/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(password === undefined ? { name } : { name, password }),
    });
    body = await response.json();
  } catch {
    return { ok: false, why: 'network' };
  }
  if (!response.ok || !isJoinAnswer(body)) {
    const code = codeOf(body);
    return { ok: false, why: KNOWN.find((known) => known === code) ?? 'server' };
  }
  const { personId, session, role } = body;
  return { ok: true, membership: { boardId, personId, session, role, name, token } };
}

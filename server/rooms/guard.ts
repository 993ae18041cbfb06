import * as Y from 'yjs';
import { judgeOf } from '../../shared/document/judge.ts';
import type { Pending } from '../../shared/document/pending.ts';
import { type Touch, touched } from '../../shared/document/touched.ts';
import { allowance, type Role } from '../../shared/wire/roles.ts';

export type Ruling =
  | { ok: true; update: Uint8Array; news: Pending; touches: readonly Touch[]; empty: boolean }
  | { ok: false; why: 'malformed' | 'missing' }
  | { ok: false; why: 'forbidden'; what: string };

/** A2: judges an update of any role without applying it; locks are those of what is durable. */
export function rule(
  doc: Y.Doc,
  queued: Pending,
  update: Uint8Array,
  role: Role,
  personId: string,
  name?: string,
): Ruling {
  const verdict = touched(doc, queued, update);
  if (!verdict.ok) return verdict;
  const judge = judgeOf(doc, {
    personId,
    name,
    allowance: (kind) => allowance(role, kind),
    isFacilitator: role === 'facilitate',
  });
  for (const touch of verdict.touches) {
    const judged = judge(touch);
    if (judged === 'ok') continue;
    const what = [touch.kind, touch.id, touch.field].filter(Boolean).join('/').slice(0, 100);
    return { ok: false, why: 'forbidden', what: judged === 'forged' ? forgery(touch.field, what) : what };
  }
  const { touches, news, empty } = verdict;
  return { ok: true, update: verdict.update, news, touches, empty };
}

const forgery = (field: string | undefined, what: string): string => (field === 'author' ? what : `${what}/createdBy`);

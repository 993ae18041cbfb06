import * as Y from 'yjs';
import type { Pending } from '../../shared/document/pending.ts';
import { type Touch, touched } from '../../shared/document/touched.ts';
import { allowance, type Role } from '../../shared/wire/roles.ts';

export type Ruling =
  | { ok: true; update: Uint8Array; news: Pending; touches: readonly Touch[]; empty: boolean }
  | { ok: false; why: 'malformed' | 'missing' }
  | { ok: false; why: 'forbidden'; what: string };

/** Marks of what no person typed; nobody's to claim, so a person may leave them on what they bring in. */
const NOBODY: ReadonlySet<string> = new Set(['import', 'template']);

function allowed(touch: Touch, role: Role, personId: string): boolean {
  const may = allowance(role, touch.kind);
  if (touch.act === 'add') return may.add;
  const reach = touch.act === 'remove' ? may.remove : may.change;
  return reach === 'any' || (reach === 'own' && touch.owner === personId);
}

/** A2: judges an update of any role without applying it. */
export function rule(doc: Y.Doc, queued: Pending, update: Uint8Array, role: Role, personId: string): Ruling {
  const verdict = touched(doc, queued, update);
  if (!verdict.ok) return verdict;
  for (const touch of verdict.touches) {
    const what = [touch.kind, touch.id, touch.field].filter(Boolean).join('/').slice(0, 100);
    if (!allowed(touch, role, personId)) return { ok: false, why: 'forbidden', what };
    const forged =
      touch.act === 'add'
        ? touch.owner !== undefined && touch.owner !== personId && !NOBODY.has(touch.owner)
        : touch.field === 'createdBy';
    if (forged) return { ok: false, why: 'forbidden', what: `${what}/createdBy` };
  }
  const { touches, news, empty } = verdict;
  return { ok: true, update: verdict.update, news, touches, empty };
}

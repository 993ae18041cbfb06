import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { Storage } from '../storage/port.ts';
import { HttpError } from './errors.ts';

export const ANSWERS = 'answer';
/** An answer is given again for a day; after that the same key is a new call. */
export const ANSWER_KEPT_MS = 24 * 60 * 60_000;
/** Who holds a key for longer than this died while answering. */
const LONGEST_CALL_MS = 60_000;

interface Kept {
  digest: string;
  /** Absent while it is being worked on. */
  answer?: unknown;
}

function keyOf(c: Context): string | undefined {
  const key = c.req.header('idempotency-key')?.trim();
  if (key === undefined || key === '') return undefined;
  if (key.length > 200) throw new HttpError(422, 'idempotency-key', '`Idempotency-Key` is longer than 200 characters');
  return key;
}

/**
 * Does the work once for one `Idempotency-Key`, and gives the same answer again to whoever repeats the call, also after a
 * restart and from another process. What failed may be tried again.
 */
export async function once<T>(
  c: Context,
  storage: Storage,
  { board, call, body }: { board: string; call: string; body: unknown },
  work: () => Promise<T>,
): Promise<{ answer: T; again: boolean }> {
  const key = keyOf(c);
  if (key === undefined) return { answer: await work(), again: false };
  const id = createHash('sha256').update(`${call}\n${key}`).digest('base64url');
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('base64url');
  const now = Date.now();
  const open = { board, kind: ANSWERS, id, due: now, body: JSON.stringify({ digest } satisfies Kept) };
  if (!(await storage.addSlip(open))) {
    const found = await storage.slip(board, ANSWERS, id);
    const kept = found ? (JSON.parse(found.body) as Kept) : undefined;
    if (found && kept && now - found.due < ANSWER_KEPT_MS) {
      if (kept.digest !== digest)
        throw new HttpError(422, 'idempotency-key', 'This `Idempotency-Key` was used for another body');
      if (kept.answer !== undefined) return { answer: kept.answer as T, again: true };
      if (now - found.due < LONGEST_CALL_MS)
        throw new HttpError(409, 'in-progress', 'A call with this `Idempotency-Key` is being answered: come again');
    }
    await storage.putSlip(open);
  }
  try {
    const answer = await work();
    await storage.putSlip({ ...open, body: JSON.stringify({ digest, answer } satisfies Kept) });
    return { answer, again: false };
  } catch (error) {
    await storage.dropSlips(board, ANSWERS, [id]).catch(() => undefined);
    throw error;
  }
}

import type { Context } from 'hono';
import type { Problem } from '../../shared/journey/journey.ts';
import type { ErrorAnswer } from '../../shared/wire/api.ts';

export type Status = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 501 | 503;

/** An answer that is not the one hoped for; becomes `{error: {code, message, problems?}}`. */
export class HttpError extends Error {
  readonly status: Status;
  readonly code: string;
  readonly problems: readonly Problem[] | undefined;
  constructor(status: Status, code: string, message: string, problems?: readonly Problem[]) {
    super(message);
    this.status = status;
    this.code = code;
    this.problems = problems;
  }
}

export function errorAnswer(c: Context, error: HttpError): Response {
  const { code, message, problems } = error;
  const body: ErrorAnswer = { error: { code, message, ...(problems ? { problems } : {}) } };
  return c.json(body, error.status);
}

export interface Log {
  error: (fields: object, message: string) => void;
}

/** What storage refuses was not done, and nothing is kept of it. */
export async function stored<T>(log: Log, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof HttpError) throw error;
    log.error({ err: error }, 'storage failed');
    throw new HttpError(503, 'storage', 'Storage cannot write now; nothing was changed');
  }
}

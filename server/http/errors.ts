import type { Context } from 'hono';
import type { z } from 'zod';
import type { Problem } from '../../shared/journey/journey.ts';
import type { ErrorAnswer } from '../../shared/wire/api.ts';

export type Status = 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 501 | 503;

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

/** The checked JSON body; says where and what is wrong. */
export async function bodyOf<T extends z.ZodType>(c: Context, schema: T, whenEmpty?: unknown): Promise<z.output<T>> {
  const text = await c.req.text();
  let raw: unknown = whenEmpty;
  if (text.trim() !== '' || whenEmpty === undefined) {
    try {
      raw = JSON.parse(text);
    } catch {
      throw new HttpError(400, 'not-json', 'The body is not JSON');
    }
  }
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  const problems = read.error.issues
    .slice(0, 20)
    .map((i) => ({ where: i.path.join('/') || 'body', code: i.code, values: { message: i.message } }));
  throw new HttpError(422, 'invalid', `The body does not fit: ${read.error.issues[0]?.message ?? ''}`, problems);
}

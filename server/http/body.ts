import type { Context } from 'hono';
import type { z } from 'zod';
import { HttpError } from './errors.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** What a call without a file in it may bring. */
const SMALL_BODY = 64 * 1024;

async function read(c: Context, max: number): Promise<Uint8Array> {
  const tooLarge = new HttpError(413, 'too-large', `The body is larger than ${max} bytes`);
  if (Number(c.req.header('content-length') ?? 0) > max) throw tooLarge;
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of c.req.raw.body ?? []) {
      size += part.length;
      if (size > max) throw tooLarge;
      parts.push(part);
    }
  } catch (error) {
    throw error === tooLarge ? error : new HttpError(400, 'aborted', 'The body ended before it was whole');
  }
  return Buffer.concat(parts);
}

/** The body as it came. What is compressed is refused, for nobody knows what it would grow to. */
export async function bytesOf(c: Context, max: number): Promise<Uint8Array> {
  const encoding = c.req.header('content-encoding')?.trim().toLowerCase();
  if (encoding !== undefined && encoding !== '' && encoding !== 'identity')
    throw new HttpError(415, 'encoding', `The body must not be compressed, and this is ${encoding.slice(0, 40)}`);
  return read(c, max);
}

/** The body as text; what is no text, or is not what it says, is refused before anything is made of it. */
async function textOf(c: Context, max: number): Promise<string> {
  const bytes = await bytesOf(c, max);
  try {
    return utf8.decode(bytes);
  } catch {
    throw new HttpError(400, 'not-utf8', 'The body is not UTF-8');
  }
}

function placeOf(issue: z.core.$ZodIssue): string {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...issue.path.map(String), ...unknown].join('/').slice(0, 200) || 'body';
}

const MOST_PROBLEMS = 20;

/** The checked JSON body; says where and what is wrong. */
export async function bodyOf<T extends z.ZodType>(
  c: Context,
  schema: T,
  { whenEmpty, max = SMALL_BODY }: { whenEmpty?: unknown; max?: number } = {},
): Promise<z.output<T>> {
  const text = await textOf(c, max);
  let raw: unknown = whenEmpty;
  if (text.trim() !== '' || whenEmpty === undefined) {
    try {
      raw = JSON.parse(text);
    } catch (error) {
      throw new HttpError(400, 'not-json', `The body is not JSON: ${error instanceof Error ? error.message : ''}`);
    }
  }
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  const problems = read.error.issues.slice(0, MOST_PROBLEMS).map((issue) => ({
    where: placeOf(issue),
    code: issue.code ?? 'invalid',
    values: { message: issue.message },
  }));
  const first = problems[0];
  const what = first ? `${first.where}: ${first.values.message}` : 'it is something else';
  throw new HttpError(422, 'invalid', `The body does not fit: ${what}`, problems);
}

import type { Problem } from './journey.ts';
import { ID_PATTERN } from './ids.ts';

/** What a schema says of a value that does not fit; of zod's issues as much as is read here. */
interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly expected?: unknown;
  readonly values?: readonly unknown[];
  readonly origin?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly pattern?: unknown;
  readonly errors?: readonly (readonly Issue[])[];
}

type Told = Pick<Problem, 'code' | 'values'>;

/** Kinds of value by the schema's word for them; the words for a person are in the locales. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'not-text',
  number: 'not-a-number',
  int: 'not-whole',
  boolean: 'not-yes-or-no',
  array: 'not-a-list',
  object: 'not-a-record',
};

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (held, key) =>
      typeof held === 'object' && held !== null ? (held as Readonly<Record<PropertyKey, unknown>>)[key] : undefined,
    value,
  );
}

/** The choices of a field that may be one of several; undefined where the alternatives are no plain values. */
function choices({ values, errors = [] }: Issue): readonly unknown[] | undefined {
  const all = values ?? errors.flatMap((alternative) => alternative.flatMap((issue) => issue.values ?? []));
  return all.length > 0 ? all : undefined;
}

function bound(issue: Issue): Told {
  const isText = issue.origin === 'string' || issue.origin === 'array';
  if (issue.code === 'too_small') {
    return isText ? { code: 'empty' } : { code: 'too-small', values: { least: Number(issue.minimum) } };
  }
  return { code: isText ? 'too-long' : 'too-large', values: { most: Number(issue.maximum) } };
}

function told(issue: Issue, value: unknown): Told {
  // what is not there fails by its type, and "should be text" would send people looking for what they wrote wrong
  if (valueAt(value, issue.path) === undefined) return { code: 'missing' };
  const known = choices(issue);
  if (known) return { code: 'not-one-of', values: { known: known.map(String).join(', ') } };
  if (issue.code === 'too_small' || issue.code === 'too_big') return bound(issue);
  if (issue.code === 'invalid_type') return { code: TYPES[String(issue.expected)] ?? 'misshapen' };
  const pattern = String(issue.pattern ?? '');
  if (pattern === String(ID_PATTERN)) return { code: 'not-an-id' };
  return { code: pattern.includes('https?:') ? 'not-an-address' : 'misshapen' };
}

/** What is wrong as a code and values, so that it can be told in any language. */
export function problemOf(issue: Issue, value: unknown, where: string): Problem {
  return { where: [where, ...issue.path.map(String)].join('/'), ...told(issue, value) };
}

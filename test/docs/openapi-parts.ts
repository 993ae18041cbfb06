import { z } from 'zod';
import { LocaleName } from '../../shared/wire/api.ts';

export type Json = Record<string, unknown>;

const json = (schema: Json): Json => ({ 'application/json': { schema } });
export const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
export const body = (name: string, required = true): Json => ({ required, content: json(ref(name)) });
export const answer = (description: string, schema?: Json): Json => ({
  description,
  ...(schema ? { content: json(schema) } : {}),
});
export const errors = (...statuses: number[]): Json =>
  Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${status}` }]));

export const board = {
  name: 'id',
  in: 'path',
  required: true,
  schema: { type: 'string', pattern: '^[A-Za-z0-9]{12}$' },
};
export const OK = { type: 'object', properties: { ok: { const: true } }, required: ['ok'] };

export function plain(schema: z.ZodType): Json {
  const made = z.toJSONSchema(schema, { io: 'input' }) as Json;
  delete made['$schema'];
  return made;
}

export const lang = { name: 'lang', in: 'query', schema: plain(LocaleName) };

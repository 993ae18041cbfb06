import * as z from 'zod/mini';
import { catch as orElse } from 'zod/mini';
import { ID_PATTERN } from '../journey/ids.ts';
import { LeadSchema } from './leading.ts';

const id = z.string().check(z.regex(ID_PATTERN));
const whole = z.pipe(z.number().check(z.gte(-1e9), z.lte(1e9)), z.transform(Math.round));
/** A Yjs relative position, at most some 24 bytes in base64. */
const anchor = z.exactOptional(z.string().check(z.regex(/^[A-Za-z0-9+/]{1,48}={0,2}$/)));
const optional = <T extends z.ZodMiniType>(schema: T) => orElse(z.nullish(schema), undefined);

/** D8: a client says what it does, never who it is; whatever else it sends is left out. */
export const DoingSchema = z.object({
  map: optional(id),
  cursor: optional(z.object({ x: whole, y: whole })),
  selection: optional(z.array(id).check(z.maxLength(200))),
  drag: optional(z.object({ ids: z.array(id).check(z.maxLength(200)), dx: whole, dy: whole })),
  face: optional(z.object({ of: id, at: id, value: z.number().check(z.gte(-2), z.lte(10)) })),
  edit: optional(z.object({ id, field: z.enum(['title', 'body', 'text']), at: anchor, to: anchor })),
  lead: optional(LeadSchema),
});

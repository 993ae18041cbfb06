import { z } from 'zod';
import { ID_PATTERN } from '../journey/ids.ts';

const id = z.string().regex(ID_PATTERN);
const whole = z.number().min(-1e9).max(1e9).transform(Math.round);
const place = z.number().int().min(0).max(1e6).exactOptional();
const optional = <T extends z.ZodType>(schema: T) => schema.nullish().catch(undefined);

/** D8: a client says what it does, never who it is; whatever else it sends is left out. */
export const DoingSchema = z.object({
  cursor: optional(z.object({ x: whole, y: whole })),
  selection: optional(z.array(id).max(200)),
  drag: optional(z.object({ ids: z.array(id).max(200), dx: whole, dy: whole })),
  edit: optional(z.object({ id, field: z.enum(['title', 'body', 'text']), at: place, to: place })),
});

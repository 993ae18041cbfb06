import * as z from 'zod/mini';
import type { Area, LensChoice, Period } from '../journey/journey.ts';

/** What others may go along with: a presentation, or the call to look at something. */
export interface Lead {
  /** The part of the map in view. */
  seen: Area;
  /** Through what; the stop of a saved view says the rest. */
  lens?: LensChoice;
  period?: Period;
  /** Of a presentation: the stop, by its id, and which of how many it is. */
  stop?: { id: string; at: number; of: number };
  /** Everybody is asked to come: another number for another time. Only heard from who facilitates. */
  call?: number;
}

const units = z.number().check(z.gte(-1e7), z.lte(1e7));
const size = z.number().check(z.gt(0), z.lte(1e7));
const words = z.string().check(z.maxLength(200));
const count = z.int().check(z.gte(0), z.lte(1e9));

export const LeadSchema = z.object({
  seen: z.object({ x: units, y: units, width: size, height: size }),
  lens: z.exactOptional(
    z.union([
      z.object({ of: z.literal('everybody') }),
      z.object({ of: z.literal('persona'), id: words }),
      z.object({ of: z.literal('segment'), name: words }),
    ]),
  ),
  period: z.exactOptional(words),
  stop: z.exactOptional(z.object({ id: words, at: count, of: count })),
  call: z.exactOptional(count),
}) satisfies z.ZodMiniType<Lead>;

import { z } from 'zod';

export const MOST_OBSERVATIONS = 5_000;

const words = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'control characters are not allowed');
const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** A value from a script or another system. Names and places are looked up on the board afterwards. */
export const ObservationBody = z.strictObject({
  /** Id or exact name. */
  metric: words(200),
  /** `map:`, `stage:`, `step:` or `card:`, and an id or an exact title. */
  target: words(400).regex(/^(map|stage|step|card):/, 'begins with map:, stage:, step: or card:'),
  period: z.string().max(10),
  /** In the metric’s base unit: shares 0…1, seconds, money. */
  value: z.number(),
  /** What it rests on; null says that nobody knows. */
  n: count.nullable(),
  /** Empty or absent: everybody. */
  segment: z.union([z.literal(''), words(200)]).optional(),
  k: count.optional(),
  promoters: count.optional(),
  detractors: count.optional(),
  deviation: z.number().min(0).optional(),
  low: z.number().optional(),
  high: z.number().optional(),
});

export const ObservationsBody = z.array(ObservationBody).min(1).max(MOST_OBSERVATIONS);

export interface ObservationsAnswer {
  /** How many values the board did not have before, and how many took the place of another. */
  added: number;
  changed: number;
  same: number;
}

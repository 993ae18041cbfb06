/** Which value a row has; 0 = none, else place in the list of values, from 1. */
export type Codes = Uint16Array;

/** Codes have two bytes: a column with more different values than this is no segment and no event. */
export const MOST_VALUES = 65_535;

export interface Property {
  codes: Codes;
  values: readonly string[];
}

/** Events of entities, one entity after the other, each in time; equal times in the order of the file. */
export interface EventColumns {
  /** Where each entity begins, and where the last one ends. */
  offsets: Uint32Array;
  /** Microseconds since 1970. */
  times: Float64Array;
  event: Property;
  properties: ReadonlyMap<string, Property>;
}

export const SECOND = 1_000_000;

/** Why a pass ended before it was through: nobody wants its answer any more. */
export class Cancelled extends Error {}

/** Asked every few thousand entities. */
export type Wanted = () => boolean;

export const LOOK_EVERY = 4_096;

/** Rows of an entity at or after `from` and before `to`, as the first and the one behind the last. */
export function between(times: Float64Array, lo: number, hi: number, from: number, to: number): [number, number] {
  let [first, last] = [lo, hi];
  if (from > -Infinity) while (first < last && (times[first] ?? 0) < from) first++;
  if (to < Infinity) while (last > first && (times[last - 1] ?? 0) >= to) last--;
  return [first, last];
}

/** An instant of a question in microseconds. */
export function instantOf(text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : Date.parse(text) * 1_000;
}

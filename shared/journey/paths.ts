/** Directly-follows pairs of an entity's events in time; rows in file order where times are equal. */
export interface PathPair {
  from: string;
  to: string;
  /** How often, not by how many. */
  count: number;
  medianSeconds: number;
}

export interface PathEnd {
  event: string;
  /** Entities that begin, or end, with it. */
  count: number;
}

export interface PathsQuestion {
  /** Pairs told one by one. */
  top?: number | undefined;
  /** Only these events; what lies between two of them is passed over. */
  events?: readonly string[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export interface PathsResult {
  /** Most frequent first, then by name. */
  pairs: readonly PathPair[];
  /** How many different pairs there are. */
  different: number;
  /** How often any event directly followed another. */
  total: number;
  starts: readonly PathEnd[];
  ends: readonly PathEnd[];
}

/** Code units, not a language's order: every engine has to sort alike. */
export const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function byCount(a: PathPair, b: PathPair): number {
  return b.count - a.count || byName(a.from, b.from) || byName(a.to, b.to);
}

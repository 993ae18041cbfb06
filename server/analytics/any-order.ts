import { Attempt, type Given, type Seeker, Voids, windowOf } from './attempts.ts';

/** Events of an entity that may fill the same steps: one is as good as the other. */
interface Alike {
  mask: number;
  rows: number[];
  /** The first not before the attempt that is tried. */
  from: number;
}

/**
 * Steps filled by one event each: whether one more kind of event finds a step, if need be by moving others to other
 * steps. Events that come in time fill as many steps, as early, as any choice of them could.
 */
class Filling {
  readonly #owners: Int32Array;

  constructor(steps: number) {
    this.#owners = new Int32Array(steps);
  }

  clear(): void {
    this.#owners.fill(0);
  }

  add(mask: number): boolean {
    return this.#place(mask, { seen: 0 });
  }

  #place(mask: number, way: { seen: number }): boolean {
    for (let step = 0; step < this.#owners.length; step++) {
      const bit = 1 << step;
      if ((mask & bit) === 0 || (way.seen & bit) !== 0) continue;
      way.seen |= bit;
      const owner = this.#owners[step] ?? 0;
      if (owner !== 0 && !this.#place(owner, way)) continue;
      this.#owners[step] = mask;
      return true;
    }
    return false;
  }
}

/** NUMBERS section 3, any order: most distinct steps within the window of the first of them. */
export function anyOrder(given: Given): Seeker {
  const { columns, match, question } = given;
  const { times } = columns;
  const [count, window] = [question.steps.length, windowOf(question)];
  const excluding = (question.exclusions?.length ?? 0) > 0;
  const voids = new Voids(given);
  const filling = new Filling(count);
  const found = new Attempt(count);
  const tried = new Attempt(count);
  const masks = new Uint32Array(given.small);
  let kinds: Alike[] = [];

  function gather(lo: number, hi: number): void {
    const byMask = new Map<number, Alike>();
    for (let row = lo; row < hi; row++) {
      const mask = match.steps.at(row);
      if (mask === 0) continue;
      const alike = byMask.get(mask);
      if (alike) alike.rows.push(row);
      else byMask.set(mask, { mask, rows: [row], from: 0 });
    }
    kinds = [...byMask.values()];
  }

  function follow(limit: number): void {
    filling.clear();
    let level = 0;
    const open = kinds.map(({ mask, rows, from }) => ({ mask, rows, at: from }));
    while (level < count && open.length > 0) {
      let nearest = 0;
      let row = Infinity;
      open.forEach(({ rows, at }, i) => {
        const next = rows[at] ?? Infinity;
        if (next < row) [row, nearest] = [next, i];
      });
      if (row === Infinity || (times[row] ?? 0) > limit) break;
      const kind = open[nearest];
      if (!kind) break;
      kind.at++;
      if (filling.add(kind.mask)) tried.rows[level++] = row;
      // what finds no step now finds none later: those that are filled stay filled
      else open.splice(nearest, 1);
    }
    tried.level = level;
  }

  /** Events of one step each, or of none: steps filled are bits set. Tells false where an event may fill several. */
  function walk(lo: number, hi: number): boolean {
    for (let row = lo; row < hi; row++) {
      const mask = match.steps.at(row);
      if ((mask & (mask - 1)) !== 0) return false;
      masks[row - lo] = mask;
    }
    for (let anchor = lo; anchor < hi; anchor++) {
      if (masks[anchor - lo] === 0) continue;
      const limit = (times[anchor] ?? 0) + window;
      let seen = 0;
      let level = 0;
      for (let row = anchor; row < hi && level < count && (times[row] ?? 0) <= limit; row++) {
        const mask = masks[row - lo] ?? 0;
        if (mask === 0 || (seen & mask) !== 0) continue;
        seen |= mask;
        tried.rows[level++] = row;
      }
      tried.level = level;
      if (!offer(anchor, lo, hi, limit)) break;
    }
    return true;
  }

  /** An attempt that may count; tells whether later ones still may. */
  function offer(anchor: number, lo: number, hi: number, limit: number): boolean {
    if (tried.level >= found.level && !voids.has(tried, lo, hi, limit)) {
      found.lastAnchor = anchor;
      if (tried.level > found.level) {
        found.level = tried.level;
        found.rows.set(tried.rows.subarray(0, tried.level));
      }
    }
    // without a window later attempts see only less
    return found.level < count && (window < Infinity || excluding);
  }

  return {
    found,
    seek(lo, hi) {
      found.level = 0;
      if (hi - lo <= given.small) {
        voids.read(lo, hi);
        if (walk(lo, hi)) return;
      }
      gather(lo, hi);
      if (kinds.length === 0) return;
      voids.read(lo, hi);
      for (;;) {
        let anchor = hi;
        let first: Alike | undefined;
        for (const kind of kinds) {
          const row = kind.rows[kind.from] ?? hi;
          if (row < anchor) [anchor, first] = [row, kind];
        }
        if (!first) return;
        const limit = (times[anchor] ?? 0) + window;
        follow(limit);
        first.from++;
        if (!offer(anchor, lo, hi, limit)) return;
      }
    },
  };
}

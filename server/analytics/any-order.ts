import { Attempt, type Given, type Seeker, Voids, windowOf } from './attempts.ts';
import { Masks } from './match.ts';

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

/** Steps that have four bits each in one number. */
const MOST_PACKED = 8;

/** NUMBERS section 3, any order: most distinct steps within the window of the first of them. */
export function anyOrder(given: Given): Seeker {
  const { columns, match, question } = given;
  const { times } = columns;
  const [count, window] = [question.steps.length, windowOf(question)];
  const excluding = (question.exclusions?.length ?? 0) > 0;
  /** Events of one step each, or of none, and none that makes an attempt void: then one walk tells all. */
  const simple = match.steps.apart && !excluding;
  const voids = new Voids(given);
  const filling = new Filling(count);
  const found = new Attempt(count);
  const tried = new Attempt(count);
  const all = new Masks(match.steps);
  /** By step, from 1: when it was filled last. */
  const last = new Float64Array(Math.max(count, MOST_PACKED) + 1);
  /** By step, from 1: when it is filled next. */
  const next = new Float64Array(count + 1);
  /** What never was is outside of it. */
  const within = Math.min(window, Number.MAX_VALUE);
  /** Where most steps were first filled. */
  let reachedAt = 0;
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

  function walk(lo: number, hi: number): void {
    const masks = all.of(lo, hi);
    const level = most(masks, lo, hi);
    found.level = level;
    if (level === 0) return;
    // whatever comes first in the window that ended there has all that this window had
    const since = (times[reachedAt] as number) - window;
    let [row, seen, k] = [lo, 0, 0];
    while ((times[row] as number) < since) row++;
    for (; k < level; row++) {
      const mask = masks[row - lo] as number;
      if (mask === 0 || (seen & mask) !== 0) continue;
      seen |= mask;
      found.rows[k++] = row;
    }
    found.open = level < count && stillOpen(masks, level, lo, hi);
  }

  /** Most different steps in the window that ends with any event. */
  const most = count > MOST_PACKED ? mostCounted : mostPacked;

  /**
   * Which steps were filled last is kept in one number, four bits each, the last in the lowest: the window holds one more than
   * before where it holds the step behind as many. No loop, whose end the processor would have to guess ten million times.
   */
  function mostPacked(masks: Uint32Array, lo: number, hi: number): number {
    for (let step = 1; step <= count; step++) last[step] = -Infinity;
    let [level, lately] = [0, 0x87654321 | 0];
    for (let row = lo; row < hi; row++) {
      const mask = masks[row - lo] as number;
      if (mask === 0) continue;
      const time = times[row] as number;
      const step = 32 - Math.clz32(mask);
      last[step] = time;
      // the four bits that are the step's become nought, and the lowest nought is told by its highest bit
      const unlike = lately ^ Math.imul(step, 0x11111111);
      const noughts = (unlike - 0x11111111) & ~unlike & 0x88888888;
      const below = ((noughts & -noughts) - 1) | 0;
      lately = (lately & ~((below << 1) | 1)) | ((lately & (below >>> 3)) << 4) | step;
      if (time - (last[(lately >>> (level << 2)) & 15] as number) > within) continue;
      reachedAt = row;
      if (++level === count) break;
    }
    return level;
  }

  function mostCounted(masks: Uint32Array, lo: number, hi: number): number {
    last.fill(-Infinity);
    let level = 0;
    for (let row = lo; row < hi; row++) {
      const time = times[row] as number;
      // what fills no step is noted where nobody looks
      last[32 - Math.clz32(masks[row - lo] as number)] = time;
      let different = 0;
      for (let step = 1; step <= count; step++)
        different = (different + +(time - (last[step] as number) <= within)) | 0;
      if (different > level) [level, reachedAt] = [different, row];
    }
    return level;
  }

  /** Whether an attempt that got as far began so late that its window was not over. */
  function stillOpen(masks: Uint32Array, level: number, lo: number, hi: number): boolean {
    for (let step = 1; step <= count; step++) next[step] = Infinity;
    for (let row = hi - 1; row >= lo; row--) {
      const time = times[row] as number;
      if (time < given.openFrom) return false;
      const mask = masks[row - lo] as number;
      if (mask === 0) continue;
      next[32 - Math.clz32(mask)] = time;
      let different = 0;
      for (let step = 1; step <= count; step++)
        different = (different + +((next[step] as number) - time <= within)) | 0;
      if (different === level) return true;
    }
    return false;
  }

  /** An attempt that may count; tells whether later ones still may. */
  function offer(anchor: number, lo: number, hi: number, limit: number): boolean {
    if (tried.level >= found.level && !voids.has(tried, lo, hi, limit)) {
      found.open = (times[anchor] ?? 0) >= given.openFrom;
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
      if (simple) {
        walk(lo, hi);
        return;
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

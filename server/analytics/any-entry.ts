import { Ahead, Attempt, firstEntry, type Given, type Seeker, Voids, windowOf } from './attempts.ts';
import { Masks } from './match.ts';

/** NUMBERS section 3, entry any: the first of the attempts that got furthest counts. */
export function anyEntry(given: Given): Seeker {
  const { question } = given;
  if (question.exclusions?.length) return triedOneByOne(given);
  if (question.order === 'strict') return chains(given);
  // without a window the first attempt sees all that later ones see
  return windowOf(question) === Infinity ? firstEntry(given) : latestAnchors(given);
}

/** Each step is the very next event: which attempts are alive at a row, as bits, each begun as many rows before as it has steps. */
function chains(given: Given): Seeker {
  const { columns, match, question } = given;
  const { times } = columns;
  const [count, window] = [question.steps.length, windowOf(question)];
  const all = new Masks(match.steps);
  const found = new Attempt(count);
  return {
    found,
    seek(lo, hi) {
      const masks = all.of(lo, hi);
      let [alive, level, first, last] = [0, 0, 0, 0];
      for (let row = lo; row < hi; row++) {
        alive = ((alive << 1) | 1) & (masks[row - lo] as number);
        if (alive === 0) continue;
        let reach = 32 - Math.clz32(alive);
        // the longest began first: where that is within the window all are
        while (reach > 1 && (times[row] as number) > (times[row - reach + 1] as number) + window) {
          alive &= ~(1 << (reach - 1));
          reach = 32 - Math.clz32(alive);
        }
        if (reach === 0 || reach < level) continue;
        if (reach > level) [level, first] = [reach, row];
        last = row;
        if (level === count) break;
      }
      found.level = level;
      if (level === 0) return;
      for (let k = 0; k < level; k++) found.rows[k] = first - level + 1 + k;
      found.open = last === hi - 1 && (times[last - level + 1] as number) >= given.openFrom;
    },
  };
}

/**
 * One walk for all attempts: of those that got to a step the one that began last can do all that the others still can, so
 * that it alone is remembered. Which was the first to get so far is looked for afterwards.
 */
function latestAnchors(given: Given): Seeker {
  const { columns, match, question } = given;
  const { times } = columns;
  const [count, window] = [question.steps.length, windowOf(question)];
  const all = new Masks(match.steps);
  const found = new Attempt(count);
  const { rows } = found;
  /**
   * When the latest attempt began that got to a step, that before the first being there now, and none before that: so every
   * event does the same, whatever it fills, and the processor need not guess which.
   */
  const began = new Float64Array(count + 2);
  /** By step, from 1: the earliest row at which an attempt ends that has it at or after the row that is looked at. */
  const ends = new Int32Array(count + 2);
  /** Where somebody first got furthest. */
  let reachedAt = 0;

  function furthest(masks: Uint32Array, lo: number, hi: number): number {
    began.fill(-Infinity);
    let level = 0;
    for (let row = lo; row < hi; row++) {
      let mask = masks[row - lo] as number;
      const time = times[row] as number;
      began[1] = time;
      do {
        // later steps first: an event fills one step of an attempt
        const step = 32 - Math.clz32(mask);
        const from = began[step] as number;
        if (time - from <= window) {
          began[step + 1] = from;
          if (step > level) [level, reachedAt] = [step, row];
        }
        mask &= ~(1 << (step - 1));
      } while (mask !== 0);
      if (level === count) break;
    }
    return level;
  }

  /** The attempt that begins with a row; tells whether it gets as far as any. */
  function follow(masks: Uint32Array, anchor: number, level: number, lo: number, hi: number): boolean {
    const limit = (times[anchor] as number) + window;
    rows[0] = anchor;
    let row = anchor;
    for (let k = 1; k < level; k++) {
      const bit = 1 << k;
      do row++;
      while (row < hi && ((masks[row - lo] as number) & bit) === 0);
      if (row === hi || (times[row] as number) > limit) return false;
      rows[k] = row;
    }
    return true;
  }

  /** From behind: the anchor that is met last, of all from which somebody gets to a level. */
  function firstAnchor(masks: Uint32Array, level: number, lo: number, hi: number): number {
    ends.fill(hi);
    let anchor = hi;
    for (let row = hi - 1; row >= lo; row--) {
      let mask = (masks[row - lo] as number) & ((1 << level) - 1);
      ends[level + 1] = row;
      while (mask !== 0) {
        // earlier steps first, for the same reason
        const step = 32 - Math.clz32(mask & -mask);
        mask &= mask - 1;
        const end = (ends[step] = ends[step + 1] as number);
        if (step === 1 && end < hi && (times[end] as number) - (times[row] as number) <= window) anchor = row;
      }
    }
    return anchor;
  }

  return {
    found,
    seek(lo, hi) {
      const masks = all.of(lo, hi);
      const level = (found.level = furthest(masks, lo, hi));
      if (level === 0) return;
      found.open = (began[level + 1] as number) >= given.openFrom;
      // whoever began longer ago than that got less far
      const since = (times[reachedAt] as number) - window;
      let first = lo;
      while (((masks[first - lo] as number) & 1) === 0 || (times[first] as number) < since) first++;
      if (!follow(masks, first, level, lo, hi)) follow(masks, firstAnchor(masks, level, lo, hi), level, lo, hi);
    },
  };
}

/** Where events make attempts void each is tried by itself. */
function triedOneByOne(given: Given): Seeker {
  const { columns, match, question } = given;
  const { times } = columns;
  const all = new Masks(match.steps);
  const [count, window, strict] = [question.steps.length, windowOf(question), question.order === 'strict'];
  const ahead = new Ahead(count);
  const voids = new Voids(given);
  const found = new Attempt(count);
  const tried = new Attempt(count);
  const { rows } = tried;

  function follow(masks: Uint32Array, anchor: number, lo: number, hi: number, limit: number, walked: boolean): void {
    rows[0] = anchor;
    let level = 1;
    for (; level < count; level++) {
      const before = rows[level - 1] ?? 0;
      let next = before + 1;
      if (strict) {
        if (next >= hi || (times[next] ?? 0) > limit || ((masks[next - lo] as number) & (1 << level)) === 0) break;
      } else {
        if (walked) while (next < hi && ((masks[next - lo] as number) & (1 << level)) === 0) next++;
        else next = ahead.from(next, lo, level);
        if (next >= hi || (times[next] ?? 0) > limit) break;
      }
      rows[level] = next;
    }
    tried.level = level;
  }

  return {
    found,
    seek(lo, hi) {
      found.level = 0;
      const masks = all.of(lo, hi);
      const walked = hi - lo <= given.small;
      if (!strict && !walked) ahead.read(lo, hi, masks);
      voids.read(lo, hi);
      for (let anchor = lo; anchor < hi && found.level < count; anchor++) {
        if (((masks[anchor - lo] as number) & 1) === 0) continue;
        const limit = (times[anchor] ?? 0) + window;
        follow(masks, anchor, lo, hi, limit, walked);
        if (tried.level < found.level || voids.has(tried, lo, hi, limit)) continue;
        found.open = (times[anchor] ?? 0) >= given.openFrom && (!strict || (rows[tried.level - 1] ?? 0) === hi - 1);
        if (tried.level === found.level) continue;
        found.level = tried.level;
        for (let k = 0; k < tried.level; k++) found.rows[k] = rows[k] as number;
      }
    },
  };
}

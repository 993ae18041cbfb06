import type { EventFunnelQuestion, Exclusion } from '../../shared/journey/event-funnel.ts';
import { type EventColumns, SECOND } from './events.ts';
import { Masks, type Match } from './match.ts';

/** How far an entity got, and at which rows. */
export class Attempt {
  level = 0;
  readonly rows: Int32Array;
  /** The latest attempt that got just as far may yet go on: its window was not over, and nothing came that would end it. */
  open = false;

  constructor(steps: number) {
    this.rows = new Int32Array(steps);
  }
}

/** What finds the attempt that counts among the rows of an entity; `found.level` is 0 where there is none. */
export interface Seeker {
  readonly found: Attempt;
  seek: (lo: number, hi: number) => void;
}

export interface Given {
  columns: EventColumns;
  match: Match;
  question: EventFunnelQuestion;
  /** The window of an attempt that began at this instant or later was not over when the data ended. */
  openFrom: number;
  /** Entities up to this many events are walked again for each attempt: quicker than to note for each event what comes after. */
  small: number;
}

export const windowOf = ({ windowSeconds }: EventFunnelQuestion): number =>
  windowSeconds === null ? Infinity : windowSeconds * SECOND;

/** Whether an attempt within rows up to `end` holds an event that makes it void. */
function isVoid({ match, question }: Given, { level, rows }: Attempt, end: number, limit: number, times: Float64Array) {
  return (question.exclusions ?? []).some(({ fromStep, toStep }, i) => {
    if (level < fromStep) return false;
    const stop = level >= toStep ? (rows[toStep - 1] ?? end) : end;
    for (let row = (rows[fromStep - 1] ?? 0) + 1; row < stop && (times[row] ?? 0) <= limit; row++)
      if ((match.exclusions.at(row) & (1 << i)) !== 0) return true;
    return false;
  });
}

/** NUMBERS section 3, entry first: the attempt that begins with the entity’s first event of step 1, and no other. */
export function firstEntry(given: Given): Seeker {
  const { columns, match, question } = given;
  const { times } = columns;
  const { steps } = match;
  const [count, window, strict] = [question.steps.length, windowOf(question), question.order === 'strict'];
  const excluding = (question.exclusions?.length ?? 0) > 0;
  const found = new Attempt(count);
  const { rows } = found;
  return {
    found,
    seek(lo, hi) {
      found.level = 0;
      let row = lo;
      while (row < hi && (steps.at(row) & 1) === 0) row++;
      if (row === hi) return;
      rows[0] = row;
      const limit = (times[row] ?? 0) + window;
      let level = 1;
      for (; level < count; level++) {
        const bit = 1 << level;
        const before = rows[level - 1] ?? 0;
        let next = before + 1;
        if (strict) {
          if (next >= hi || (times[next] ?? 0) > limit || (steps.at(next) & bit) === 0) break;
        } else {
          while (next < hi && (steps.at(next) & bit) === 0) next++;
          if (next === hi || (times[next] ?? 0) > limit) break;
        }
        rows[level] = next;
      }
      found.level = level;
      found.open = (times[rows[0] ?? 0] ?? 0) >= given.openFrom && (!strict || (rows[level - 1] ?? 0) === hi - 1);
      if (excluding && isVoid(given, found, hi, limit, times)) found.level = 0;
    },
  };
}

/** For each row of an entity the next one, itself included, that has a bit; answers in one look however long the entity is. */
export class Ahead {
  #next: Int32Array[];
  #size = 0;

  constructor(bits: number) {
    this.#next = Array.from({ length: bits }, () => new Int32Array(0));
  }

  /** `masks`: of its rows, from `lo` on. */
  read(lo: number, hi: number, masks: Uint32Array): void {
    const size = hi - lo + 1;
    if (size > this.#size) {
      this.#size = size * 2;
      this.#next = this.#next.map(() => new Int32Array(this.#size));
    }
    for (const list of this.#next) list[size - 1] = hi;
    for (let row = hi - 1; row >= lo; row--) {
      const mask = masks[row - lo] as number;
      for (let bit = 0; bit < this.#next.length; bit++) {
        const list = this.#next[bit] as Int32Array;
        list[row - lo] = (mask & (1 << bit)) === 0 ? (list[row - lo + 1] ?? hi) : row;
      }
    }
  }

  /** From `row` on; `hi` where there is none. */
  from(row: number, lo: number, bit: number): number {
    return this.#next[bit]?.[row - lo] ?? row;
  }
}

/** What makes an attempt void, found without walking its rows again for each of a hundred thousand attempts. */
export class Voids {
  readonly #ahead: Ahead;
  readonly #masks: Masks;
  readonly #exclusions: readonly Exclusion[];
  readonly #times: Float64Array;
  /** Most people’s events make nothing void. */
  #none = true;

  constructor({ columns, match, question: { exclusions = [] } }: Given) {
    this.#exclusions = exclusions;
    this.#times = columns.times;
    this.#masks = new Masks(match.exclusions);
    this.#ahead = new Ahead(exclusions.length);
  }

  read(lo: number, hi: number): void {
    this.#none = true;
    if (this.#exclusions.length === 0) return;
    const masks = this.#masks.of(lo, hi);
    let any = 0;
    for (let row = 0; row < hi - lo; row++) any |= masks[row] as number;
    if (any === 0) return;
    this.#none = false;
    this.#ahead.read(lo, hi, masks);
  }

  has({ level, rows }: Attempt, lo: number, hi: number, limit: number): boolean {
    if (this.#none) return false;
    for (const [i, { fromStep, toStep }] of this.#exclusions.entries()) {
      if (level < fromStep) continue;
      const row = this.#ahead.from((rows[fromStep - 1] as number) + 1, lo, i);
      if (row < (level >= toStep ? (rows[toStep - 1] as number) : hi) && (this.#times[row] as number) <= limit)
        return true;
    }
    return false;
  }
}

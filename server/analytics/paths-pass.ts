import {
  byCount,
  byName,
  type PathEnd,
  type PathPair,
  type PathsQuestion,
  type PathsResult,
} from '../../shared/journey/paths.ts';
import { between, Cancelled, type EventColumns, instantOf, LOOK_EVERY, SECOND, type Wanted } from './events.ts';
import type { Looked } from './funnel-pass.ts';
import { medianOf, Numbers } from './select.ts';

const USUAL_TOP = 50;
const ENDS_TOLD = 50;
const SPAN = 65_536;

/** Counts pairs in the first round; in the second, times of those that are told. */
export class PathsPass {
  readonly #question: PathsQuestion;
  readonly #from: number;
  readonly #to: number;
  readonly #names = new Map<number, string>();
  readonly #counts = new Map<number, number>();
  readonly #starts = new Map<number, number>();
  readonly #ends = new Map<number, number>();
  #told: Map<number, Numbers> | undefined;
  readonly looked: Looked = { entities: 0, events: 0, from: Infinity, to: -Infinity };

  constructor(question: PathsQuestion) {
    this.#question = question;
    this.#from = instantOf(question.from, -Infinity);
    this.#to = instantOf(question.to, Infinity);
  }

  /** The whole of the columns, in each of the two rounds. */
  feed(columns: EventColumns, wanted: Wanted): void {
    const { offsets, times, event } = columns;
    const { codes, values } = event;
    values.forEach((name, i) => this.#names.set(i + 1, name));
    const chosen = this.#question.events && new Set(this.#question.events);
    const counted = Uint8Array.from([0, ...values.map((name) => (!chosen || chosen.has(name) ? 1 : 0))]);
    const width = values.length + 1;
    // few kinds of events: a table of all pairs is several times quicker than looking each up
    const table = !this.#told && width <= 1_024 ? new Uint32Array(width * width) : undefined;
    for (let entity = 0; entity < offsets.length - 1; entity++) {
      if (entity % LOOK_EVERY === 0 && !wanted()) throw new Cancelled();
      const [lo, hi] = between(times, offsets[entity] ?? 0, offsets[entity + 1] ?? 0, this.#from, this.#to);
      let before = 0;
      let since = 0;
      let first = 0;
      for (let row = lo; row < hi; row++) {
        const code = codes[row] ?? 0;
        if (counted[code] !== 1) continue;
        const at = times[row] ?? 0;
        if (before === 0) first = code;
        else if (this.#told) this.#told.get(before * SPAN + code)?.push(at - since);
        else if (table) table[before * width + code]!++;
        else this.#count(this.#counts, before * SPAN + code);
        before = code;
        since = at;
      }
      if (this.#told || before === 0) continue;
      this.#look(lo, hi, times);
      this.#count(this.#starts, first);
      this.#count(this.#ends, before);
    }
    table?.forEach((count, place) => {
      if (count > 0) this.#count(this.#counts, Math.floor(place / width) * SPAN + (place % width), count);
    });
  }

  #look(lo: number, hi: number, times: Float64Array): void {
    this.looked.entities++;
    this.looked.events += hi - lo;
    this.looked.from = Math.min(this.looked.from, times[lo] ?? Infinity);
    this.looked.to = Math.max(this.looked.to, times[hi - 1] ?? -Infinity);
  }

  #count(list: Map<number, number>, key: number, by = 1): void {
    list.set(key, (list.get(key) ?? 0) + by);
  }

  #pairs(): { key: number; pair: PathPair }[] {
    return [...this.#counts]
      .map(([key, count]) => ({
        key,
        pair: {
          from: this.#names.get(Math.floor(key / SPAN)) ?? '',
          to: this.#names.get(key % SPAN) ?? '',
          count,
          medianSeconds: 0,
        },
      }))
      .sort((a, b) => byCount(a.pair, b.pair))
      .slice(0, this.#question.top ?? USUAL_TOP);
  }

  /** After the first round: which pairs the second has to time. */
  second(): void {
    this.#told = new Map(this.#pairs().map(({ key }) => [key, new Numbers()]));
  }

  result(): PathsResult {
    const ends = (list: ReadonlyMap<number, number>): PathEnd[] =>
      [...list]
        .map(([code, count]) => ({ event: this.#names.get(code) ?? '', count }))
        .sort((a, b) => b.count - a.count || byName(a.event, b.event))
        .slice(0, ENDS_TOLD);
    const median = (key: number): number => medianOf(this.#told?.get(key)?.all ?? new Float64Array(0)) / SECOND;
    return {
      pairs: this.#pairs().map(({ key, pair }) => ({ ...pair, medianSeconds: median(key) })),
      different: this.#counts.size,
      total: [...this.#counts.values()].reduce((sum, count) => sum + count, 0),
      starts: ends(this.#starts),
      ends: ends(this.#ends),
    };
  }
}

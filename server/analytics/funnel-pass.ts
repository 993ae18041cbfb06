import type { EventFunnelQuestion, EventFunnelResult } from '../../shared/journey/event-funnel.ts';
import { anyEntry } from './any-entry.ts';
import { anyOrder } from './any-order.ts';
import { firstEntry, type Given, type Seeker, windowOf } from './attempts.ts';
import { between, Cancelled, type EventColumns, instantOf, LOOK_EVERY, type Wanted } from './events.ts';
import { matchOf } from './match.ts';
import { Tally } from './tally.ts';

function seekerOf(given: Given): Seeker {
  const { order, entry } = given.question;
  switch (order) {
    case 'any':
      return anyOrder(given);
    case 'sequential':
    case 'strict':
      return entry === 'first' ? firstEntry(given) : anyEntry(given);
    default: {
      // a mode that is not offered is refused, never answered with another one's numbers
      const never: never = order;
      throw new Error(`unknown order ${String(never)}`);
    }
  }
}

const SMALL = 64;

/** How much was looked at, for the passport. */
export interface Looked {
  entities: number;
  events: number;
  /** Microseconds; infinite where there was nothing. */
  from: number;
  to: number;
}

/** One pass over columns, or over several that came one after the other with whole entities in each. */
export class FunnelPass {
  readonly #question: EventFunnelQuestion;
  readonly #tally: Tally;
  readonly #dataEnd: number;
  readonly #small: number;
  readonly #from: number;
  readonly #to: number;
  readonly looked: Looked = { entities: 0, events: 0, from: Infinity, to: -Infinity };

  /** `dataEnd`: the last instant of the data, for whose window is still open. */
  constructor(question: EventFunnelQuestion, dataEnd: number, small = SMALL) {
    this.#small = small;
    this.#question = question;
    this.#tally = new Tally(question);
    this.#from = instantOf(question.from, -Infinity);
    this.#to = instantOf(question.to, Infinity);
    this.#dataEnd = Math.min(dataEnd, this.#to);
  }

  feed(columns: EventColumns, wanted: Wanted): void {
    const { offsets, times } = columns;
    const window = windowOf(this.#question);
    const seeker = seekerOf({
      columns,
      match: matchOf(columns, this.#question),
      question: this.#question,
      openFrom: this.#dataEnd - window,
      small: this.#small,
    });
    const { found } = seeker;
    const entities = offsets.length - 1;
    const looked = this.looked;
    for (let entity = 0; entity < entities; entity++) {
      if (entity % LOOK_EVERY === 0 && !wanted()) throw new Cancelled();
      const [lo, hi] = between(times, offsets[entity] ?? 0, offsets[entity + 1] ?? 0, this.#from, this.#to);
      if (lo === hi) continue;
      looked.entities++;
      looked.events += hi - lo;
      looked.from = Math.min(looked.from, times[lo] ?? Infinity);
      looked.to = Math.max(looked.to, times[hi - 1] ?? -Infinity);
      seeker.seek(lo, hi);
      if (found.level > 0) this.#tally.add(found, columns, hi);
    }
  }

  result(): EventFunnelResult {
    return this.#tally.result();
  }
}

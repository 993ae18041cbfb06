import type { EventFunnelQuestion, Exclusion, StepQuestion } from '../../shared/journey/event-funnel.ts';
import type { EventColumns, Property } from './events.ts';

interface Filter {
  bit: number;
  /** Codes of each property that are allowed. */
  tests: readonly { codes: Property['codes']; allowed: Uint8Array }[];
}

/** Which steps each event of some columns may fill, as bits; those that also look at properties are asked for by row. */
class Bits {
  readonly #masks: Uint32Array;
  readonly #codes: Property['codes'];
  readonly #filters: Filter[] = [];
  #filtered = 0;

  constructor(columns: EventColumns, questions: readonly (StepQuestion | Exclusion)[]) {
    const { event, properties } = columns;
    this.#codes = event.codes;
    this.#masks = new Uint32Array(event.values.length + 1);
    const codeOf = new Map(event.values.map((name, i) => [name, i + 1]));
    questions.forEach(({ event: one, anyOf, where }, i) => {
      const bit = 1 << i;
      const names = anyOf ?? (one === undefined ? undefined : [one]);
      if (names === undefined) for (let code = 1; code < this.#masks.length; code++) this.#add(code, bit);
      else for (const name of names) this.#add(codeOf.get(name) ?? 0, bit);
      const tests = Object.entries(where ?? {}).map(([property, wanted]) => {
        const column = properties.get(property);
        const list = typeof wanted === 'string' ? [wanted] : wanted;
        const allowed = new Uint8Array((column?.values.length ?? 0) + 1);
        column?.values.forEach((value, code) => {
          if (list.includes(value)) allowed[code + 1] = 1;
        });
        // an empty text asks for rows that have none
        if (list.includes('')) allowed[0] = 1;
        return { codes: column?.codes ?? new Uint16Array(0), allowed };
      });
      if (tests.length === 0) return;
      this.#filters.push({ bit, tests });
      this.#filtered |= bit;
    });
    this.#masks[0] = 0;
  }

  #add(code: number, bit: number): void {
    this.#masks[code] = (this.#masks[code] ?? 0) | bit;
  }

  /** No event fills two of them, whatever its properties. */
  get apart(): boolean {
    return this.#masks.every((mask) => (mask & (mask - 1)) === 0);
  }

  at(row: number): number {
    const mask = this.#masks[this.#codes[row] ?? 0] ?? 0;
    return (mask & this.#filtered) === 0 ? mask : this.#narrowed(mask, row);
  }

  /** Of all rows of an entity at once: each is looked at several times, and to ask for it each time costs more than all else. */
  read(lo: number, hi: number, into: Uint32Array): void {
    const [masks, codes, filtered] = [this.#masks, this.#codes, this.#filtered];
    for (let row = lo; row < hi; row++) {
      const mask = masks[codes[row] as number] as number;
      into[row - lo] = (mask & filtered) === 0 ? mask : this.#narrowed(mask, row);
    }
  }

  #narrowed(mask: number, row: number): number {
    let left = mask;
    for (const { bit, tests } of this.#filters)
      if ((left & bit) !== 0 && tests.some(({ codes, allowed }) => allowed[codes[row] ?? 0] !== 1)) left &= ~bit;
    return left;
  }
}

export interface Match {
  steps: Pick<Bits, 'at' | 'read' | 'apart'>;
  exclusions: Pick<Bits, 'at' | 'read'>;
}

/** What the rows of one entity after the other may fill, or make void, in memory that grows to the longest of them. */
export class Masks {
  readonly #bits: Pick<Bits, 'read'>;
  #masks = new Uint32Array(1_024);

  constructor(bits: Pick<Bits, 'read'>) {
    this.#bits = bits;
  }

  /** The first of them is that of row `lo`. */
  of(lo: number, hi: number): Uint32Array {
    if (hi - lo > this.#masks.length) this.#masks = new Uint32Array((hi - lo) * 2);
    this.#bits.read(lo, hi, this.#masks);
    return this.#masks;
  }
}

export function matchOf(columns: EventColumns, question: EventFunnelQuestion): Match {
  return { steps: new Bits(columns, question.steps), exclusions: new Bits(columns, question.exclusions ?? []) };
}

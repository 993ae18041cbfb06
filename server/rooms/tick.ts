import type { Pulse } from './pulse.ts';

/** D12: relay at once while quiet, then collect longer ticks as the room grows. */
export function tickOf(people: number): number {
  return people <= 20 ? 0 : people <= 200 ? 20 : 33;
}

/**
 * When a room does its work: at once after a rest, otherwise so long after it began last, and never twice at a time. So an
 * edit in a large room that is quiet waits for nothing.
 */
export class Ticks {
  readonly #pulse: Pulse;
  readonly #work: () => boolean | Promise<boolean>;
  readonly #every: () => number;
  #asked = false;
  #beganAt = -Infinity;
  #waiting: (() => void)[] = [];

  /** `work` tells whether there is more to do. */
  constructor(pulse: Pulse, work: () => boolean | Promise<boolean>, every: () => number) {
    this.#pulse = pulse;
    this.#work = work;
    this.#every = every;
  }

  ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    this.#pulse.at(this.#beganAt + this.#every(), this.#begin);
  }

  /** Nothing is asked for any more, or in the middle of being done. */
  async settled(): Promise<void> {
    while (this.#asked) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  readonly #begin = (now: number): void => {
    this.#beganAt = now;
    const more = this.#work();
    if (typeof more === 'boolean') this.#end(more);
    else void more.then(this.#end);
  };

  readonly #end = (more: boolean): void => {
    this.#asked = false;
    if (more) this.ask();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  };
}

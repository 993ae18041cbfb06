/** D12: relay at once while quiet, then collect longer ticks as the room grows. */
export function tickOf(people: number): number {
  return people <= 20 ? 0 : people <= 200 ? 20 : 33;
}

/**
 * When a room does its work: at once after a rest, otherwise so long after it began last, and never twice at a time. So an
 * edit in a large room that is quiet waits for nothing.
 */
export class Ticks {
  readonly #work: () => Promise<boolean>;
  readonly #every: () => number;
  #asked = false;
  #beganAt = -Infinity;
  /** Resolves once the work asked for last is done. */
  #done: Promise<void> = Promise.resolve();

  /** `work` tells whether there is more to do. */
  constructor(work: () => Promise<boolean>, every: () => number) {
    this.#work = work;
    this.#every = every;
  }

  ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    const wait = Math.ceil(this.#beganAt + this.#every() - performance.now());
    this.#done = new Promise<void>((resolve) => {
      if (wait > 0) setTimeout(resolve, wait);
      else setImmediate(resolve);
    }).then(async () => {
      this.#beganAt = performance.now();
      const more = await this.#work();
      this.#asked = false;
      if (more) this.ask();
    });
  }

  /** Nothing is asked for any more, or in the middle of being done. */
  async settled(): Promise<void> {
    while (this.#asked) await this.#done;
  }
}

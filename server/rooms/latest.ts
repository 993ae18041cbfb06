import type { Bucket } from '../access/bucket.ts';

/** D13: at most 20 a second is what our client says; more is thinned out, the last one always told. */
export const PRESENCE_PACE = { burst: 40, perSecond: 30 } as const;

/** Passes values on at the pace of a bucket; of those that come too soon, the latest wins. */
export class Latest<T> {
  readonly #bucket: Bucket;
  readonly #pass: (value: T) => void;
  #waiting: { value: T } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(bucket: Bucket, pass: (value: T) => void) {
    this.#bucket = bucket;
    this.#pass = pass;
  }

  offer(value: T): void {
    if (this.#timer) this.#waiting = { value };
    else this.#let(value);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#waiting = undefined;
  }

  #let(value: T): void {
    this.#pass(value);
    const wait = this.#bucket.spend(1);
    if (wait === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const held = this.#waiting;
      this.#waiting = undefined;
      if (held) this.#let(held.value);
    }, wait);
  }
}

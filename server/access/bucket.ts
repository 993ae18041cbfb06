/** A token bucket: `size` at once, then `perSecond`. Whoever overdraws it is told how long to wait until it is even. */
export class Bucket {
  readonly #size: number;
  readonly #perSecond: number;
  readonly #now: () => number;
  #level: number;
  #at: number;

  constructor(size: number, perSecond: number, now: () => number = () => performance.now()) {
    this.#size = size;
    this.#perSecond = perSecond;
    this.#now = now;
    this.#level = size;
    this.#at = now();
  }

  #refill(): void {
    const now = this.#now();
    this.#level = Math.min(this.#size, this.#level + ((now - this.#at) / 1000) * this.#perSecond);
    this.#at = now;
  }

  get full(): boolean {
    this.#refill();
    return this.#level >= this.#size;
  }

  /** Milliseconds until `cost` is there; 0 when it is there now. */
  waitFor(cost: number): number {
    this.#refill();
    return this.#level >= cost ? 0 : Math.ceil(((cost - this.#level) / this.#perSecond) * 1000);
  }

  /** Takes `cost` whether it is there or not; tells the milliseconds until the debt is paid. */
  spend(cost: number): number {
    this.#refill();
    this.#level -= cost;
    return this.#level >= 0 ? 0 : Math.ceil((-this.#level / this.#perSecond) * 1000);
  }
}

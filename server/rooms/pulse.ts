/**
 * After a pulse, how long until the next: a commit costs the same for one edit as for fifty, so that many rooms at work
 * gather theirs a little longer. Nobody sees so few milliseconds; after a rest nobody waits at all.
 */
function restAfter(rooms: number): number {
  return rooms <= 1 ? 2 : rooms <= 20 ? 4 : 12;
}

interface Asked {
  due: number;
  begin: (now: number) => void;
}

/** One clock for all rooms of a process, so that what they do falls into one commit (D12). */
export class Pulse {
  #asked: Asked[] = [];
  #next = -Infinity;
  #timer: NodeJS.Timeout | undefined;
  #timerAt = Infinity;
  #isImmediate = false;

  /** Calls `begin` with the time once it is `due`, together with whatever else is due then. */
  at(due: number, begin: (now: number) => void): void {
    this.#asked.push({ due, begin });
    this.#wake(due);
  }

  #wake(due: number): void {
    if (this.#isImmediate) return;
    const at = Math.max(due, this.#next);
    if (at >= this.#timerAt) return;
    const wait = Math.ceil(at - performance.now());
    clearTimeout(this.#timer);
    if (wait > 0) {
      this.#timerAt = at;
      this.#timer = setTimeout(this.#beat, wait);
    } else {
      this.#isImmediate = true;
      setImmediate(this.#beat);
    }
  }

  readonly #beat = (): void => {
    this.#timer = undefined;
    this.#timerAt = Infinity;
    this.#isImmediate = false;
    const now = performance.now();
    const asked = this.#asked;
    const later = asked.filter(({ due }) => due > now);
    this.#asked = later;
    const begun = asked.length - later.length;
    if (begun > 0) this.#next = now + restAfter(begun);
    for (const { due, begin } of asked) if (due <= now) begin(now);
    if (this.#asked.length > 0) this.#wake(Math.min(...this.#asked.map(({ due }) => due)));
  };
}

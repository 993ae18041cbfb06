/** Which numbers of a board's log are in the document: all up to one, and what is known beyond a gap. */
export class Progress {
  #upTo: number;
  readonly #beyond = new Map<number, number>();

  constructor(upTo: number) {
    this.#upTo = upTo;
  }

  get upTo(): number {
    return this.#upTo;
  }

  /** Something was written in between by another process, and is not here yet. */
  get hasGap(): boolean {
    return this.#beyond.size > 0;
  }

  /** Entries `first` to `last` are in the document. */
  note(first: number, last: number): void {
    if (last <= this.#upTo) return;
    this.#beyond.set(first, Math.max(last, this.#beyond.get(first) ?? 0));
    for (let grew = true; grew;) {
      grew = false;
      for (const [from, to] of this.#beyond) {
        if (from > this.#upTo + 1) continue;
        this.#upTo = Math.max(this.#upTo, to);
        this.#beyond.delete(from);
        grew = true;
      }
    }
  }
}

/** A message for each of the small parts that a socket reads costs more than what is in them. */
const BLOCK = 256 * 1024;
/** On their way at once: while one is read the next come, so that neither thread waits for the other. */
const MOST_AHEAD = 4;

/** Takes a block, whose memory is the taker’s from then on. */
export type Send = (block: Uint8Array<ArrayBuffer>) => void;

/** A file on its way to the thread that reads it: few large blocks, at once where that thread waits, and never many ahead of it. */
export class Feed {
  readonly #send: Send;
  #block = new Uint8Array(BLOCK);
  #size = 0;
  #onTheWay = 0;
  #room: () => void = () => undefined;
  #stopped = false;

  constructor(send: Send) {
    this.#send = send;
  }

  /** A block was read to its end. */
  read(): void {
    this.#onTheWay--;
    if (this.#onTheWay === 0) this.#flush();
    this.#room();
  }

  stop(): void {
    this.#stopped = true;
    this.#room();
  }

  /** All of a file; throws what it throws. */
  async all(blocks: AsyncIterator<Uint8Array>): Promise<void> {
    for (;;) {
      const next = await blocks.next();
      if (this.#stopped) return;
      if (next.done) break;
      for (let part = next.value; part.length > 0;) {
        const fits = part.subarray(0, BLOCK - this.#size);
        this.#block.set(fits, this.#size);
        this.#size += fits.length;
        part = part.subarray(fits.length);
        if (this.#onTheWay === 0) this.#flush();
        if (this.#size < BLOCK) continue;
        while (this.#onTheWay >= MOST_AHEAD && !this.#stopped)
          await new Promise<void>((resolve) => (this.#room = resolve));
        if (this.#stopped) return;
        this.#flush();
      }
    }
    this.#flush();
  }

  #flush(): void {
    if (this.#size === 0) return;
    const block = this.#block.subarray(0, this.#size);
    this.#block = new Uint8Array(BLOCK);
    this.#size = 0;
    this.#onTheWay++;
    this.#send(block);
  }
}

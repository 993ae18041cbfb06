import type { WebSocket } from 'ws';
import type { Bucket } from '../access/bucket.ts';
import { FRAME } from '../../shared/wire/frames.ts';

/** D7: typing, dragging and pasting stay far below this; a client gone wild is read no faster than this. */
export const PACE = { burst: 1_000, perSecond: 100 } as const;

const STEP_1 = 0;

/** What a frame costs of its sender's share: an edit 1; asking for the document is work for the server; presence is cheap. */
export function costOf(frame: Uint8Array): number {
  if (frame[0] !== FRAME.sync) return 0.2;
  return frame[1] === STEP_1 ? 25 : 1;
}

/**
 * Hears a socket at the pace of its person's bucket. Too fast is no offence: the socket is read later, so that nothing is
 * lost and the sender's own network holds it back.
 */
export class Inlet {
  readonly #socket: Pick<WebSocket, 'pause' | 'resume'>;
  readonly #bucket: Bucket;
  readonly #pass: (frame: Uint8Array) => void;
  /** What was read before the pause took hold. */
  #held: Uint8Array[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(socket: Pick<WebSocket, 'pause' | 'resume'>, bucket: Bucket, pass: (frame: Uint8Array) => void) {
    this.#socket = socket;
    this.#bucket = bucket;
    this.#pass = pass;
  }

  take(frame: Uint8Array): void {
    if (this.#timer) this.#held.push(frame);
    else this.#let(frame);
  }

  /** The socket is gone: what was read of it counts. */
  end(): void {
    clearTimeout(this.#timer);
    const rest = this.#held;
    this.#held = [];
    for (const frame of rest) this.#pass(frame);
  }

  #let(frame: Uint8Array): void {
    this.#pass(frame);
    const wait = this.#bucket.spend(costOf(frame));
    if (wait === 0) return;
    this.#socket.pause();
    this.#timer = setTimeout(() => this.#goOn(), wait);
  }

  #goOn(): void {
    this.#timer = undefined;
    let next = this.#held.shift();
    while (next) {
      this.#let(next);
      if (this.#timer) return;
      next = this.#held.shift();
    }
    this.#socket.resume();
  }
}

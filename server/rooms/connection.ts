import type { WebSocket } from 'ws';
import type { Identity } from '../../shared/wire/presence.ts';
import type { Role } from '../../shared/wire/roles.ts';
import { CLOSE, LIMITS } from '../../shared/wire/frames.ts';
import { acknowledgementFrame, KEEP_ALIVE } from './frames.ts';
import { Message } from './message.ts';

export interface Member {
  role: Role;
  /** Absent for a bare link: reads only, and is not shown (A4). */
  identity: Identity | undefined;
  /** It came by: renewing the link ends it, and so does its time. */
  link: { role: Role; epoch: number; expires?: number | undefined };
  acknowledges: boolean;
}

/** The stream below a socket. */
export interface Outlet {
  /** Bytes that wait to be sent. */
  readonly writableLength: number;
  write(bytes: Uint8Array): boolean;
}

/** Messages of one tick are written together up to this: a call of the system costs more than the copy. */
const TOGETHER_BYTES = 64 * 1024;

const ALIVE = new Message(KEEP_ALIVE);

let last: { parts: readonly Uint8Array[]; whole: Uint8Array } = { parts: [], whole: new Uint8Array() };

/** Mostly the very same parts as the socket before was told: copied once for all of them. */
function together(parts: readonly Uint8Array[]): Uint8Array {
  const { parts: before, whole } = last;
  if (parts.length === before.length && parts.every((part, i) => part === before[i])) return whole;
  last = { parts, whole: Buffer.concat(parts) };
  return last.whole;
}

/** One socket in one room: what it may do, what it was told, and how far it lags. */
export class Connection {
  readonly member: Member;
  readonly #socket: WebSocket;
  readonly #outlet: Outlet;
  /** What is told in this tick; absent: between ticks. */
  #held: Uint8Array[] | undefined;
  #heldBytes = 0;
  /** It answered since the last beat. */
  #alive = true;
  #limit: number = LIMITS.readerQueue;
  #durable = 0;
  /** Document frames sent back for missing dependencies: the answer to the new SyncStep1 holds them too. */
  #owed = 0;

  constructor(socket: WebSocket, outlet: Outlet, member: Member) {
    this.#socket = socket;
    this.#outlet = outlet;
    this.member = member;
    socket.on('pong', () => (this.#alive = true));
  }

  get open(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** The whole document may be larger than a queue should be, and has to get through all the same. */
  answer(message: Message): void {
    this.#limit = LIMITS.readerQueue + message.length;
    this.send(message);
  }

  send(message: Message): void {
    if (!this.open) return;
    // one large frame into an empty queue is no lag
    if (this.#waiting > 0 && this.#waiting + message.length > this.#limit) {
      this.drop();
      return;
    }
    if (!this.#held) {
      this.#outlet.write(message.bytes);
      return;
    }
    this.#held.push(message.bytes);
    this.#heldBytes += message.length;
  }

  /** Latest wins: a reader who lags hears the next one (D6). */
  sendPresence(message: Message): void {
    if (this.#waiting < LIMITS.presenceFrame * 16) this.send(message);
  }

  get #waiting(): number {
    return this.#outlet.writableLength + this.#heldBytes;
  }

  /** What is sent from now on goes out together at `release`. */
  hold(): void {
    this.#held ??= [];
  }

  release(): void {
    const held = this.#held ?? [];
    const bytes = this.#heldBytes;
    this.#held = undefined;
    this.#heldBytes = 0;
    // after our close nothing may follow it
    if (!this.open) return;
    if (held.length > 1 && bytes <= TOGETHER_BYTES) this.#outlet.write(together(held));
    else for (const part of held) this.#outlet.write(part);
  }

  heard(): void {
    this.#alive = true;
  }

  /** Called every 20 s (D9). Who answers no ping in between is gone, whatever the network says. */
  beat(): void {
    if (!this.#alive) {
      this.#socket.terminate();
      return;
    }
    this.#alive = false;
    this.send(ALIVE);
    if (this.open) this.#socket.ping();
  }

  owe(): void {
    this.#owed += 1;
  }

  durable(frames: number, answer: boolean): void {
    this.#durable += frames;
    if (answer) {
      this.#durable += this.#owed;
      this.#owed = 0;
    }
  }

  acknowledge(): void {
    if (this.member.acknowledges) this.send(new Message(acknowledgementFrame(this.#durable)));
  }

  close(code: number, reason: string): void {
    this.#socket.close(
      code,
      Buffer.from(reason)
        .subarray(0, 120)
        .toString()
        .replace(/\uFFFD/g, ''),
    );
  }

  /** D6: a reader that does not read cannot hear the close either, so the socket follows it. */
  drop(): void {
    this.close(CLOSE.tryAgain, 'too slow');
    const socket = this.#socket;
    setTimeout(() => socket.terminate(), 2_000).unref();
  }
}

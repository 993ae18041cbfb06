import type { WebSocket } from 'ws';
import type { Identity } from '../../shared/wire/presence.ts';
import type { Role } from '../../shared/wire/roles.ts';
import { CLOSE, LIMITS } from '../../shared/wire/frames.ts';
import { acknowledgementFrame, KEEP_ALIVE } from './frames.ts';

export interface Member {
  role: Role;
  /** Absent for a bare link: reads only, and is not shown (A4). */
  identity: Identity | undefined;
  /** It came by: renewing the link ends it. */
  link: { role: Role; epoch: number };
  acknowledges: boolean;
}

/** One socket in one room: what it may do, what it was told, and how far it lags. */
export class Connection {
  readonly member: Member;
  readonly #socket: WebSocket;
  /** It answered since the last beat. */
  #alive = true;
  #limit: number = LIMITS.readerQueue;
  #durable = 0;
  /** Document frames sent back for missing dependencies: the answer to the new SyncStep1 holds them too. */
  #owed = 0;

  constructor(socket: WebSocket, member: Member) {
    this.#socket = socket;
    this.member = member;
    socket.on('pong', () => (this.#alive = true));
  }

  get open(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** The whole document may be larger than a queue should be, and has to get through all the same. */
  answer(bytes: Uint8Array): void {
    this.#limit = LIMITS.readerQueue + bytes.length;
    this.send(bytes);
  }

  send(bytes: Uint8Array): void {
    if (!this.open) return;
    // one large frame into an empty queue is no lag
    if (this.#socket.bufferedAmount > 0 && this.#socket.bufferedAmount + bytes.length > this.#limit) {
      this.drop();
      return;
    }
    this.#socket.send(bytes);
  }

  /** Latest wins: a reader who lags hears the next one (D6). */
  sendPresence(bytes: Uint8Array): void {
    if (this.#socket.bufferedAmount < LIMITS.presenceFrame * 16) this.send(bytes);
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
    this.send(KEEP_ALIVE);
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
    if (this.member.acknowledges) this.send(acknowledgementFrame(this.#durable));
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

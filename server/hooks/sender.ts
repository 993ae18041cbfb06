import type { Storage } from '../storage/port.ts';
import { Hooks, MESSAGE, type Sending, signatureOf } from './hooks.ts';
import { Inside, post, type Posting } from './post.ts';

export interface SenderOptions {
  /** Addresses inside the network may be told, too. */
  inside: boolean;
  log: (message: string, error: unknown) => void;
  /** How often storage is looked at for what is due. */
  everyMs?: number;
  /** Wait before each further try; after the last the message is given up. */
  waits?: readonly number[];
  deliver?: (posting: Posting) => Promise<number>;
}

const MINUTE = 60_000;
const WAITS: readonly number[] = [
  10_000,
  MINUTE,
  5 * MINUTE,
  30 * MINUTE,
  2 * 60 * MINUTE,
  6 * 60 * MINUTE,
  24 * 60 * MINUTE,
];
const TIMEOUT_MS = 10_000;
/** Longer than a try can take: who took a message and died is followed by another. */
const HELD_MS = 60_000;
const AT_ONCE = 20;

/** Sends what is due, beside everything else: an edit never waits for another system, and a message outlives the process. */
export class Sender {
  readonly #storage: Storage;
  readonly #hooks: Hooks;
  readonly #options: SenderOptions;
  readonly #timer: NodeJS.Timeout;
  #working: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(storage: Storage, hooks: Hooks, options: SenderOptions) {
    this.#storage = storage;
    this.#hooks = hooks;
    this.#options = options;
    this.#timer = setInterval(() => this.wake(), options.everyMs ?? 5_000).unref();
  }

  wake(): void {
    if (this.#stopped) return;
    if (this.#working) {
      this.#again = true;
      return;
    }
    this.#working = this.#work()
      .catch((error: unknown) => this.#options.log('messages could not be sent', error))
      .finally(() => {
        this.#working = undefined;
        if (!this.#again) return;
        this.#again = false;
        this.wake();
      });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#working;
  }

  async #work(): Promise<void> {
    for (;;) {
      const now = Date.now();
      const due = await this.#storage.takeSlips(MESSAGE, now, now + HELD_MS, AT_ONCE);
      await Promise.all(due.map(({ board, id, body }) => this.#send(board, id, JSON.parse(body) as Sending)));
      if (due.length < AT_ONCE || this.#stopped) return;
    }
  }

  async #send(board: string, id: string, sending: Sending): Promise<void> {
    const hook = await this.#hooks.hook(board, sending.hookId);
    if (!hook) return this.#storage.dropSlips(board, MESSAGE, [id]);
    const tries = sending.tries + 1;
    const at = Date.now();
    const { inside, deliver = post, waits = WAITS } = this.#options;
    let status: number | undefined;
    let refused = false;
    try {
      const signature = signatureOf(hook.secret, sending.body, Math.floor(at / 1000));
      const headers = { 'journeyboard-signature': signature, 'journeyboard-message': id };
      status = await deliver({ url: hook.url, body: sending.body, headers, inside, timeoutMs: TIMEOUT_MS });
    } catch (error) {
      refused = error instanceof Inside;
    }
    const ok = status !== undefined && status >= 200 && status < 300;
    await this.#hooks.tell(board, sending.hookId, { at, ok, tries, ...(status === undefined ? {} : { status }) });
    const wait = waits[tries - 1];
    // 410: they say themselves that nobody listens there any more
    if (ok || refused || status === 410 || wait === undefined) await this.#storage.dropSlips(board, MESSAGE, [id]);
    else {
      const body = JSON.stringify({ ...sending, tries } satisfies Sending);
      await this.#storage.putSlip({ board, kind: MESSAGE, id, due: at + wait, body });
    }
  }
}

import { randomBytes } from 'node:crypto';
import { createClient } from '@redis/client';
import type { Bus } from './port.ts';

const PREFIX = 'journeyboard:';
/** Who said it, before what was said: Redis tells everybody, the sender too. */
const SENDER_BYTES = 8;
const LONGEST_WAIT_MS = 2_000;
/** A joiner is not kept waiting for a doorbell: the look into storage finds what it would have told. */
const PATIENCE_MS = 1_000;

type Listener = (message: Uint8Array) => void;

/** Starts without Redis too, and goes on trying; edits need it only to be seen sooner on other processes. */
export function redisBus(url: string, log: (message: string, error: unknown) => void): Bus {
  const me = randomBytes(SENDER_BYTES);
  const listeners = new Map<string, Set<Listener>>();
  const subscribed = new Set<string>();
  /** One step after the other for each channel: leaving and coming back at once must end in listening. */
  const settling = new Map<string, Promise<void>>();
  const gaps = new Set<() => void>();
  let closed = false;
  let isLost = false;
  const connection = (role: 'speaker' | 'hearer') => {
    const client = createClient({
      url,
      // an edit told late is found by then: better lost than queued
      disableOfflineQueue: role === 'speaker',
      socket: { reconnectStrategy: (tries) => Math.min(50 * 2 ** Math.min(tries, 10), LONGEST_WAIT_MS) },
    });
    client.on('error', (error: unknown) => {
      if (!isLost && !closed) log('Redis is out of reach; other processes are seen with a delay', error);
      isLost = true;
    });
    // the client has taken up its subscriptions again; what was said in between is lost
    client.on('ready', () => {
      if (isLost) for (const listener of [...gaps]) listener();
      isLost = false;
    });
    const connected = client.connect();
    connected.catch((error: unknown) => {
      if (!closed) log('connecting to Redis failed', error);
    });
    return { client, connected };
  };
  const { client: speaker, connected: speaking } = connection('speaker');
  const { client: hearer } = connection('hearer');

  const hear = (message: Buffer, channel: Buffer): void => {
    if (message.length < SENDER_BYTES || me.equals(message.subarray(0, SENDER_BYTES))) return;
    const said = new Uint8Array(message.subarray(SENDER_BYTES));
    for (const listener of [...(listeners.get(channel.toString().slice(PREFIX.length)) ?? [])]) listener(said);
  };

  function settle(channel: string): void {
    const step = (settling.get(channel) ?? Promise.resolve())
      .catch(() => undefined)
      .then(async () => {
        const wanted = listeners.has(channel);
        if (closed || wanted === subscribed.has(channel)) return;
        if (wanted) {
          subscribed.add(channel);
          await hearer.subscribe(PREFIX + channel, hear, true);
        } else {
          subscribed.delete(channel);
          await hearer.unsubscribe(PREFIX + channel);
        }
      });
    settling.set(channel, step);
    const forget = (): void => {
      if (settling.get(channel) === step) settling.delete(channel);
    };
    step.then(forget, forget);
  }

  return {
    shared: true,
    publish(channel, message) {
      if (!speaker.isReady) return;
      speaker.publish(PREFIX + channel, Buffer.concat([me, message])).catch(() => undefined);
    },
    subscribe(channel, listener) {
      const known = listeners.get(channel) ?? new Set();
      listeners.set(channel, known.add(listener));
      settle(channel);
      return () => {
        known.delete(listener);
        if (known.size > 0 || listeners.get(channel) !== known) return;
        listeners.delete(channel);
        settle(channel);
      };
    },
    onGap(listener) {
      gaps.add(listener);
      return () => gaps.delete(listener);
    },
    async listening() {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(false), PATIENCE_MS);
      });
      const heard = Promise.all([speaking, ...settling.values()]).then(
        () => true,
        () => false,
      );
      return Promise.race([heard, late]).finally(() => clearTimeout(timer));
    },
    async close() {
      closed = true;
      listeners.clear();
      speaker.destroy();
      hearer.destroy();
    },
  };
}

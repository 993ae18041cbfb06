import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { isIPv6 } from 'node:net';
import { Bucket } from '../access/bucket.ts';
import { HttpError } from './errors.ts';

/** One subscriber: an IPv4 address, or the /64 that an IPv6 one was picked from; some proxies add a port. */
export function subscriberOf(given: string): string {
  const bare = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(given)?.[1] ?? /^\[([^\]]+)\](?::\d+)?$/.exec(given)?.[1];
  const address = bare ?? given;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/** Who calls. Behind a trusted proxy the last address it added counts: earlier ones are the caller's own words (A7). */
export function addressOf(c: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return subscriberOf(forwarded || (getConnInfo(c).remote.address ?? 'unknown'));
}

const MOST_KEPT = 10_000;

/** A bucket for each key; those that are full again are forgotten. */
export class Limits {
  readonly #size: number;
  readonly #perSecond: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(size: number, perSecond: number) {
    this.#size = size;
    this.#perSecond = perSecond;
  }

  /** Refuses with 429 while the key's bucket is empty. */
  check(c: Context, key: string): void {
    const wait = this.#buckets.get(key)?.waitFor(1) ?? 0;
    if (wait === 0) return;
    const seconds = Math.ceil(wait / 1000);
    c.header('retry-after', String(seconds));
    throw new HttpError(429, 'too-many', `Too many attempts: try again in ${seconds} s`);
  }

  spend(key: string): void {
    const bucket = this.#buckets.get(key) ?? new Bucket(this.#size, this.#perSecond);
    bucket.spend(1);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > MOST_KEPT) {
      for (const [other, kept] of this.#buckets) if (kept.full) this.#buckets.delete(other);
    }
  }
}

/**
 * D7: a whole workshop sits behind one address, so only failed joins and new boards are counted: what one could guess or
 * fill the disk with.
 */
export const failedJoins = (): Limits => new Limits(20, 1 / 5);
export const newBoards = (): Limits => new Limits(100, 1 / 5);

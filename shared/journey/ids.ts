import type { Id } from './journey.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
export const ID_PATTERN = /^[A-Za-z0-9]{12}$/;

/** A new id: 12 characters, about 71 bits. `bytes` gives n random bytes; injected so that tests can be seeded. */
export function newId(bytes: (n: number) => Uint8Array = randomBytes): Id {
  let id = '';
  while (id.length < 12) {
    for (const b of bytes(16)) {
      // 248 = 4 × 62: larger bytes are dropped, or the first letters would come up more often
      if (b < 248 && id.length < 12) id += ALPHABET[b % 62];
    }
  }
  return id;
}

function randomBytes(n: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(n));
}

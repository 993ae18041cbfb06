import { Gunzip } from 'fflate';
import type { Parsed } from '../journey/journey.ts';

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

const STEP = 256 * 1024;

/** What a gzip file holds. It stops at `most` bytes: a small file can say it holds any number of them. */
export function gunzip(bytes: Uint8Array, most: number): Parsed<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const unzip = new Gunzip((part, last) => {
    size += part.length;
    if (size <= most) parts.push(part);
    ended = last;
  });
  try {
    for (let at = 0; at < bytes.length && size <= most; at += STEP)
      unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  } catch {
    ended = false;
  }
  const refuse = (code: string, values = {}): Parsed<Uint8Array> => ({
    ok: false,
    problems: [{ where: 'file', code, values }],
  });
  if (size > most) return refuse('table-large', { megabytes: most / 1_000_000 });
  if (!ended) return refuse('table-gzip-cut');
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return { ok: true, value: whole, problems: [] };
}

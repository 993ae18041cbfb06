import type { PictureType } from '../journey/pictures.ts';

export interface PictureFacts {
  type: PictureType;
  /** In pixels. */
  width: number;
  height: number;
}

export type Sniffed =
  | { ok: true; value: PictureFacts }
  /** `unknown`: none of the four kinds; `damaged`: begins like one and does not end like it; `huge`: too many pixels. */
  | { ok: false; why: 'unknown' | 'damaged' | 'huge' };

/** A small file can say it is a picture of any size, and a browser would take the memory for it. */
const MOST_PIXELS = 50_000_000;

const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));
const big16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const big32 = (bytes: Uint8Array, at: number): number => big16(bytes, at) * 0x1_0000 + big16(bytes, at + 2);
const little16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
const little24 = (bytes: Uint8Array, at: number): number => little16(bytes, at) | ((bytes[at + 2] ?? 0) << 16);
const little32 = (bytes: Uint8Array, at: number): number => little16(bytes, at) + little16(bytes, at + 2) * 0x1_0000;

type Size = { width: number; height: number };

/** Chunk by chunk to the end mark: what was cut off on its way has none. */
function pngSize(bytes: Uint8Array): Size | undefined {
  if (ascii(bytes, 12, 4) !== 'IHDR') return undefined;
  let hasData = false;
  for (let at = 8; at + 12 <= bytes.length; at += 12 + big32(bytes, at)) {
    const name = ascii(bytes, at + 4, 4);
    hasData ||= name === 'IDAT';
    if (name === 'IEND') return hasData ? { width: big32(bytes, 16), height: big32(bytes, 20) } : undefined;
  }
  return undefined;
}

const isFrameHead = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** The frame's head tells the size; the end mark is looked for behind the scan that follows. */
function jpegSize(bytes: Uint8Array): Size | undefined {
  let size: Size | undefined;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrameHead(marker)) size = { width: big16(bytes, at + 7), height: big16(bytes, at + 5) };
    if (marker === 0xda) {
      for (let end = bytes.length - 2; end > at; end--) {
        if (bytes[end] === 0xff && bytes[end + 1] === 0xd9) return size;
      }
      return undefined;
    }
    at += 2 + big16(bytes, at + 2);
  }
  return undefined;
}

/** Blocks of a GIF each say how long they are, up to the trailer. */
function gifSize(bytes: Uint8Array): Size | undefined {
  const size = { width: little16(bytes, 6), height: little16(bytes, 8) };
  const table = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  const afterBlocks = (from: number): number => {
    let at = from;
    while ((bytes[at] ?? 0) !== 0) at += (bytes[at] ?? 0) + 1;
    return at + 1;
  };
  let hasImage = false;
  for (let at = 13 + table(bytes[10] ?? 0); at < bytes.length;) {
    if (bytes[at] === 0x3b) return hasImage ? size : undefined;
    if (bytes[at] === 0x21) at = afterBlocks(at + 2);
    else if (bytes[at] === 0x2c) {
      hasImage = true;
      at = afterBlocks(at + 10 + table(bytes[at + 9] ?? 0) + 1);
    } else return undefined;
  }
  return undefined;
}

function webpSize(bytes: Uint8Array): Size | undefined {
  if (little32(bytes, 4) + 8 > bytes.length) return undefined;
  switch (ascii(bytes, 12, 4)) {
    case 'VP8X':
      return { width: little24(bytes, 24) + 1, height: little24(bytes, 27) + 1 };
    case 'VP8 ':
      return { width: little16(bytes, 26) & 0x3fff, height: little16(bytes, 28) & 0x3fff };
    case 'VP8L': {
      const bits = little32(bytes, 21);
      return { width: (bits & 0x3fff) + 1, height: (Math.floor(bits / 0x4000) & 0x3fff) + 1 };
    }
    default:
      return undefined;
  }
}

function kindOf(bytes: Uint8Array): { type: PictureType; size: (bytes: Uint8Array) => Size | undefined } | undefined {
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return { type: 'image/png', size: pngSize };
  if (ascii(bytes, 0, 3) === '\xff\xd8\xff') return { type: 'image/jpeg', size: jpegSize };
  if (/^GIF8[79]a/u.test(ascii(bytes, 0, 6))) return { type: 'image/gif', size: gifSize };
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return { type: 'image/webp', size: webpSize };
  return undefined;
}

/** What a file is by what is in it, whatever it was said to be. Never SVG or HTML: those can run. */
export function sniffPicture(bytes: Uint8Array): Sniffed {
  const kind = kindOf(bytes);
  if (!kind) return { ok: false, why: 'unknown' };
  const size = kind.size(bytes);
  if (!size || size.width < 1 || size.height < 1) return { ok: false, why: 'damaged' };
  if (size.width * size.height > MOST_PIXELS) return { ok: false, why: 'huge' };
  return { ok: true, value: { type: kind.type, ...size } };
}

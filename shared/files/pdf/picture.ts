import { unzlibSync } from 'fflate';
import type { Picture } from '../../journey/pictures.ts';
import { sniffPicture } from '../picture.ts';
import type { DrawnLine } from './strange-lines.ts';
import type { Dictionary, PdfFile, Ref } from './document.ts';

export interface PdfPicture {
  ref: Ref;
  width: number;
  height: number;
}

const GREY = '/DeviceGray';
const RGB = '/DeviceRGB';

/** How many colours a JPEG mixes, from the head of its frame. */
function coloursOf(bytes: Uint8Array): number {
  for (let at = 2; at + 9 < bytes.length;) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return bytes[at + 9] ?? 3;
    else at += 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
  }
  return 3;
}

interface Png {
  width: number;
  height: number;
  depth: number;
  colour: number;
  interlaced: boolean;
  palette: Uint8Array;
  transparent: Uint8Array | undefined;
  data: Uint8Array;
}

function readPng(bytes: Uint8Array): Png {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  let [palette, transparent] = [new Uint8Array(), undefined as Uint8Array | undefined];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (name === 'IDAT') parts.push(content);
    if (name === 'PLTE') palette = new Uint8Array(content);
    if (name === 'tRNS') transparent = content;
    at += 12 + length;
  }
  const data = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    data.set(part, at);
    at += part.length;
  }
  const [depth = 8, colour = 0] = bytes.subarray(24, 26);
  return {
    width: view.getUint32(16),
    height: view.getUint32(20),
    depth,
    colour,
    interlaced: bytes[28] !== 0,
    palette,
    transparent,
    data,
  };
}

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Each line tells how its bytes were foretold from those before. */
function unfiltered({ data, width, height, depth, colour }: Png): Uint8Array {
  const raw = unzlibSync(data);
  const pixel = Math.max(1, ((CHANNELS[colour] ?? 1) * depth) / 8);
  const line = Math.ceil((width * (CHANNELS[colour] ?? 1) * depth) / 8);
  const out = new Uint8Array(line * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)] ?? 0;
    for (let x = 0; x < line; x++) {
      const at = y * line + x;
      const left = x >= pixel ? (out[at - pixel] ?? 0) : 0;
      const up = y > 0 ? (out[at - line] ?? 0) : 0;
      const corner = x >= pixel && y > 0 ? (out[at - line - pixel] ?? 0) : 0;
      const told =
        filter === 1
          ? left
          : filter === 2
            ? up
            : filter === 3
              ? (left + up) >> 1
              : filter === 4
                ? paeth(left, up, corner)
                : 0;
      out[at] = (raw[y * (line + 1) + 1 + x] ?? 0) + told;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Colour and transparency apart, a byte each: the only way a PDF takes them. */
function separated(png: Png): { colour: Uint8Array; alpha: Uint8Array } {
  const { width, height, depth, colour: kind, palette, transparent } = png;
  const bytes = unfiltered(png);
  const channels = CHANNELS[kind] ?? 1;
  const line = Math.ceil((width * channels * depth) / 8);
  const most = 2 ** depth - 1;
  const sample = (x: number, y: number, channel: number): number => {
    const bit = (x * channels + channel) * depth;
    const at = y * line + (bit >> 3);
    // of sixteen bits the upper eight
    return depth >= 8 ? (bytes[at] ?? 0) : ((bytes[at] ?? 0) >> (8 - depth - (bit & 7))) & most;
  };
  const [colour, alpha] = [new Uint8Array(width * height * 3), new Uint8Array(width * height)];
  const grey = kind === 0 || kind === 4;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const first = sample(x, y, 0);
      for (let c = 0; c < 3; c++) {
        const value = kind === 3 ? (palette[first * 3 + c] ?? 0) : sample(x, y, grey ? 0 : c);
        colour[at * 3 + c] = kind !== 3 && depth < 8 ? (value * 255) / most : value;
      }
      alpha[at] =
        kind === 6 ? sample(x, y, 3) : kind === 4 ? sample(x, y, 1) : kind === 3 ? (transparent?.[first] ?? 255) : 255;
    }
  return { colour, alpha };
}

/** A stored picture as an object of the file; undefined for one that a PDF cannot hold, such as a GIF. */
export function addPicture(file: PdfFile, { bytes, type }: Picture): PdfPicture | undefined {
  const sniffed = sniffPicture(bytes);
  if (!sniffed.ok || sniffed.value.type !== type) return undefined;
  const { width, height } = sniffed.value;
  const base: Dictionary = { Type: '/XObject', Subtype: '/Image', Width: width, Height: height };
  if (type === 'image/jpeg') {
    const colours = coloursOf(bytes);
    const space = { 1: GREY, 3: RGB, 4: '/DeviceCMYK' }[colours] ?? RGB;
    // programs that mix four inks write them the other way round
    const inverted = colours === 4 ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {};
    const ref = file.stream(
      bytes,
      { ...base, ColorSpace: space, BitsPerComponent: 8, Filter: '/DCTDecode', ...inverted },
      true,
    );
    return { ref, width, height };
  }
  if (type !== 'image/png') return undefined;
  const png = readPng(bytes);
  if (png.interlaced || (png.depth === 16 && png.colour === 3)) return undefined;
  if ((png.colour === 0 || png.colour === 2) && !png.transparent) {
    const Colors = CHANNELS[png.colour];
    const DecodeParms = { Predictor: 15, Colors, BitsPerComponent: png.depth, Columns: width };
    const packed = {
      ColorSpace: png.colour === 0 ? GREY : RGB,
      BitsPerComponent: png.depth,
      Filter: '/FlateDecode',
      DecodeParms,
    };
    return { ref: file.stream(png.data, { ...base, ...packed }, true), width, height };
  }
  let parts: ReturnType<typeof separated>;
  try {
    parts = separated(png);
  } catch {
    return undefined;
  }
  const mask = file.stream(parts.alpha, { ...base, ColorSpace: GREY, BitsPerComponent: 8 });
  return {
    ref: file.stream(parts.colour, { ...base, ColorSpace: RGB, BitsPerComponent: 8, SMask: mask }),
    width,
    height,
  };
}

/** A line of words that was drawn: how much is covered of each pixel, over one colour or its own. */
export function addLine(file: PdfFile, { columns, rows, alpha, colours }: DrawnLine, fill: string): Ref {
  const base: Dictionary = { Type: '/XObject', Subtype: '/Image', BitsPerComponent: 8 };
  const mask = file.stream(alpha, { ...base, ColorSpace: GREY, Width: columns, Height: rows });
  const size = colours ? { Width: columns, Height: rows } : { Width: 1, Height: 1 };
  const one = Number.parseInt(fill.slice(1), 16);
  const content = colours ?? new Uint8Array([one >> 16, one >> 8, one]);
  return file.stream(content, { ...base, ...size, ColorSpace: RGB, SMask: mask });
}

import { Adler } from './adler.ts';
import { Bits, FARTHEST, Tokens } from './deflate-block.ts';

const UP = 2;
const SLOTS = 1 << 15;

/** What a PNG holds of its pixels: rows as their difference to the row above, deflated. */
export interface PixelSqueezer {
  /** Whole rows from above, a number of four bytes a pixel; what they became. */
  add(pixels: Int32Array): Uint8Array<ArrayBuffer>;
  end(): Uint8Array<ArrayBuffer>;
}

/** Where a row is other than the one above; a loop of its own, because nearly all pixels are seen here only. */
function firstChange(pixels: Int32Array, over: Int32Array, shift: number, from: number, end: number): number {
  let at = from;
  while (at < end && pixels[at] === over[at - shift]) at++;
  return at;
}

/** How many pixels are the same at two places, and so are those above them. */
function sameFrom(pixels: Int32Array, at: number, known: number, width: number, most: number): number {
  let same = 0;
  while (
    same < most &&
    pixels[at + same] === pixels[known + same] &&
    pixels[at + same - width] === pixels[known + same - width]
  )
    same++;
  return same;
}

/** Of two pixels and the one above the first: where in the list of what was met they stand. */
function slotOf(now: number, up: number, next: number): number {
  return Math.imul(now ^ Math.imul(up, 5) ^ Math.imul(next, 0x9e37_79b1), 0x85eb_ca6b) >>> 17;
}

/**
 * A map is mostly paper: nearly every pixel is the one above it. A writer for bytes of any kind has to look at three zeros for each of
 * those; this one sees pixels, counts them, and looks closer only where letters and lines are. Against the browser's own
 * `CompressionStream` it takes a third of the processor's time; the file is a little larger.
 */
export function squeezer(width: number): PixelSqueezer {
  const bits = new Bits();
  const tokens = new Tokens();
  const check = new Adler();
  /** Where a pair of changes was met last: a letter's row stands in many places of a line. */
  const met = new Int32Array(SLOTS);
  let before = new Int32Array(width);
  let zeros = 0;
  bits.put(0x0178, 16);

  const flush = (): void => {
    if (zeros === 0) return;
    check.zeros(zeros);
    if (zeros < 4) for (let i = 0; i < zeros; i++) tokens.byte(0);
    else {
      tokens.byte(0);
      tokens.copy(zeros - 1, 1);
    }
    zeros = 0;
  };
  const checkCopied = (pixels: Int32Array, from: number, end: number): void => {
    let same = 0;
    for (let i = from; i < end; i++) {
      const [now, up] = [pixels[i] ?? 0, pixels[i - width] ?? 0];
      if (now === up) {
        same += 3;
        continue;
      }
      if (same > 0) check.zeros(same);
      same = 0;
      check.three((now - up) & 255, ((now >>> 8) - (up >>> 8)) & 255, ((now >>> 16) - (up >>> 16)) & 255);
    }
    if (same > 0) check.zeros(same);
  };

  return {
    add(pixels) {
      const rows = pixels.length / width;
      met.fill(-1);
      for (let y = 0; y < rows; y++) {
        const end = (y + 1) * width;
        // of the first row what is above stands in another list
        const over = y === 0 ? before : pixels;
        const shift = y === 0 ? 0 : width;
        flush();
        tokens.byte(UP);
        check.byte(UP);
        for (let at = y * width; at < end;) {
          const from = at;
          at = firstChange(pixels, over, shift, at, end);
          zeros += 3 * (at - from);
          if (at === end) break;
          const [now, up] = [pixels[at] ?? 0, over[at - shift] ?? 0];
          flush();
          if (y > 0 && at + 1 < end) {
            const slot = slotOf(now, up, pixels[at + 1] ?? 0);
            const known = met[slot] ?? -1;
            met[slot] = at;
            const apart = at - known;
            if (known >= width && 3 * apart < FARTHEST) {
              const then = (known / width) | 0;
              const same = sameFrom(pixels, at, known, width, Math.min(end - at, (then + 1) * width - known));
              const distance = 3 * apart + (y - then);
              if (same > 1 && distance <= FARTHEST) {
                tokens.copy(3 * same, distance);
                checkCopied(pixels, at, at + same);
                at += same;
                continue;
              }
            }
          }
          const [red, green, blue] = [now - up, (now >>> 8) - (up >>> 8), (now >>> 16) - (up >>> 16)];
          tokens.byte(red & 255);
          tokens.byte(green & 255);
          tokens.byte(blue & 255);
          check.three(red & 255, green & 255, blue & 255);
          at += 1;
        }
      }
      flush();
      before = pixels.slice(pixels.length - width);
      tokens.write(bits);
      return bits.taken();
    },
    end() {
      // an empty block that says it is the last; then whole bytes, and the check with its highest byte first
      bits.put(1, 1);
      bits.put(1, 2);
      bits.put(0, 7);
      const rest = bits.taken(true);
      const whole = new Uint8Array(rest.length + 4);
      whole.set(rest);
      new DataView(whole.buffer).setUint32(rest.length, check.value);
      return whole;
    },
  };
}

import inter from './inter.json';
import type { TextStyle } from './style.ts';

type Runs = readonly (readonly number[])[];
interface Face {
  weights: Readonly<Record<string, Runs>>;
}
type Table = ReadonlyMap<number, number>;

const FACES: { inter: Face; arial?: Face } = { inter };

/** The face of slides comes with what writes them, for no board needs it to be seen. */
export function bringArial(face: Face): void {
  FACES.arial = face;
}
const UNITS_PER_EM = 2048;
const tables = new Map<string, Table>();

function faceOf(font: 'inter' | 'arial'): Face {
  const face = FACES[font];
  if (!face) throw new Error(`the widths of ${font} were not brought: import text/arial.ts`);
  return face;
}

function tableOf(font: 'inter' | 'arial', weight: number): Table {
  const key = `${font}/${weight}`;
  const known = tables.get(key);
  if (known) return known;
  const table = new Map<number, number>();
  for (const [first = 0, ...widths] of faceOf(font).weights[weight] ?? []) {
    widths.forEach((width, i) => table.set(first + i, width));
  }
  tables.set(key, table);
  return table;
}

const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]$/u;
const WIDE =
  /^[\p{Extended_Pictographic}\u1100-\u115f\u2e80-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]$/u;

/** What no table holds is drawn by another font: nothing, a full em, or about as wide as a wide letter. */
function estimate(code: number): number {
  const letter = String.fromCodePoint(code);
  if (ZERO_WIDTH.test(letter)) return 0;
  return code > 0xffff || WIDE.test(letter) ? UNITS_PER_EM * 1.2 : UNITS_PER_EM * 0.64;
}

/** The two kept weights around a wanted one, and how far it is from the lower to the upper. */
function between(font: 'inter' | 'arial', weight: number): [number, number, number] {
  const steps = font === 'inter' ? [400, 500, 600] : [400, 700];
  // slides know regular and bold only
  const wanted = font === 'inter' ? weight : weight >= 560 ? 700 : 400;
  const lower = steps.findLast((step) => step <= wanted) ?? 400;
  const upper = steps.find((step) => step > wanted) ?? lower;
  return [lower, upper, upper === lower ? 0 : (wanted - lower) / (upper - lower)];
}

type Advance = (code: number) => number;

/** By weight: asked for with every word that is measured, so without making a key of text. */
const known: Readonly<Record<'inter' | 'arial', Map<number, Advance>>> = { inter: new Map(), arial: new Map() };

/** Widths of single code points in ems, filled as they are asked for. */
export function advancesOf({ weight, font = 'inter' }: TextStyle): Advance {
  const before = known[font].get(weight);
  if (before) return before;
  const advance = advanceOf(font, weight);
  known[font].set(weight, advance);
  return advance;
}

function advanceOf(font: 'inter' | 'arial', weight: number): Advance {
  const cache = new Map<number, number>();
  const [lower, upper, share] = between(font, weight);
  const low = tableOf(font, lower);
  const high = tableOf(font, upper);
  return (code) => {
    const kept = cache.get(code);
    if (kept !== undefined) return kept;
    const from = low.get(code);
    const to = high.get(code);
    const units = from === undefined || to === undefined ? estimate(code) : from + (to - from) * share;
    const ems = units / UNITS_PER_EM;
    cache.set(code, ems);
    return ems;
  };
}

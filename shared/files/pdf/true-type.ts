/** The outlines of one font file, read as they are asked for. */
export interface Face {
  unitsPerEm: number;
  /** Undefined where the font lacks the letter. */
  glyphOf(code: number): number | undefined;
  advanceOf(glyph: number): number;
  /** Its bytes in `glyf`, parts of other glyphs under their old numbers; empty for a space. */
  outlineOf(glyph: number): Uint8Array;
  ascent: number;
  descent: number;
  box: readonly [number, number, number, number];
}

type Tables = ReadonlyMap<string, DataView>;

function tablesOf(bytes: Uint8Array): Tables {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, DataView>();
  for (let i = 0; i < file.getUint16(4); i++) {
    const at = 12 + 16 * i;
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    tables.set(tag, new DataView(bytes.buffer, bytes.byteOffset + file.getUint32(at + 8), file.getUint32(at + 12)));
  }
  return tables;
}

/** Code point → glyph, from the segments every font of ours has (format 4). */
function lettersOf(cmap: DataView): Map<number, number> {
  const letters = new Map<number, number>();
  for (let i = 0; i < cmap.getUint16(2); i++) {
    const at = cmap.getUint32(8 + i * 8);
    if (cmap.getUint16(at) !== 4) continue;
    const double = cmap.getUint16(at + 6);
    for (let s = 0; s < double; s += 2) {
      const end = cmap.getUint16(at + 14 + s);
      const start = cmap.getUint16(at + 16 + double + s);
      const delta = cmap.getUint16(at + 16 + 2 * double + s);
      const rangeAt = at + 16 + 3 * double + s;
      const range = cmap.getUint16(rangeAt);
      for (let code = start; code <= end && code < 0xffff; code++) {
        const raw = range === 0 ? code : cmap.getUint16(rangeAt + range + (code - start) * 2);
        const glyph = raw === 0 ? 0 : (raw + delta) & 0xffff;
        if (glyph !== 0) letters.set(code, glyph);
      }
    }
  }
  return letters;
}

export function readFace(bytes: Uint8Array): Face {
  const tables = tablesOf(bytes);
  const table = (tag: string): DataView => {
    const found = tables.get(tag);
    if (!found) throw new Error(`the font has no ${tag}`);
    return found;
  };
  const [head, hhea, hmtx, loca, glyf] = [table('head'), table('hhea'), table('hmtx'), table('loca'), table('glyf')];
  const letters = lettersOf(table('cmap'));
  const metrics = hhea.getUint16(34);
  const isLong = head.getInt16(50) === 1;
  const offset = (glyph: number): number => (isLong ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2);
  return {
    unitsPerEm: head.getUint16(18),
    glyphOf: (code) => letters.get(code),
    advanceOf: (glyph) => hmtx.getUint16(4 * Math.min(glyph, metrics - 1)),
    outlineOf: (glyph) =>
      new Uint8Array(glyf.buffer, glyf.byteOffset + offset(glyph), offset(glyph + 1) - offset(glyph)),
    ascent: hhea.getInt16(4),
    descent: hhea.getInt16(6),
    box: [head.getInt16(36), head.getInt16(38), head.getInt16(40), head.getInt16(42)],
  };
}

/** Where the numbers of its parts stand in a glyph that is made of others. */
export function partsOf(outline: Uint8Array): number[] {
  if (outline.length < 10) return [];
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  if (view.getInt16(0) >= 0) return [];
  const places: number[] = [];
  for (let at = 10; ;) {
    const flags = view.getUint16(at);
    places.push(at + 2);
    const scale = (flags & 8) !== 0 ? 2 : (flags & 64) !== 0 ? 4 : (flags & 128) !== 0 ? 8 : 0;
    at += 4 + ((flags & 1) !== 0 ? 4 : 2) + scale;
    if ((flags & 32) === 0) return places;
  }
}

/** The outline of an empty box, for a letter that no font here can draw. */
export function boxOutline(width: number, height: number): Uint8Array {
  const thick = Math.round(height / 12);
  const [left, right] = [thick, width - thick];
  const outer = [
    [left, 0],
    [left, height],
    [right, height],
    [right, 0],
  ] as const;
  const inner = [
    [left + thick, thick],
    [right - thick, thick],
    [right - thick, height - thick],
    [left + thick, height - thick],
  ] as const;
  const points = [...outer, ...inner];
  const view = new DataView(new ArrayBuffer(10 + 4 + 2 + points.length * 5 + 1));
  [2, left, 0, right, height].forEach((value, i) => view.setInt16(i * 2, value));
  view.setUint16(10, 3);
  view.setUint16(12, 7);
  view.setUint16(14, 0);
  // on the curve, both steps as words
  points.forEach((_, i) => view.setUint8(16 + i, 1));
  let at = 16 + points.length;
  for (const axis of [0, 1] as const) {
    let before = 0;
    for (const point of points) {
      view.setInt16(at, point[axis] - before);
      before = point[axis];
      at += 2;
    }
  }
  return new Uint8Array(view.buffer, 0, at + (at % 2));
}

export interface Glyph {
  outline: Uint8Array;
  advance: number;
}

/** A font file of just these glyphs, in this order; glyph 0 stands for what is missing. */
export function writeFont(
  glyphs: readonly Glyph[],
  face: Pick<Face, 'unitsPerEm' | 'ascent' | 'descent' | 'box'>,
): Uint8Array {
  const count = glyphs.length;
  const padded = (length: number): number => length + ((4 - (length % 4)) % 4);
  const lengths = glyphs.map(({ outline }) => padded(outline.length));
  const head = new DataView(new ArrayBuffer(54));
  head.setUint32(0, 0x0001_0000);
  head.setUint32(12, 0x5f0f_3cf5);
  head.setUint16(18, face.unitsPerEm);
  face.box.forEach((value, i) => head.setInt16(36 + i * 2, value));
  head.setInt16(50, 1);
  const hhea = new DataView(new ArrayBuffer(36));
  hhea.setUint32(0, 0x0001_0000);
  hhea.setInt16(4, face.ascent);
  hhea.setInt16(6, face.descent);
  hhea.setUint16(10, Math.max(...glyphs.map(({ advance }) => advance)));
  hhea.setUint16(34, count);
  const maxp = new DataView(new ArrayBuffer(32));
  maxp.setUint32(0, 0x0001_0000);
  maxp.setUint16(4, count);
  // limits a reader may set its tables by: larger than any glyph here
  [500, 60, 1000, 60, 2].forEach((value, i) => maxp.setUint16(6 + i * 2, value));
  maxp.setUint16(28, 10);
  maxp.setUint16(30, 2);
  const hmtx = new DataView(new ArrayBuffer(count * 4));
  const loca = new DataView(new ArrayBuffer((count + 1) * 4));
  const glyf = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  glyphs.forEach(({ outline, advance }, i) => {
    hmtx.setUint16(i * 4, advance);
    if (outline.length >= 4) hmtx.setInt16(i * 4 + 2, new DataView(outline.buffer, outline.byteOffset).getInt16(2));
    loca.setUint32(i * 4, at);
    glyf.set(outline, at);
    at += lengths[i] ?? 0;
  });
  loca.setUint32(count * 4, at);
  return packed([
    ['glyf', glyf],
    ['head', new Uint8Array(head.buffer)],
    ['hhea', new Uint8Array(hhea.buffer)],
    ['hmtx', new Uint8Array(hmtx.buffer)],
    ['loca', new Uint8Array(loca.buffer)],
    ['maxp', new Uint8Array(maxp.buffer)],
  ]);
}

function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i++) sum = (sum + (bytes[i] ?? 0) * 2 ** (8 * (3 - (i % 4)))) % 2 ** 32;
  return sum;
}

function packed(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const space = tables.reduce((sum, [, bytes]) => sum + bytes.length + ((4 - (bytes.length % 4)) % 4), 0);
  const file = new Uint8Array(12 + 16 * tables.length + space);
  const view = new DataView(file.buffer);
  view.setUint32(0, 0x0001_0000);
  view.setUint16(4, tables.length);
  const power = Math.floor(Math.log2(tables.length));
  [2 ** power * 16, power, tables.length * 16 - 2 ** power * 16].forEach((value, i) =>
    view.setUint16(6 + i * 2, value),
  );
  let at = 12 + 16 * tables.length;
  tables.forEach(([tag, bytes], i) => {
    const row = 12 + 16 * i;
    for (let c = 0; c < 4; c++) view.setUint8(row + c, tag.charCodeAt(c));
    view.setUint32(row + 4, checksum(bytes));
    view.setUint32(row + 8, at);
    view.setUint32(row + 12, bytes.length);
    file.set(bytes, at);
    at += bytes.length + ((4 - (bytes.length % 4)) % 4);
  });
  return file;
}

// Writes inter.json and arial.json: how wide each letter of the bundled fonts is. Run it after changing a font:
//   node shared/journey/text/generate.mjs [folder of LiberationSans-Regular.ttf and -Bold.ttf]
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const inter = join(here, '../../../node_modules/@fontsource/inter/files');
const liberation = process.argv[2] ?? '/usr/share/fonts/truetype/liberation';

/** Latin with its extensions, punctuation, currency, arrows and signs; all else is estimated by `advance`. */
const WANTED = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x2b9, 0x2dd],
  [0x1e00, 0x1eff],
  [0x2000, 0x206f],
  [0x20a0, 0x20c0],
  [0x2100, 0x2122],
  [0x2190, 0x2199],
  [0x2200, 0x2265],
];

/** The tables of a woff1 or a plain TrueType file. */
function tablesOf(path) {
  const file = readFileSync(path);
  const woff = file.toString('latin1', 0, 4) === 'wOFF';
  const count = file.readUInt16BE(woff ? 12 : 4);
  const tables = new Map();
  for (let i = 0; i < count; i++) {
    const at = woff ? 44 + i * 20 : 12 + i * 16;
    const tag = file.toString('latin1', at, at + 4);
    const offset = file.readUInt32BE(at + (woff ? 4 : 8));
    const stored = file.readUInt32BE(at + (woff ? 8 : 12));
    const bytes = file.subarray(offset, offset + stored);
    tables.set(tag, woff && stored < file.readUInt32BE(at + 12) ? inflateSync(bytes) : bytes);
  }
  return tables;
}

/** Code point → glyph, from the segment subtable every font of ours has (format 4). */
function glyphsOf(cmap) {
  const glyphs = new Map();
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const at = cmap.readUInt32BE(8 + i * 8);
    if (cmap.readUInt16BE(at) !== 4) continue;
    const double = cmap.readUInt16BE(at + 6);
    for (let s = 0; s < double; s += 2) {
      const end = cmap.readUInt16BE(at + 14 + s);
      const start = cmap.readUInt16BE(at + 16 + double + s);
      const delta = cmap.readUInt16BE(at + 16 + 2 * double + s);
      const rangeAt = at + 16 + 3 * double + s;
      const range = cmap.readUInt16BE(rangeAt);
      for (let code = start; code <= end && code < 0xffff; code++) {
        const raw = range === 0 ? code : cmap.readUInt16BE(rangeAt + range + (code - start) * 2);
        const glyph = raw === 0 ? 0 : (raw + delta) & 0xffff;
        if (glyph !== 0) glyphs.set(code, glyph);
      }
    }
  }
  return glyphs;
}

function addAdvances(path, advances) {
  const tables = tablesOf(path);
  const perEm = tables.get('head').readUInt16BE(18);
  const metrics = tables.get('hhea').readUInt16BE(34);
  const hmtx = tables.get('hmtx');
  for (const [code, glyph] of glyphsOf(tables.get('cmap'))) {
    if (advances.has(code) || !WANTED.some(([from, to]) => code >= from && code <= to)) continue;
    advances.set(code, Math.round((hmtx.readUInt16BE(4 * Math.min(glyph, metrics - 1)) * 2048) / perEm));
  }
}

/** Neighbouring code points as one run: [first code point, width, width, …]. */
function runsOf(paths) {
  const advances = new Map();
  for (const path of paths) addAdvances(path, advances);
  const runs = [];
  let last = -2;
  for (const code of [...advances.keys()].sort((a, b) => a - b)) {
    if (code !== last + 1) runs.push([code]);
    runs.at(-1).push(advances.get(code));
    last = code;
  }
  return runs;
}

function write(name, weights) {
  const text = JSON.stringify({ unitsPerEm: 2048, weights });
  writeFileSync(join(here, name), `${text}\n`);
  console.log(`${name}: ${text.length} bytes`);
}

const interRuns = (weight) =>
  runsOf(['latin', 'latin-ext'].map((subset) => join(inter, `inter-${subset}-${weight}-normal.woff`)));
write('inter.json', { 400: interRuns(400), 500: interRuns(500), 600: interRuns(600) });
const arial = (style) => join(liberation, `LiberationSans-${style}.ttf`);
// not installed everywhere: without it the kept table stays
if (existsSync(arial('Bold'))) write('arial.json', { 400: runsOf([arial('Regular')]), 700: runsOf([arial('Bold')]) });

// Writes inter.json: the outlines a PDF embeds, of the letters Inter has. Run it after changing the font:
//   node shared/files/pdf/generate.mjs
// Inter is under the SIL Open Font License, which lets it be embedded; see node_modules/@fontsource/inter/LICENSE.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync, inflateSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const inter = join(here, '../../../node_modules/@fontsource/inter/files');
const WEIGHTS = [400, 500, 600];
/** The first that has a letter gives it. */
const SCRIPTS = ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic'];
/** No more than outlines and widths: a PDF says itself which letter is which. */
const KEPT = ['cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp'];

function tablesOf(path) {
  const file = readFileSync(path);
  const tables = new Map();
  for (let i = 0; i < file.readUInt16BE(12); i++) {
    const at = 44 + i * 20;
    const [offset, stored, whole] = [4, 8, 12].map((more) => file.readUInt32BE(at + more));
    const bytes = file.subarray(offset, offset + stored);
    tables.set(file.toString('latin1', at, at + 4), stored < whole ? inflateSync(bytes) : bytes);
  }
  return tables;
}

function trueType(tables) {
  const head = Buffer.alloc(12 + 16 * KEPT.length);
  head.writeUInt32BE(0x0001_0000, 0);
  head.writeUInt16BE(KEPT.length, 4);
  const parts = [head];
  let offset = head.length;
  KEPT.forEach((tag, i) => {
    const table = tables.get(tag);
    head.write(tag, 12 + 16 * i, 'latin1');
    head.writeUInt32BE(offset, 12 + 16 * i + 8);
    head.writeUInt32BE(table.length, 12 + 16 * i + 12);
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
    parts.push(padded);
    offset += padded.length;
  });
  return Buffer.concat(parts);
}

const weights = Object.fromEntries(
  WEIGHTS.map((weight) => [
    weight,
    SCRIPTS.map((script) => {
      const tables = tablesOf(join(inter, `inter-${script}-${weight}-normal.woff`));
      return deflateSync(trueType(tables), { level: 9 }).toString('base64');
    }),
  ]),
);
const text = JSON.stringify({ weights });
writeFileSync(join(here, 'inter.json'), `${text}\n`);
console.log(`inter.json: ${text.length} bytes`);

import { strToU8, zipSync, type Zippable } from 'fflate';
import { escapeAttribute, XML_HEAD } from './xml.ts';

/** A relation of one part to another; `target` is a part's path from the root, without a leading slash. */
export interface Relation {
  id: string;
  type: string;
  target: string;
}

export interface Part {
  /** From the root, without a leading slash. */
  path: string;
  /** Content type; absent where the extension says it all. */
  type?: string;
  content: string | Uint8Array;
  relations?: readonly Relation[];
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/';
const DEFAULTS: Readonly<Record<string, string>> = {
  rels: 'application/vnd.openxmlformats-package.relationships+xml',
  xml: 'application/xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
};

/** Type of a relation by its last word. */
export function relationType(name: string): string {
  return name === 'core-properties' ? `${PACKAGE}relationships/metadata/core-properties` : OFFICE + name;
}

function relative(from: string, to: string): string {
  const folder = from.split('/').slice(0, -1);
  const target = to.split('/');
  let shared = 0;
  while (shared < folder.length && folder[shared] === target[shared]) shared++;
  return [...folder.slice(shared).map(() => '..'), ...target.slice(shared)].join('/');
}

function relationsXml(from: string, relations: readonly Relation[]): string {
  const rows = relations.map(
    ({ id, type, target }) =>
      `<Relationship Id="${id}" Type="${relationType(type)}" Target="${escapeAttribute(relative(from, target))}"/>`,
  );
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}relationships">${rows.join('')}</Relationships>`;
}

function relationsPath(path: string): string {
  const at = path.lastIndexOf('/') + 1;
  return `${path.slice(0, at)}_rels/${path.slice(at)}.rels`;
}

/** Noon of the day of `now`: zip times are local ones, and no clock is put forward at noon. */
function zipDate(now: number): Date {
  const day = new Date(now);
  const year = Math.min(2099, Math.max(1980, day.getUTCFullYear() || 1980));
  return new Date(year, day.getUTCMonth() || 0, day.getUTCDate() || 1, 12);
}

/** An Open Packaging zip of parts and what they point at; the same parts and `now` give the same bytes (X2). */
export function zipPackage(parts: readonly Part[], root: readonly Relation[], now: number): Uint8Array {
  const files = new Map<string, string | Uint8Array>();
  for (const part of parts) {
    files.set(part.path, part.content);
    if (part.relations?.length) files.set(relationsPath(part.path), relationsXml(part.path, part.relations));
  }
  files.set('_rels/.rels', relationsXml('', root));
  const used = new Set([...files.keys()].map((path) => path.slice(path.lastIndexOf('.') + 1)));
  const defaults = Object.entries(DEFAULTS).filter(([extension]) => used.has(extension) || extension === 'xml');
  const types =
    `${XML_HEAD}<Types xmlns="${PACKAGE}content-types">` +
    defaults.map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`).join('') +
    parts
      .flatMap(({ path, type }) => (type ? [`<Override PartName="/${path}" ContentType="${type}"/>`] : []))
      .sort()
      .join('') +
    '</Types>';
  const zip: Zippable = { '[Content_Types].xml': strToU8(types) };
  for (const path of [...files.keys()].sort()) {
    const content = files.get(path) ?? '';
    zip[path] = typeof content === 'string' ? strToU8(content) : [content, { level: 0 }];
  }
  return zipSync(zip, { level: 6, mtime: zipDate(now) });
}

import { type Imported, Importer, type ImportOptions } from '../../server/analytics/import.ts';
import { type Prepared, prepare, type Stored } from '../../server/analytics/prepare.ts';
import type { DatasetMapping } from '../../shared/wire/datasets.ts';

export interface Brought extends Imported {
  stored: Stored;
  /** Everything that was given away to be kept, as text where it is text. */
  texts: () => string;
  mapped: (mapping?: Partial<DatasetMapping>) => Promise<Prepared>;
}

/** A file read in this thread, in blocks of a size. */
export function bring(
  file: Uint8Array | string,
  { block = 64 * 1024, ...options }: Partial<ImportOptions> & { block?: number } = {},
): Brought {
  const parts = new Map<string, Uint8Array>();
  const importer = new Importer({
    keep: (column, part, bytes) => void parts.set(`${column}/${part}`, bytes),
    drop: (column) => {
      for (const key of parts.keys()) if (key.startsWith(`${column}/`)) parts.delete(key);
    },
    personalKept: [],
    most: Infinity,
    ...options,
  });
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  for (let at = 0; at < bytes.length; at += block) importer.push(bytes.slice(at, at + block));
  const made = importer.end();
  const stored: Stored = {
    ...made,
    part: async (column, part) => {
      const found = parts.get(`${column}/${part}`);
      if (!found) throw new Error(`no part ${part} of column ${column}`);
      return found;
    },
  };
  return {
    ...made,
    stored,
    texts: () =>
      [...parts].flatMap(([key, kept]) => (key.endsWith('/-1') ? Buffer.from(kept).toString() : [])).join('\n'),
    mapped(mapping) {
      const { entity, time, event, properties } = { ...made.guess, ...mapping };
      if (entity === undefined || time === undefined || event === undefined) throw new Error('nothing was guessed');
      return prepare(stored, { entity, time, event, properties, ...mapping });
    },
  };
}

import type { Parsed } from '../../shared/journey/journey.ts';
import { BroughtFile, type BroughtTable, readBrought, type ReadAs } from '../../shared/files/brought.ts';
import type { HeaderChoice } from '../../shared/files/table/table.ts';

export type Tables = Parsed<readonly BroughtTable[]>;

/** A file being read, or read. */
export interface Reading {
  done: Promise<Tables>;
  /** The same table under another header. */
  again: (at: number, header: HeaderChoice) => Promise<Parsed<BroughtTable>>;
  /** What was begun is left; nothing of it stays. */
  cancel: () => void;
}

/** Smaller files are read before a worker would have started. */
const SMALL = 256 * 1024;

export type Ask = { bytes: Uint8Array; readAs: ReadAs } | { at: number; header: HeaderChoice };
export type Say = { progress: number } | { tables: Tables } | { table: Parsed<BroughtTable> };

/** Rows above this are not shown for choosing a header, and need not travel to the page. */
const RECORDS_SHOWN = 60;

/** A table without its second copy of every cell, which only the choice of a header looks into. */
export function slim(brought: BroughtTable): BroughtTable {
  return { ...brought, table: { ...brought.table, records: brought.table.records.slice(0, RECORDS_SHOWN) } };
}

const slimmed = (tables: Tables): Tables => (tables.ok ? { ...tables, value: tables.value.map(slim) } : tables);

function readHere(bytes: Uint8Array, readAs: ReadAs, onProgress: (done: number) => void): Reading {
  return {
    done: Promise.resolve().then(() => slimmed(readBrought(bytes, onProgress, readAs))),
    async again(at, header) {
      const opened = BroughtFile.open(bytes, readAs);
      return opened.ok ? opened.value.table(at, header) : opened;
    },
    cancel: () => undefined,
  };
}

/** Off the main thread, so that the board goes on while a long file is read; `cancel` ends it at once. */
export function startReading(bytes: Uint8Array, readAs: ReadAs, onProgress: (done: number) => void): Reading {
  if (bytes.length < SMALL || typeof Worker === 'undefined') return readHere(bytes, readAs, onProgress);
  const worker = new Worker(new URL('./reading.worker.ts', import.meta.url), { type: 'module' });
  const ask = (question: Ask): void => worker.postMessage(question);
  const answered = <T>(pick: (said: Say) => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      const hear = ({ data }: MessageEvent<Say>): void => {
        if ('progress' in data) onProgress(data.progress);
        const found = pick(data);
        if (found === undefined) return;
        worker.removeEventListener('message', hear);
        resolve(found);
      };
      worker.addEventListener('message', hear);
      worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true });
    });
  const done = answered((said) => ('tables' in said ? said.tables : undefined));
  ask({ bytes, readAs });
  return {
    done,
    again(at, header) {
      const answer = answered((said) => ('table' in said ? said.table : undefined));
      ask({ at, header });
      return answer;
    },
    cancel: () => worker.terminate(),
  };
}

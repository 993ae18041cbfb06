import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Problem } from '../../shared/journey/journey.ts';
import type { EventFunnelQuestion, EventFunnelResult } from '../../shared/journey/event-funnel.ts';
import type { PathsQuestion, PathsResult } from '../../shared/journey/paths.ts';
import type { DatasetMapping } from '../../shared/wire/datasets.ts';
import type { Looked } from './funnel-pass.ts';
import type { Imported } from './import.ts';
import type { Prepared, Stored } from './prepare.ts';

/** What a thread that reads a file is told. */
export type ToReader =
  | { type: 'open'; personalKept: readonly string[]; most: number }
  | { type: 'bytes'; bytes: Uint8Array<ArrayBuffer> }
  | { type: 'end' }
  | { type: 'stored' };
/** And says; `read`: a block, to its end. */
export type FromReader =
  | { type: 'read'; bytes: number; rows: number }
  | { type: 'part'; column: number; part: number; bytes: Uint8Array<ArrayBuffer> }
  | { type: 'drop'; column: number }
  | { type: 'done'; imported: Imported }
  | { type: 'failed'; problem?: Problem; message: string };

export type Question =
  { kind: 'map' } | { kind: 'funnel'; question: EventFunnelQuestion } | { kind: 'paths'; question: PathsQuestion };

/** Stored columns, by a name that changes with what is asked of them; or a table in the company’s own database. */
export type Source =
  | { kind: 'columns'; key: string; stored: Omit<Stored, 'part'>; mapping: DatasetMapping }
  | { kind: 'postgres'; url: string; table: TableSource };

/** A table of events, as whoever runs the server names it. */
export interface TableSource {
  name: string;
  /** `schema.table`. */
  table: string;
  entity: string;
  time: string;
  event: string;
  properties: readonly string[];
  /** What tells the order of rows of the same instant; without it, the names of their events do. */
  order?: string;
}

export type Mapped = Omit<Prepared, 'columns'> & { properties: { name: string; distinct: number; values: string[] }[] };
export type Answer =
  | ({ kind: 'map' } & Mapped)
  | { kind: 'funnel'; result: EventFunnelResult; looked: Looked }
  | { kind: 'paths'; result: PathsResult; looked: Looked };

export type ToAsker =
  | { type: 'open'; memory: number }
  | { type: 'ask'; id: number; source: Source; question: Question; cancelled: Int32Array<SharedArrayBuffer> }
  | { type: 'part'; need: number; bytes?: Uint8Array };
export type FromAsker =
  | { type: 'part'; need: number; key: string; column: number; part: number }
  | { type: 'answer'; id: number; answer: Answer }
  | { type: 'failed'; id: number; problem?: Problem; message: string; cancelled?: boolean };

/** N6: files are read, and questions answered, beside the thread that carries everybody’s edits. */
export function startThread(role: 'read' | 'ask'): Worker {
  const built = new URL('./analytics-worker.js', import.meta.url);
  if (existsSync(fileURLToPath(built))) return new Worker(built, { workerData: { role } });
  // from its source, as tests and `npm run dev` start it: a thread does not inherit what reads TypeScript
  const source = JSON.stringify(new URL('./worker.ts', import.meta.url).href);
  const reads = JSON.stringify('tsx/esm/api');
  const start = `import(${reads}).then(({ register }) => { register(); return import(${source}); })`;
  return new Worker(start, { eval: true, workerData: { role }, execArgv: [] });
}

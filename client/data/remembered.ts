import type { Table } from '../../shared/files/table/table.ts';
import { signatureOf } from '../../shared/files/table/sources.ts';
import type { Draft } from './draft.ts';
import type { Question } from './question-form.tsx';

/** What was corrected the last time a file with this header came. */
export interface Remembered {
  draft: Draft;
  question: Omit<Question, 'title' | 'from' | 'to'>;
  /** Personal columns that were kept on purpose, by title. */
  kept: readonly string[];
  /** Names of the file → places of the map. */
  bound: Readonly<Record<string, string>>;
}

interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const MOST = 40;
const keyFor = (personId: string): string => `journeyboard:mappings:${personId}`;

type Kept = [signature: string, what: Remembered][];

function readAll(personId: string, shelf: Shelf): Kept {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(keyFor(personId)) ?? '[]');
    return Array.isArray(kept) ? (kept as Kept).filter((one) => Array.isArray(one) && one.length === 2) : [];
  } catch {
    return [];
  }
}

/** Columns a draft points at must be there: the same titles may stand for fewer columns in a file cut by hand. */
function fits({ draft }: Remembered, table: Table): boolean {
  const indexes = Object.values(draft.mapping).flatMap((value: unknown) =>
    typeof value === 'number' ? [value] : Array.isArray(value) ? value.filter((one) => typeof one === 'number') : [],
  );
  return indexes.every((index) => index < table.columns.length);
}

/** For this person, on this device. */
export function recall(table: Table, personId: string, shelf: Shelf = localStorage): Remembered | undefined {
  const signature = signatureOf(table);
  const found = readAll(personId, shelf).find(([known]) => known === signature)?.[1];
  return found && fits(found, table) ? found : undefined;
}

export function remember(table: Table, what: Remembered, personId: string, shelf: Shelf = localStorage): void {
  const signature = signatureOf(table);
  const others = readAll(personId, shelf).filter(([known]) => known !== signature);
  try {
    shelf.setItem(keyFor(personId), JSON.stringify([[signature, what], ...others].slice(0, MOST)));
  } catch {
    // a full shelf costs a correction the next time, and nothing else
  }
}

import type { Table, TableColumn } from './table.ts';
import { fold } from './words.ts';

/** Why a column is taken for one about a person. */
export type Personal = 'e-mail' | 'ip' | 'phone' | 'name' | 'identity' | 'address';

const BY_TITLE: readonly (readonly [RegExp, Personal])[] = [
  [/\be ?mail\b|\be ?posta\b|\bmail address\b/u, 'e-mail'],
  [/\bip ?(?:address|adresi)?$|^ip\b|\bipaddress\b/u, 'ip'],
  [/\bphone\b|\btelefon\b|\bmobile number\b|\bgsm\b|\bcep\b/u, 'phone'],
  [
    /\b(?:first|last|full|sur|family|given|contact|customer|client|respondent|recipient|user|person|owner|deal owner|agent) ?(?:first |last )?name\b|\brecipient(?:first|last)name\b|^name$|\bad soyad\b|\badi soyadi\b|^(?:ad|adi|soyad|soyadi)$|\bmusteri ad/u,
    'name',
  ],
  [/\bt ?c ?kimlik|\bkimlik no\b|\bssn\b|\bnational id\b|\bpassport no|\biban\b/u, 'identity'],
  [/\b(?:street|postal|home|billing|shipping) address\b|^adres(?:i)?$|\bacik adres\b/u, 'address'],
];

const BY_CELL: readonly (readonly [RegExp, Personal])[] = [
  [/^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>"]{2,}$/u, 'e-mail'],
  [/^(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/u, 'ip'],
  [/^(?:[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4}){1,4}$/iu, 'ip'],
  [/^\+\d[\d\s().-]{8,17}$|^0?\s?\(?5\d{2}\)?[\s-]\d{3}[\s-]\d{2}[\s-]?\d{2}$/u, 'phone'],
];

/** Enough to see what a column is; the rest of a long one is not read for this. */
const LOOKED_AT = 500;

function byCells(cells: readonly string[]): Personal | undefined {
  const present = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (present.length === 0) return undefined;
  for (const [pattern, kind] of BY_CELL) {
    const hits = present.filter((cell) => pattern.test(cell)).length;
    // one address among a thousand comments is found by nobody; a tenth of a column is a column of addresses
    if (hits >= Math.max(1, present.length * 0.1)) return kind;
  }
  return undefined;
}

/** A `name` column of a table of steps names steps, and of a table of counts a segment: nobody is told by it. */
const isAggregate = (table: Table): boolean =>
  table.columns.some(({ title }) =>
    /\b(?:count|users|action id|breakdown value|kullanici sayisi|kisi sayisi)\b/u.test(fold(title)),
  );

/** Columns that tell who somebody is (A6): by their title, or by what stands in them. */
export function personalColumns(table: Table): { column: TableColumn; why: Personal }[] {
  const aggregate = isAggregate(table);
  return table.columns.flatMap((column) => {
    const title = fold(column.title);
    const named = BY_TITLE.find(([pattern]) => pattern.test(title))?.[1];
    const why =
      byCells(table.rows.slice(0, LOOKED_AT).map((row) => row.cells[column.index] ?? '')) ??
      (named === 'name' && aggregate ? undefined : named);
    return why ? [{ column, why }] : [];
  });
}

/** The table as it may be kept: those columns hold nothing and have no name, and all others stay where they were. */
export function withoutColumns(table: Table, indexes: ReadonlySet<number>): Table {
  if (indexes.size === 0) return table;
  const bare = (cells: readonly string[]): string[] => cells.map((cell, i) => (indexes.has(i) ? '' : cell));
  return {
    ...table,
    records: table.records.map(bare),
    columns: table.columns.map((column) => (indexes.has(column.index) ? { ...column, kind: 'empty' } : column)),
    rows: table.rows.map((row) => ({ ...row, cells: bare(row.cells) })),
    totals: table.totals.map((row) => ({ ...row, cells: bare(row.cells) })),
  };
}

import type { Table } from './table.ts';

const quoted = (cell: string): string => (/[",\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** What a table holds as plain text, for whoever reads nothing else: each cell as it stands, so that nothing is defused. */
export function asCsv({ columns, rows }: Pick<Table, 'columns' | 'rows'>): string {
  const lines = [
    columns.map(({ title }) => title),
    ...rows.map(({ cells }) => columns.map(({ index }) => cells[index] ?? '')),
  ];
  return lines.map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
}

import { asCsv } from '../../shared/files/table/as-csv.ts';
import type { Table } from '../../shared/files/table/table.ts';

/** The server reads event logs as text, in a stream: of a workbook it gets the sheet that was chosen, of all else the file. */
export function logFile(file: File, table: Table): File {
  if (table.encoding !== 'xlsx') return file;
  return new File([asCsv(table)], file.name, { type: 'text/csv' });
}

/** A stretch of a file that is a table of its own, and the row it begins at (from 0). */
export interface Part {
  name: string;
  at: number;
  records: readonly (readonly string[])[];
}

const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length;
const isComment = (row: readonly string[]): boolean => /^\s*#/u.test(row[0] ?? '');
const isBreak = (row: readonly string[]): boolean => filled(row) === 0 || isComment(row);
/** A header names its columns: words, and none of them a bare number. */
const isHeader = (row: readonly string[]): boolean =>
  filled(row) > 1 && row.every((cell) => !/^\s*[-+]?[\d.,%]+\s*$/u.test(cell));
const isTable = (rows: readonly (readonly string[])[]): boolean =>
  rows.length > 1 && rows.some((row) => isHeader(row)) && rows.filter((row) => filled(row) > 1).length > 1;

/**
 * Several tables in one file, parted by blank or commented lines, as GA4 writes a funnel and its segments. Undefined
 * when it is one table, whatever stands above and below it.
 */
export function partsOf(records: readonly (readonly string[])[]): readonly Part[] | undefined {
  const parts: Part[] = [];
  let at = 0;
  let comment = '';
  while (at < records.length) {
    const row = records[at] ?? [];
    if (isBreak(row)) {
      const said = isComment(row)
        ? row
            .join(' ')
            .replace(/^[\s#-]+/u, '')
            .trim()
        : '';
      if (said !== '') comment = said;
      at += 1;
      continue;
    }
    let end = at;
    while (end < records.length && !isBreak(records[end] ?? [])) end += 1;
    const rows = records.slice(at, end);
    if (isTable(rows)) parts.push({ name: comment, at, records: rows });
    comment = '';
    at = end;
  }
  // a report with a blank line inside goes on in the same columns, and has no second header
  const own = parts.filter(({ records: [first = []] }) => isHeader(first));
  return own.length > 1 ? own : undefined;
}

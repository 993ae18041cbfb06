import Papa from 'papaparse';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface Records {
  records: string[][];
  delimiter: Delimiter;
  /** A quoted cell was opened and never closed: the file was cut. */
  cut: boolean;
}

const parse = (text: string, delimiter: Delimiter, preview = 0): Papa.ParseResult<string[]> =>
  Papa.parse<string[]>(text, { delimiter, newline: '\n', preview });

/** The delimiter under which most of the first rows are equally wide; a comma when there is only one column. */
export function guessDelimiter(text: string): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const rows = parse(text, delimiter, 60).data.filter((row) => row.some((cell) => cell.trim() !== ''));
    const widths = new Map<number, number>();
    for (const row of rows) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
    const [width = 1, count = 0] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    // width only breaks ties: a decimal comma in every row also makes "two columns", but not in the header
    const score = width < 2 ? 0 : count / rows.length + Math.min(width, 50) / 1000;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Text → records. What somebody chose parts the cells, else a leading `sep=` line, which is never a record. */
export function splitRecords(text: string, chosen?: Delimiter): Records {
  let body = text.replace(/\r\n?/g, '\n');
  const stated = /^"?sep=(.)"?\n/i.exec(body);
  if (stated) body = body.slice(stated[0].length);
  const named =
    DELIMITERS.find((delimiter) => delimiter === stated?.[1]) ??
    (stated && /^sep=\t?\n/i.test(stated[0]) ? '\t' : undefined);
  const delimiter = chosen ?? named ?? guessDelimiter(body);
  const result = parse(body, delimiter);
  const records = result.data;
  // the line end of the last record is no record of its own
  if (records.length > 0 && records.at(-1)?.length === 1 && records.at(-1)?.[0] === '') records.pop();
  return { records, delimiter, cut: result.errors.some((error) => error.code === 'MissingQuotes') };
}

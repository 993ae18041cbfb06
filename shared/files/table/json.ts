import type { Parsed } from '../../journey/journey.ts';

export interface JsonTable {
  name: string;
  records: string[][];
}

type Row = Record<string, unknown>;

const MOST_KEYS = 190;
const MOST_DEPTH = 3;
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'number');
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/** 1.234 as a number is no thousand: a fourth decimal leaves no other way to read it. */
function numberText(value: number): string {
  const text = String(value);
  return /^-?\d{1,3}\.\d{3}$/u.test(text) ? `${text}0` : text;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return numberText(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `[{key, value: {string_value}}]`, as BigQuery writes parameters, is an object like any other. */
function pairs(value: unknown): Row | undefined {
  if (
    !Array.isArray(value) ||
    value.length === 0 ||
    !value.every((one) => isRow(one) && typeof one['key'] === 'string')
  )
    return undefined;
  return Object.fromEntries(
    value.map((one: Row) => {
      const held = one['value'];
      const inner = isRow(held) ? Object.values(held).find((part) => part !== null && part !== undefined) : held;
      return [String(one['key']), inner];
    }),
  );
}

function flatten(row: Row, into: Map<string, string>, before = '', depth = 0): void {
  for (const [key, value] of Object.entries(row)) {
    const name = before === '' ? key : `${before}.${key}`;
    const inner = isRow(value) ? value : pairs(value);
    if (inner && depth < MOST_DEPTH) flatten(inner, into, name, depth + 1);
    else into.set(name, textOf(value));
  }
}

/** Objects with fields → records under one header, the fields in the order in which they first came. */
function recordsOf(rows: readonly Row[]): string[][] {
  const header: string[] = [];
  const known = new Set<string>();
  const flat = rows.map((row) => {
    const cells = new Map<string, string>();
    flatten(row, cells);
    for (const key of cells.keys()) {
      if (known.has(key) || known.size >= MOST_KEYS) continue;
      known.add(key);
      header.push(key);
    }
    return cells;
  });
  return [header, ...flat.map((cells) => header.map((key) => cells.get(key) ?? ''))];
}

/** `data[date].steps[]` of Mixpanel. */
function mixpanelFunnel(root: Row): JsonTable | undefined {
  const data = root['data'];
  if (!isRow(data)) return undefined;
  const rows = Object.entries(data).flatMap(([date, day]) => {
    const groups: [string, unknown][] =
      isRow(day) && Array.isArray(day['steps']) ? [['', day]] : isRow(day) ? Object.entries(day) : [];
    return groups.flatMap(([segment, held]) => {
      const steps = isRow(held) ? held['steps'] : held;
      if (!Array.isArray(steps)) return [];
      return steps.filter(isRow).map((step) => ({
        date,
        segment: segment === '$overall' ? '' : segment,
        step: step['step_label'] || step['event'] || step['goal'] || '',
        count: step['count'] ?? '',
        avg_time: step['avg_time'] ?? '',
      }));
    });
  });
  return rows.length > 0 && rows.every(({ count }) => typeof count === 'number')
    ? { name: 'Mixpanel', records: recordsOf(rows) }
    : undefined;
}

/** `events` beside `cumulativeRaw` of Amplitude, one entry a segment. */
function amplitudeFunnel(root: Row): JsonTable | undefined {
  const entries = (Array.isArray(root['data']) ? root['data'] : [root['data'] ?? root]).filter(isRow);
  const rows = entries.flatMap((entry) => {
    const { events, cumulativeRaw, medianTransTimes } = entry;
    if (!isTexts(events) || !isNumbers(cumulativeRaw) || events.length !== cumulativeRaw.length) return [];
    const group = textOf(entry['groupValue'] ?? (isRow(entry['meta']) ? entry['meta']['segmentIndex'] : ''));
    return events.map((step, i) => ({
      segment: entries.length > 1 ? group : '',
      step,
      count: cumulativeRaw[i] ?? '',
      // the times are of the ways between, so one fewer
      median_time: i > 0 && isNumbers(medianTransTimes) ? (medianTransTimes[i - 1] ?? '') : '',
    }));
  });
  return rows.length > 0 ? { name: 'Amplitude', records: recordsOf(rows) } : undefined;
}

/** The largest list of objects that is not deep inside. */
function listIn(value: unknown, depth = 0): Row[] | undefined {
  if (Array.isArray(value)) {
    const rows = value.filter(isRow);
    return rows.length > 0 && rows.length === value.length ? rows : undefined;
  }
  if (!isRow(value) || depth > 2) return undefined;
  const lists = Object.values(value).flatMap((inner) => {
    const found = listIn(inner, depth + 1);
    return found ? [found] : [];
  });
  return lists.sort((a, b) => b.length - a.length)[0];
}

function lines(text: string): { rows: Row[]; bad: number[] } {
  const rows: Row[] = [];
  const bad: number[] = [];
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    try {
      const value: unknown = JSON.parse(line);
      if (isRow(value)) rows.push(value);
      else bad.push(i + 1);
    } catch {
      bad.push(i + 1);
    }
  });
  return { rows, bad };
}

export const looksLikeJson = (text: string): boolean => /^\s*[[{]\s*["{[\]}]/u.test(text.slice(0, 2000));

/** JSON or a JSON value a line → a table. Lines that are none are told by their number. */
export function readJsonTable(text: string): Parsed<JsonTable> {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    const { rows, bad } = lines(text);
    if (rows.length === 0) return { ok: false, problems: [{ where: 'file', code: 'table-json', values: {} }] };
    const problems = bad.map((row) => ({ where: `row ${row}`, code: 'row-not-json', values: { row } }));
    return { ok: true, value: { name: '', records: recordsOf(rows) }, problems };
  }
  const funnel = isRow(root) ? (mixpanelFunnel(root) ?? amplitudeFunnel(root)) : undefined;
  if (funnel) return { ok: true, value: funnel, problems: [] };
  const rows = listIn(root) ?? (isRow(root) ? [root] : undefined);
  if (!rows) return { ok: false, problems: [{ where: 'file', code: 'table-json', values: {} }] };
  return { ok: true, value: { name: '', records: recordsOf(rows) }, problems: [] };
}

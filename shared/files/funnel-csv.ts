import { funnelStepId, isCount } from '../journey/funnel.ts';
import type { Funnel, FunnelStep, Id, Instant, Parsed, Passport, Problem } from '../journey/journey.ts';
import { medianOf, sortedNumbers } from '../journey/metrics/samples.ts';
import { readInstant, readPeriod } from './table/dates.ts';
import { readNumber } from './table/numbers.ts';
import type { Table, TableColumn, TableRow } from './table/table.ts';
import { cellPlace, COLUMN_WORDS, columnNamed, fold, type Confidence } from './table/words.ts';

/** Columns by index. Long: a row a step. Wide: a row a segment, a column a step. */
export type FunnelMapping = Times &
  (
    | { shape: 'long'; label: number; count: number; time?: number; segment?: number; period?: number }
    /** `times` beside `steps`: how long it took from the step before, null where no column says. */
    | { shape: 'wide'; steps: readonly number[]; times?: readonly (number | null)[]; segment?: number; period?: number }
    /** A row a person or deal, and in each column when it came there: it counts where there is a date. */
    | { shape: 'entered'; steps: readonly number[]; segment?: number; period?: undefined }
  );

/** Seconds of a unit. */
export const TIME_UNITS = { ms: 0.001, s: 1, min: 60, h: 3_600, d: 86_400 } as const;
export type TimeUnit = keyof typeof TIME_UNITS;

interface Times {
  /** Which unit the times are in; no file of GA4 says it, and unsaid they stay out. */
  timeUnit?: TimeUnit;
}

export interface FunnelGuess {
  mapping: FunnelMapping;
  confidence: Confidence;
}

/** What the file cannot say: who brings it, when, and the ids its records get. */
export interface ImportContext {
  mapId: Id;
  newId: () => Id;
  now: Instant;
  personId: Id;
  who: string;
  source: string;
}

export interface FunnelImport {
  funnel: Funnel;
  steps: readonly FunnelStep[];
  passport: Passport;
}

const isCountColumn = (column: TableColumn): boolean =>
  column.kind === 'number' && !COLUMN_WORDS.notCount.test(fold(column.title));

function stepColumns(table: Table): TableColumn[] {
  const counted = table.columns.filter(
    (column) => column.kind === 'number' && /\bstep \d+\b.*\bcount\b/.test(fold(column.title)),
  );
  return counted.length > 1 ? counted : table.columns.filter(isCountColumn);
}

const UNIT_WORDS: readonly (readonly [RegExp, TimeUnit])[] = [
  [/\b(?:ms|milliseconds?|milisaniye)\b/u, 'ms'],
  [/\b(?:s|sec|seconds?|sn|saniye)\b/u, 's'],
  [/\b(?:min|minutes?|dk|dakika)\b/u, 'min'],
  [/\b(?:h|hours?|saat)\b/u, 'h'],
  [/\b(?:d|days?|gun)\b/u, 'd'],
];
const unitIn = (title: string): TimeUnit | undefined => UNIT_WORDS.find(([pattern]) => pattern.test(fold(title)))?.[1];

/** A median rather than a mean, where a file has both: a few who come back after months pull the mean. */
function timeOf(table: Table): { time?: number; timeUnit?: TimeUnit } {
  const times = table.columns.filter(
    ({ kind, title }) =>
      kind === 'number' &&
      /\b(?:median|ortanca)\b.*\b(?:time|sure)|\bavg time\b|\belapsed time\b|\bgecen sure\b/u.test(fold(title)),
  );
  const column = times.find(({ title }) => /median|ortanca/u.test(fold(title))) ?? times[0];
  const unit = column && unitIn(column.title);
  return column ? { time: column.index, ...(unit ? { timeUnit: unit } : {}) } : {};
}

function timesBeside(
  table: Table,
  steps: readonly TableColumn[],
): { times?: readonly (number | null)[]; timeUnit?: TimeUnit } {
  const times = steps.map(({ title }) => {
    const stem = fold(title)
      .replace(/\bcount\b.*$/u, '')
      .trim();
    const beside = table.columns.find(
      (column) => column.kind === 'number' && fold(column.title).startsWith(`${stem} duration from previous`),
    );
    return beside?.index ?? null;
  });
  return times.every((time) => time === null) ? {} : { times, timeUnit: 's' };
}

export function guessFunnelMapping(table: Table): FunnelGuess | undefined {
  const texts = table.columns.filter((column) => column.kind === 'text');
  const named = columnNamed(table, COLUMN_WORDS.step, (column) => column.kind === 'text');
  const namedCount = columnNamed(table, COLUMN_WORDS.count, isCountColumn);
  const entered = table.columns.filter((column) =>
    /^(?:date entered|entered|giris tarihi)\b/u.test(fold(column.title)),
  );
  if (entered.length > 1)
    return { mapping: { shape: 'entered', steps: entered.map(({ index }) => index) }, confidence: 'sure' };
  const period = table.columns.find((column) => column.kind === 'period')?.index;
  const dated = period === undefined ? {} : { period };
  const counts = stepColumns(table);
  if (named === undefined && counts.length > 1 && table.columns.length > 2) {
    const segment = texts[0]?.index;
    const mapping: FunnelMapping = {
      shape: 'wide',
      steps: counts.map((column) => column.index),
      ...timesBeside(table, counts),
      ...(segment === undefined ? {} : { segment }),
      ...dated,
    };
    return {
      mapping,
      confidence: counts.every((column) => /\b(?:step|adim)\b/.test(fold(column.title))) ? 'sure' : 'likely',
    };
  }
  const count = namedCount ?? counts[0] ?? table.columns.find((column) => column.kind === 'number');
  const label = named ?? texts[0];
  if (count === undefined || label === undefined) return undefined;
  const segment = columnNamed(table, COLUMN_WORDS.segment, (column) => column !== label && column.kind === 'text');
  const mapping: FunnelMapping = {
    shape: 'long',
    label: label.index,
    count: count.index,
    ...timeOf(table),
    ...(segment === undefined ? {} : { segment: segment.index }),
    ...dated,
  };
  return { mapping, confidence: named && namedCount ? 'sure' : named || namedCount ? 'likely' : 'unsure' };
}

const isEverybody = (segment: string): boolean =>
  /^(?:|total|toplam|all|all users|tumu|hepsi|herkes|overall|baseline)$/.test(fold(segment));

/** Counts by segment and step, in the order of the file. */
class Tally {
  readonly labels: string[] = [];
  readonly bySegment = new Map<string, Map<string, number>>();
  /** Seconds from the step before, by segment and label; a median of sums is none, so added rows have none. */
  readonly times = new Map<string, number>();
  summed = 0;

  add(segment: string, label: string, count: number): void {
    if (!this.labels.includes(label)) this.labels.push(label);
    const counts = this.bySegment.get(segment) ?? new Map<string, number>();
    this.bySegment.set(segment, counts);
    if (counts.has(label)) {
      this.summed += 1;
      this.times.delete(JSON.stringify([segment, label]));
    }
    counts.set(label, (counts.get(label) ?? 0) + count);
  }

  time(segment: string, label: string, seconds: number | undefined): void {
    const counts = this.bySegment.get(segment);
    if (seconds !== undefined && counts?.has(label)) this.times.set(JSON.stringify([segment, label]), seconds);
  }

  timeAt(segment: string, label: string): number | undefined {
    return this.times.get(JSON.stringify([segment, label]));
  }

  /** Everybody as the file states it, else as the sum of the segments. */
  complete(): void {
    if (this.bySegment.has('')) return;
    const whole = new Map<string, number>();
    for (const counts of this.bySegment.values()) {
      for (const [label, count] of counts) whole.set(label, (whole.get(label) ?? 0) + count);
    }
    this.bySegment.set('', whole);
  }
}

function readCount(row: TableRow, column: TableColumn, problems: Problem[]): number | undefined {
  const raw = row.cells[column.index] ?? '';
  const cell = readNumber(raw, column.mark);
  const where = cellPlace(row.number, column.title);
  const values = { row: row.number, column: column.title, cell: raw.slice(0, 40) };
  if (cell.kind === 'empty') problems.push({ where, code: 'cell-empty', values });
  else if (cell.kind === 'text') problems.push({ where, code: 'cell-not-number', values });
  else if (!isCount(cell.value) || cell.unit !== undefined) problems.push({ where, code: 'cell-not-count', values });
  else return cell.value;
  return undefined;
}

function readSeconds(row: TableRow, column: TableColumn | undefined, unit: TimeUnit | undefined): number | undefined {
  const cell = column && readNumber(row.cells[column.index] ?? '', column.mark);
  return unit && cell?.kind === 'number' && cell.value >= 0 ? cell.value * TIME_UNITS[unit] : undefined;
}

function tallyLong(table: Table, mapping: FunnelMapping & { shape: 'long' }, tally: Tally, problems: Problem[]): void {
  const column = table.columns[mapping.count];
  if (column === undefined) return;
  let label = '';
  for (const row of table.rows) {
    // an empty step means the same as above, as in exports that write a step once for its segments
    label = row.cells[mapping.label]?.trim() || label;
    const segment = mapping.segment === undefined ? '' : (row.cells[mapping.segment]?.trim() ?? '');
    if (label === '') {
      problems.push({
        where: cellPlace(row.number, table.columns[mapping.label]?.title ?? ''),
        code: 'row-no-step',
        values: { row: row.number },
      });
      continue;
    }
    const count = readCount(row, column, problems);
    if (count === undefined) continue;
    const name = isEverybody(segment) ? '' : segment;
    const before = tally.summed;
    tally.add(name, label, count);
    if (tally.summed === before && mapping.time !== undefined)
      tally.time(name, label, readSeconds(row, table.columns[mapping.time], mapping.timeUnit));
  }
}

/** How many have a date in each column, and the median time between one date and the next. */
function tallyEntered(table: Table, mapping: FunnelMapping & { shape: 'entered' }, tally: Tally): void {
  const columns = mapping.steps.flatMap((index) => table.columns[index] ?? []);
  const instants = new Map<TableRow, (number | undefined)[]>();
  for (const row of table.rows)
    instants.set(
      row,
      columns.map((column) => readInstant(row.cells[column.index] ?? '', column.dayOrder)),
    );
  const segmentOf = (row: TableRow): string =>
    mapping.segment === undefined ? '' : (row.cells[mapping.segment]?.trim() ?? '');
  for (const segment of new Set(['', ...table.rows.map(segmentOf)])) {
    const own = table.rows.filter((row) => segment === '' || segmentOf(row) === segment);
    columns.forEach((column, i) => {
      const label = `${i}\n${column.title.replace(/^date entered\s*|\s*giriş tarihi$/iu, '').replace(/^["“]|["”]$/gu, '')}`;
      tally.add(segment, label, own.filter((row) => instants.get(row)?.[i] !== undefined).length);
      const gaps = own.flatMap((row) => {
        const [from, to] = [instants.get(row)?.[i - 1], instants.get(row)?.[i]];
        return from === undefined || to === undefined || to < from ? [] : [(to - from) / 1000];
      });
      tally.time(segment, label, medianOf(sortedNumbers(gaps)));
    });
  }
}

function tallyWide(table: Table, mapping: FunnelMapping & { shape: 'wide' }, tally: Tally, problems: Problem[]): void {
  const rows = mapping.segment === undefined ? table.rows : [...table.totals, ...table.rows];
  for (const row of rows) {
    const segment = mapping.segment === undefined ? '' : (row.cells[mapping.segment]?.trim() ?? '');
    mapping.steps.forEach((index, i) => {
      const column = table.columns[index];
      const count = column && readCount(row, column, problems);
      // two steps may bear one name; their place keeps them apart
      if (count === undefined) return;
      const name = isEverybody(segment) ? '' : segment;
      const [label, before] = [`${i}\n${column?.title}`, tally.summed];
      tally.add(name, label, count);
      const time = mapping.times?.[i];
      if (tally.summed === before && typeof time === 'number')
        tally.time(name, label, readSeconds(row, table.columns[time], mapping.timeUnit));
    });
  }
}

function datesOf(table: Table, mapping: FunnelMapping): { from?: string; to?: string } {
  const column = mapping.period === undefined ? undefined : table.columns[mapping.period];
  if (column === undefined) return {};
  const dates = table.rows.flatMap((row) => readPeriod(row.cells[column.index] ?? '', column.dayOrder) ?? []).sort();
  const [from, to] = [dates[0], dates.at(-1)];
  return from === undefined || to === undefined ? {} : { from, to };
}

/** A table with a mapping a person has seen → records of one funnel, everybody and each segment. */
export function readFunnel(
  table: Table,
  mapping: FunnelMapping,
  title: string,
  context: ImportContext,
): Parsed<FunnelImport> {
  const problems: Problem[] = [];
  const tally = new Tally();
  if (mapping.shape === 'long') tallyLong(table, mapping, tally, problems);
  else if (mapping.shape === 'entered') tallyEntered(table, mapping, tally);
  else tallyWide(table, mapping, tally, problems);
  if (tally.labels.length === 0)
    return { ok: false, problems: [{ where: 'file', code: 'table-no-numbers' }, ...problems] };
  if (tally.labels.length < 2)
    return {
      ok: false,
      problems: [{ where: 'file', code: 'funnel-short', values: { count: tally.labels.length } }, ...problems],
    };
  if (tally.summed > 0) problems.push({ where: 'file', code: 'funnel-summed', values: { count: tally.summed } });
  tally.complete();
  const funnelId = context.newId();
  const passportId = context.newId();
  const steps: FunnelStep[] = [];
  for (const [segment, counts] of tally.bySegment) {
    tally.labels.forEach((key, index) => {
      const label = key.slice(key.indexOf('\n') + 1);
      const count = counts.get(key);
      if (count === undefined)
        problems.push({ where: label, code: 'funnel-step-missing', values: { step: label, segment } });
      // "/" parts the composite key
      const name = segment.replaceAll('/', '∕');
      const seconds = tally.timeAt(segment, key);
      steps.push({
        id: funnelStepId(funnelId, index, name),
        funnelId,
        index,
        segment: name,
        label,
        count: count ?? 0,
        ...(seconds === undefined ? {} : { medianSeconds: seconds }),
      });
    });
  }
  const base = { createdBy: context.personId };
  const passport: Passport = {
    ...base,
    id: passportId,
    definition: title,
    source: context.source,
    who: context.who,
    when: context.now,
  };
  const funnel: Funnel = {
    ...base,
    id: funnelId,
    mapId: context.mapId,
    title,
    order: 'unknown',
    entry: 'unknown',
    windowSeconds: 'unknown',
    passportId,
    unit: mapping.shape === 'long' ? (table.columns[mapping.count]?.title ?? '') : '',
    ...datesOf(table, mapping),
  };
  return { ok: true, value: { funnel, steps, passport }, problems };
}

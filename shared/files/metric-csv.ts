import type { Metric, MetricKind, Observation, Parsed, Passport, Period, Problem, Target } from '../journey/journey.ts';
import { inRange, METRIC_FACTS } from '../journey/metrics/kinds.ts';
import { VARIANTS } from '../journey/metrics/variants.ts';
import { guessAnswers, readAnswers, type AnswersMapping } from './answers-csv.ts';
import type { ImportContext } from './funnel-csv.ts';
import { readPeriod } from './table/dates.ts';
import { readNumber } from './table/numbers.ts';
import type { Table, TableColumn, TableRow } from './table/table.ts';
import { cellPlace, COLUMN_WORDS, columnNamed, fold, type Confidence } from './table/words.ts';

interface Shared {
  target?: number;
  period?: number;
  segment?: number;
  n?: number;
}
/** Columns by index. Long: a row a value. Wide: a column a metric. */
export type ValuesMapping = Measured &
  (
    | (Shared & { shape: 'long'; metric: number; value: number })
    | (Shared & { shape: 'wide'; values: readonly number[] })
  );

/** What a person said a metric of the file is, where the guess from its name was another. */
export interface Chosen {
  kind: MetricKind;
  variant?: string;
}

interface Measured {
  kinds?: Readonly<Record<string, Chosen>>;
  /** Of amounts whose cells do not say it. */
  currency?: string;
}

export type MetricMapping = ValuesMapping | AnswersMapping;

export interface MetricGuess {
  mapping: MetricMapping;
  confidence: Confidence;
}

export interface MetricImport {
  metrics: readonly Metric[];
  observations: readonly Observation[];
  passport: Passport;
}

/** A stage, step or touchpoint by the name a file gives it. */
export interface NamedTarget {
  name: string;
  target: Target;
}

const KIND_WORDS: readonly (readonly [RegExp, MetricKind])[] = [
  [/\bnps\b|net promoter|tavsiye/, 'nps'],
  [/\bcsat\b.*(?:%|share|pay|oran)|memnuniyet orani/, 'csat-share'],
  [/\bcsat\b|memnuniyet|satisfaction/, 'csat-mean'],
  [/\bces\b.*(?:%|share|pay|oran)/, 'ces-share'],
  [/\bces\b|\beffort\b|\befor\b|kolaylik/, 'ces-mean'],
  [/drop off|dropoff|abandon|terk|kayip orani/, 'drop-off'],
  [/overall conversion|toplam donusum/, 'conversion-overall'],
  [/conversion|donusum/, 'conversion-step'],
  [/time to convert|donusum suresi/, 'time-to-convert'],
  [/retention|elde tutma|baglilik/, 'retention'],
  [/churn|ayrilma/, 'churn'],
  [/repeat|tekrar/, 'repeat-purchase'],
  [/\baov\b|average order|ortalama sepet/, 'aov'],
  [/\bcac\b|acquisition cost/, 'cac'],
  [/\bclv\b|\bltv\b|lifetime|yasam boyu/, 'clv-simple'],
  [/first contact|\bfcr\b|ilk temas/, 'first-contact-resolution'],
  [/time to resolution|resolution time|cozum suresi/, 'time-to-resolution'],
  [/promise|vaat|soz/, 'promise-kept'],
];

export function guessMetricKind(name: string): MetricKind {
  return KIND_WORDS.find(([pattern]) => pattern.test(fold(name)))?.[1] ?? 'other';
}

/** Variants that share a name: what is written in per cent is the share, not the mean of the scale (N4). */
const AS_SHARE: Partial<Record<MetricKind, MetricKind>> = { 'csat-mean': 'csat-share', 'ces-mean': 'ces-share' };

const optional = <K extends string>(key: K, column: TableColumn | undefined): { [P in K]?: number } =>
  column === undefined ? {} : ({ [key]: column.index } as { [P in K]?: number });

export function guessMetricMapping(table: Table): MetricGuess | undefined {
  const answers = guessAnswers(table);
  if (answers) return { mapping: answers, confidence: 'likely' };
  const isText = (column: TableColumn): boolean => column.kind === 'text';
  const isNumber = (column: TableColumn): boolean => column.kind === 'number';
  const namedTarget = columnNamed(table, COLUMN_WORDS.target, isText);
  const metric = columnNamed(table, COLUMN_WORDS.metric, isText);
  const n = columnNamed(table, COLUMN_WORDS.n, isNumber);
  const period = table.columns.find((column) => column.kind === 'period') ?? columnNamed(table, COLUMN_WORDS.period);
  const target = namedTarget ?? table.columns.find((column) => isText(column) && column !== metric);
  const segment = columnNamed(
    table,
    COLUMN_WORDS.segment,
    (column) => isText(column) && column !== target && column !== metric,
  );
  const shared = {
    ...optional('target', target),
    ...optional('period', period),
    ...optional('segment', segment),
    ...optional('n', n),
  };
  const numbers = table.columns.filter((column) => isNumber(column) && column !== n && column !== period);
  if (numbers.length === 0) return undefined;
  if (metric !== undefined) {
    const named = columnNamed(table, COLUMN_WORDS.value, isNumber);
    const value = named ?? numbers[0];
    if (value === undefined) return undefined;
    return {
      mapping: { shape: 'long', metric: metric.index, value: value.index, ...shared },
      confidence: named && namedTarget ? 'sure' : 'likely',
    };
  }
  const known = numbers.filter((column) => guessMetricKind(column.title) !== 'other');
  const values = (known.length > 0 ? known : numbers).map((column) => column.index);
  return {
    mapping: { shape: 'wide', values, ...shared },
    confidence: known.length > 0 && namedTarget ? 'likely' : 'unsure',
  };
}

/** Names of targets the file mentions, in its order: what a person binds to stages. */
export function targetNames(table: Table, mapping: MetricMapping): string[] {
  if (mapping.target === undefined) return [''];
  const index = mapping.target;
  return [...new Set(table.rows.map((row) => row.cells[index]?.trim() ?? ''))];
}

/** The target whose title is the name, whatever its case and marks. */
export function matchTarget(name: string, targets: readonly NamedTarget[]): Target | undefined {
  const wanted = fold(name);
  return wanted === '' ? undefined : targets.find((target) => fold(target.name) === wanted)?.target;
}

class Reader {
  readonly metrics = new Map<string, Metric>();
  readonly observations = new Map<string, Observation>();
  readonly problems: Problem[] = [];
  readonly passportId: string;

  constructor(
    readonly table: Table,
    readonly mapping: ValuesMapping,
    readonly bind: (name: string) => Target | undefined,
    readonly context: ImportContext,
  ) {
    this.passportId = context.newId();
  }

  metricFor(name: string, cellUnit: string | undefined): Metric {
    const known = this.metrics.get(name);
    if (known) return known;
    const chosen = this.mapping.kinds?.[name];
    const guessed = guessMetricKind(name);
    const isPercent = cellUnit === 'percent' || cellUnit === 'permille';
    const kind = chosen?.kind ?? (isPercent ? AS_SHARE[guessed] : undefined) ?? guessed;
    const variant = VARIANTS[kind]?.find(({ id }) => id === chosen?.variant);
    const facts = METRIC_FACTS[kind];
    const money = cellUnit !== undefined && /^[A-Z]{3}$/.test(cellUnit) ? `money:${cellUnit}` : undefined;
    const other = isPercent ? 'share' : money;
    const unit =
      facts.unit === 'money'
        ? (money ?? `money:${this.mapping.currency ?? 'TRY'}`)
        : kind === 'other'
          ? (other ?? 'count')
          : facts.unit;
    const metric: Metric = {
      id: this.context.newId(),
      createdBy: this.context.personId,
      name,
      kind,
      ...(variant ? { variant: variant.id } : {}),
      unit,
      direction: variant?.direction ?? facts.direction,
      definition: name,
    };
    this.metrics.set(name, metric);
    return metric;
  }

  tell(row: TableRow, column: TableColumn | undefined, code: string, raw: string): void {
    const title = column?.title ?? '';
    this.problems.push({
      where: cellPlace(row.number, title),
      code,
      values: { row: row.number, column: title, cell: raw.slice(0, 40) },
    });
  }

  period(row: TableRow): Period | undefined {
    const column = this.mapping.period === undefined ? undefined : this.table.columns[this.mapping.period];
    // without a date the values belong to the day they were brought
    if (column === undefined) return new Date(this.context.now).toISOString().slice(0, 10);
    const raw = row.cells[column.index] ?? '';
    const period = readPeriod(raw, column.dayOrder);
    if (period === undefined) this.tell(row, column, 'cell-not-date', raw);
    return period;
  }

  n(row: TableRow): number | null {
    const column = this.mapping.n === undefined ? undefined : this.table.columns[this.mapping.n];
    if (column === undefined) return null;
    const raw = row.cells[column.index] ?? '';
    const cell = readNumber(raw, column.mark);
    if (cell.kind === 'number' && Number.isSafeInteger(cell.value) && cell.value >= 0) return cell.value;
    if (cell.kind !== 'empty') this.tell(row, column, 'cell-not-count', raw);
    return null;
  }

  value(
    row: TableRow,
    column: TableColumn,
    name: string,
    place: { target: Target; period: Period; segment: string; n: number | null },
  ): void {
    const raw = row.cells[column.index] ?? '';
    const cell = readNumber(raw, column.mark);
    if (cell.kind === 'empty') return this.tell(row, column, 'cell-empty', raw);
    if (cell.kind === 'text') return this.tell(row, column, 'cell-not-number', raw);
    const metric = this.metricFor(name, cell.unit);
    if (cell.odd) this.tell(row, column, 'cell-other-style', raw);
    // a share in whole per cents, as people write it: 61,5 where 0 … 1 is meant, and the header says %
    const percent =
      metric.unit === 'share' && cell.unit === undefined && (column.title.includes('%') || name.includes('%'));
    const value = percent ? cell.value / 100 : cell.value;
    if (!inRange(metric.kind, value, metric.variant)) return this.tell(row, column, 'cell-out-of-range', raw);
    const segment = place.segment.replaceAll('/', '∕');
    const id = `${metric.id}/${place.target}/${segment}/${place.period}`;
    if (this.observations.has(id)) return this.tell(row, column, 'row-repeated', raw);
    this.observations.set(id, {
      id,
      metricId: metric.id,
      target: place.target,
      segment,
      period: place.period,
      value,
      n: place.n,
      passportId: this.passportId,
    });
  }

  row(row: TableRow): void {
    const { mapping, table } = this;
    const name = mapping.target === undefined ? '' : (row.cells[mapping.target]?.trim() ?? '');
    const target = mapping.target === undefined ? (`map:${this.context.mapId}` as const) : this.bind(name);
    if (target === undefined) return this.tell(row, table.columns[mapping.target ?? 0], 'row-unbound', name);
    const period = this.period(row);
    if (period === undefined) return;
    const segment = mapping.segment === undefined ? '' : (row.cells[mapping.segment]?.trim() ?? '');
    const place = { target, period, segment, n: this.n(row) };
    if (mapping.shape === 'wide') {
      for (const index of mapping.values) {
        const column = table.columns[index];
        if (column) this.value(row, column, column.title.trim(), place);
      }
      return;
    }
    const metric = row.cells[mapping.metric]?.trim() ?? '';
    const column = table.columns[mapping.value];
    if (metric === '') this.tell(row, table.columns[mapping.metric], 'row-no-metric', metric);
    else if (column) this.value(row, column, metric, place);
  }
}

/** A table with a mapping a person has seen → metrics and their observations. `bind` says what a name stands for. */
export function readMetrics(
  table: Table,
  mapping: MetricMapping,
  bind: (name: string) => Target | undefined,
  context: ImportContext,
): Parsed<MetricImport> {
  if (mapping.shape === 'answers') return readAnswers(table, mapping, bind, `map:${context.mapId}`, context);
  const reader = new Reader(table, mapping, bind, context);
  for (const row of table.rows) reader.row(row);
  const { problems, passportId } = reader;
  if (reader.observations.size === 0)
    return { ok: false, problems: [{ where: 'file', code: 'table-no-numbers' }, ...problems] };
  const passport: Passport = {
    id: passportId,
    createdBy: context.personId,
    definition: [...reader.metrics.keys()].join(', '),
    source: context.source,
    who: context.who,
    when: context.now,
  };
  return {
    ok: true,
    value: { metrics: [...reader.metrics.values()], observations: [...reader.observations.values()], passport },
    problems,
  };
}

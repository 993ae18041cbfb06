import type {
  Instant,
  Metric,
  MetricKind,
  Observation,
  Passport,
  Parsed,
  Problem,
  Target,
} from '../journey/journey.ts';
import { nps } from '../journey/metrics/nps.ts';
import { deviationOf, meanOf } from '../journey/metrics/samples.ts';
import { grainOf, type Grain, wholeOf } from './table/grain.ts';
import { readPeriod } from './table/dates.ts';
import { readNumber } from './table/numbers.ts';
import type { Table, TableColumn } from './table/table.ts';
import { cellPlace, COLUMN_WORDS, columnNamed, fold } from './table/words.ts';

/** What people were asked, and on which scale they answered. */
export const SCALES = ['nps', 'csat-5', 'csat-7', 'ces-7'] as const;
export type Scale = (typeof SCALES)[number];

/** Raw answers, a row a person, counted together into the metrics of their scale. */
export interface AnswersMapping {
  shape: 'answers';
  score: number;
  /** Absent: 0 … 10, as for the recommendation. */
  scale?: Scale;
  /** The question asks how hard it was, so that low is good. */
  effort?: boolean;
  segment?: number;
  period?: number;
  /** One number for each; absent: one for the whole file. */
  grain?: Grain;
  target?: number;
}

interface Context {
  newId: () => string;
  now: Instant;
  personId: string;
  who: string;
  source: string;
}

const ASKS: readonly (readonly [RegExp, Scale])[] = [
  [/\b0 10\b|recommend|tavsiye etme|\bnps\b(?!.*group)/u, 'nps'],
  [/\b1 7\b.*(?:easy|kolay|effort|caba)|(?:easy|kolay|effort|caba).*\b1 7\b|\bces\b/u, 'ces-7'],
  [/(?:satisf|memnun|csat).*\b1 7\b/u, 'csat-7'],
  [/\bcsat\b|how satisfied|ne kadar memnun|memnuniyet puani|\bstar rating\b|\byildiz\b/u, 'csat-5'],
];

const RANGES: Readonly<Record<Scale, readonly [number, number]>> = {
  nps: [0, 10],
  'csat-5': [1, 5],
  'csat-7': [1, 7],
  'ces-7': [1, 7],
};

export const rangeOf = (scale: Scale = 'nps'): readonly [number, number] => RANGES[scale];

const wholeScores = (table: Table, column: TableColumn, [low, high]: readonly [number, number]): boolean => {
  const cells = table.rows.slice(0, 500).map((row) => readNumber(row.cells[column.index] ?? '', column.mark));
  const numbers = cells.flatMap((cell) => (cell.kind === 'number' ? [cell.value] : []));
  const fitting = numbers.filter((value) => Number.isInteger(value) && value >= low && value <= high).length;
  return numbers.length > 0 && fitting >= numbers.length * 0.6;
};

/** Only a header that asks the question: a column of small numbers may as well hold NPS points of groups. */
export function guessAnswers(table: Table): AnswersMapping | undefined {
  for (const [asks, scale] of ASKS) {
    const score = columnNamed(
      table,
      asks,
      (column) => column.kind === 'number' && wholeScores(table, column, RANGES[scale]),
    );
    // a question in the header, or more people than there could be groups
    const isAsked = score && (/\?|\b\d+ ?[-–] ?\d+\b|rating|\(/u.test(score.title) || table.rows.length >= 30);
    if (!score || !isAsked) continue;
    const segment = columnNamed(table, COLUMN_WORDS.segment, (column) => column.kind === 'text');
    const period = table.columns.find((column) => column.kind === 'period');
    return {
      shape: 'answers',
      score: score.index,
      ...(scale === 'nps' ? {} : { scale }),
      ...(segment === undefined ? {} : { segment: segment.index }),
      ...(period === undefined ? {} : { period: period.index }),
    };
  }
  return undefined;
}

/** `5 - Very satisfied`, as survey tools write what stood beside the number. */
const leading = (raw: string): string => /^\s*(\d{1,2})\s*[-–=:.)]\s+\D/u.exec(raw)?.[1] ?? raw;

function readScore(raw: string, column: TableColumn, [low, high]: readonly [number, number]): number | Problem['code'] {
  const cell = readNumber(leading(raw), column.mark);
  if (cell.kind === 'empty') return 'cell-empty';
  const valid =
    cell.kind === 'number' &&
    cell.unit === undefined &&
    Number.isInteger(cell.value) &&
    cell.value >= low &&
    cell.value <= high;
  return valid ? cell.value : 'cell-not-score';
}

interface Group {
  target: Target;
  segment: string;
  period: string;
  scores: number[];
}

type Value = Pick<Observation, 'value' | 'n' | 'k' | 'promoters' | 'detractors' | 'deviation'>;

interface Measure {
  kind: MetricKind;
  variant?: string;
  unit: string;
  of: (scores: readonly number[]) => Value;
}

const shareFrom =
  (low: number) =>
  (scores: readonly number[]): Value => {
    const k = scores.filter((score) => score >= low).length;
    return { value: k / scores.length, n: scores.length, k };
  };
const mean = (scores: readonly number[]): Value => {
  const deviation = deviationOf(scores);
  return { value: meanOf(scores), n: scores.length, ...(deviation === undefined ? {} : { deviation }) };
};
const points = (scores: readonly number[]): Value => {
  const promoters = scores.filter((score) => score >= 9).length;
  const detractors = scores.filter((score) => score <= 6).length;
  const passives = scores.length - promoters - detractors;
  return { value: nps({ promoters, passives, detractors }), n: scores.length, promoters, detractors };
};

/** N4: share and mean of one question are two metrics, each with its variant. */
function measuresOf(scale: Scale, effort: boolean): readonly Measure[] {
  switch (scale) {
    case 'nps':
      return [{ kind: 'nps', unit: 'points', of: points }];
    case 'csat-5':
      return [
        { kind: 'csat-share', variant: 'top-two-of-five', unit: 'share', of: shareFrom(4) },
        { kind: 'csat-mean', variant: 'one-to-five', unit: 'score', of: mean },
      ];
    case 'csat-7':
      return [
        { kind: 'csat-share', variant: 'top-two-of-seven', unit: 'share', of: shareFrom(6) },
        { kind: 'csat-mean', variant: 'one-to-seven', unit: 'score', of: mean },
      ];
    case 'ces-7':
      return effort
        ? [{ kind: 'ces-mean', variant: 'effort', unit: 'score', of: mean }]
        : [
            { kind: 'ces-share', variant: 'five-to-seven', unit: 'share', of: shareFrom(5) },
            { kind: 'ces-mean', variant: 'ease', unit: 'score', of: mean },
          ];
    default: {
      const never: never = scale;
      throw new Error(`unknown scale ${String(never)}`);
    }
  }
}

const SHORT: Readonly<Partial<Record<MetricKind, string>>> = {
  nps: 'NPS',
  'csat-share': 'CSAT %',
  'csat-mean': 'CSAT',
  'ces-share': 'CES %',
  'ces-mean': 'CES',
};

function nameOf(kind: MetricKind, question: string): string {
  const short = SHORT[kind] ?? kind;
  return fold(question).length > 40 || question === '' ? short : `${short}: ${question}`;
}

/** Counts answers; what is no score of the scale is told with its row, never rounded or dropped in silence. */
export function readAnswers(
  table: Table,
  mapping: AnswersMapping,
  bind: (name: string) => Target | undefined,
  whole: Target,
  context: Context,
): Parsed<{ metrics: readonly Metric[]; observations: readonly Observation[]; passport: Passport }> {
  const problems: Problem[] = [];
  const { scale = 'nps', effort = false, grain } = mapping;
  const range = RANGES[scale];
  const column = table.columns[mapping.score];
  const dates = mapping.period === undefined ? undefined : table.columns[mapping.period];
  const today = new Date(context.now).toISOString().slice(0, 10);
  const periodAt = (row: Table['rows'][number]): string | undefined =>
    dates === undefined ? undefined : readPeriod(row.cells[dates.index] ?? '', dates.dayOrder);
  const all = dates && grain === undefined ? wholeOf(table.rows.flatMap((row) => periodAt(row) ?? [])) : undefined;
  const groups = new Map<string, Group>();
  for (const row of column === undefined ? [] : table.rows) {
    const tell = (at: TableColumn | undefined, code: string): void => {
      const title = at?.title ?? '';
      const cell = (row.cells[at?.index ?? -1] ?? '').slice(0, 40);
      const values = { row: row.number, column: title, cell, low: range[0], high: range[1] };
      problems.push({ where: cellPlace(row.number, title), code, values });
    };
    const score = column && readScore(row.cells[column.index] ?? '', column, range);
    if (typeof score !== 'number') {
      tell(column, score ?? 'cell-empty');
      continue;
    }
    const target = mapping.target === undefined ? whole : bind(row.cells[mapping.target]?.trim() ?? '');
    const period = dates && grain ? grainOf(periodAt(row), grain) : (all ?? today);
    if (target === undefined) tell(table.columns[mapping.target ?? -1], 'row-unbound');
    else if (period === undefined) tell(dates, 'cell-not-date');
    else {
      const segment = mapping.segment === undefined ? '' : (row.cells[mapping.segment]?.trim() ?? '');
      for (const name of new Set(['', segment])) {
        const key = JSON.stringify([target, name, period]);
        const group = groups.get(key) ?? { target, segment: name, period, scores: [] };
        group.scores.push(score);
        groups.set(key, group);
      }
    }
  }
  if (groups.size === 0) return { ok: false, problems: [{ where: 'file', code: 'table-no-numbers' }, ...problems] };
  const base = { createdBy: context.personId };
  const definition = column?.title ?? '';
  const passport: Passport = {
    ...base,
    id: context.newId(),
    definition,
    source: context.source,
    who: context.who,
    when: context.now,
  };
  const measures = measuresOf(scale, effort).map(({ kind, variant, unit, of }) => {
    const metric: Metric = {
      ...base,
      id: context.newId(),
      name: nameOf(kind, definition),
      kind,
      ...(variant === undefined ? {} : { variant }),
      unit,
      direction: variant === 'effort' ? 'lower' : 'higher',
      definition,
    };
    return { metric, of };
  });
  const observations = measures.flatMap(({ metric, of }) =>
    [...groups.values()].map(({ target, segment, period, scores }): Observation => {
      const id = `${metric.id}/${target}/${segment}/${period}`;
      return { id, metricId: metric.id, target, segment, period, ...of(scores), passportId: passport.id };
    }),
  );
  return { ok: true, value: { metrics: measures.map(({ metric }) => metric), observations, passport }, problems };
}

import type { Instant, Metric, Observation, Passport, Parsed, Problem, Target } from '../journey/journey.ts';
import { nps, type Answers } from '../journey/metrics/nps.ts';
import { readPeriod } from './table/dates.ts';
import { readNumber } from './table/numbers.ts';
import type { Table, TableColumn } from './table/table.ts';
import { cellPlace, COLUMN_WORDS, columnNamed, fold } from './table/words.ts';

/** Raw answers to "would you recommend us", a row a person, counted together into an NPS. */
export interface AnswersMapping {
  shape: 'answers';
  score: number;
  segment?: number;
  /** Given: one number a month. Absent: one number for the whole file. */
  period?: number;
  target?: number;
}

interface Context {
  newId: () => string;
  now: Instant;
  personId: string;
  who: string;
  source: string;
}

const ASKS = /\b0 10\b|recommend|tavsiye etme/;

/** Only a header that asks the question: a column of small numbers may as well hold NPS points of groups. */
export function guessAnswers(table: Table): AnswersMapping | undefined {
  const score = columnNamed(table, ASKS, (column) => column.kind === 'number');
  if (score === undefined) return undefined;
  const segment = columnNamed(table, COLUMN_WORDS.segment, (column) => column.kind === 'text');
  return { shape: 'answers', score: score.index, ...(segment === undefined ? {} : { segment: segment.index }) };
}

function readScore(raw: string, column: TableColumn): number | Problem['code'] {
  const cell = readNumber(raw, column.mark);
  if (cell.kind === 'empty') return 'cell-empty';
  const valid =
    cell.kind === 'number' &&
    cell.unit === undefined &&
    Number.isInteger(cell.value) &&
    cell.value >= 0 &&
    cell.value <= 10;
  return valid ? cell.value : 'cell-not-score';
}

/** Counts answers; what is no score of 0 … 10 is told with its row, never rounded or dropped in silence. */
export function readAnswers(
  table: Table,
  mapping: AnswersMapping,
  bind: (name: string) => Target | undefined,
  whole: Target,
  context: Context,
): Parsed<{ metrics: readonly Metric[]; observations: readonly Observation[]; passport: Passport }> {
  const problems: Problem[] = [];
  const groups = new Map<string, { target: Target; segment: string; period: string; answers: Answers }>();
  const column = table.columns[mapping.score];
  const dates = mapping.period === undefined ? undefined : table.columns[mapping.period];
  const today = new Date(context.now).toISOString().slice(0, 10);
  for (const row of column === undefined ? [] : table.rows) {
    const tell = (at: TableColumn | undefined, code: string): void => {
      const title = at?.title ?? '';
      const cell = (row.cells[at?.index ?? -1] ?? '').slice(0, 40);
      problems.push({ where: cellPlace(row.number, title), code, values: { row: row.number, column: title, cell } });
    };
    const score = column && readScore(row.cells[column.index] ?? '', column);
    if (typeof score !== 'number') {
      tell(column, score ?? 'cell-empty');
      continue;
    }
    const target = mapping.target === undefined ? whole : bind(row.cells[mapping.target]?.trim() ?? '');
    const period = dates === undefined ? today : readPeriod(row.cells[dates.index] ?? '', dates.dayOrder)?.slice(0, 7);
    if (target === undefined) tell(table.columns[mapping.target ?? -1], 'row-unbound');
    else if (period === undefined) tell(dates, 'cell-not-date');
    else {
      const segment =
        mapping.segment === undefined ? '' : (row.cells[mapping.segment]?.trim().replaceAll('/', '∕') ?? '');
      for (const name of new Set(['', segment])) {
        const key = `${target}/${name}/${period}`;
        const group = groups.get(key) ?? {
          target,
          segment: name,
          period,
          answers: { promoters: 0, passives: 0, detractors: 0 },
        };
        group.answers[score >= 9 ? 'promoters' : score >= 7 ? 'passives' : 'detractors'] += 1;
        groups.set(key, group);
      }
    }
  }
  if (groups.size === 0) return { ok: false, problems: [{ where: 'file', code: 'table-no-numbers' }, ...problems] };
  const base = { createdBy: context.personId };
  const definition = column?.title ?? '';
  const metric: Metric = {
    ...base,
    id: context.newId(),
    name: fold(definition).length > 40 ? 'NPS' : `NPS: ${definition}`,
    kind: 'nps',
    unit: 'points',
    direction: 'higher',
    definition,
  };
  const passport: Passport = {
    ...base,
    id: context.newId(),
    definition,
    source: context.source,
    who: context.who,
    when: context.now,
  };
  const observations = [...groups.values()].map(({ target, segment, period, answers }): Observation => {
    const { promoters, passives, detractors } = answers;
    const id = `${metric.id}/${target}/${segment}/${period}`;
    return {
      id,
      metricId: metric.id,
      target,
      segment,
      period,
      value: nps(answers),
      n: promoters + passives + detractors,
      promoters,
      detractors,
      passportId: passport.id,
    };
  });
  return { ok: true, value: { metrics: [metric], observations, passport }, problems };
}

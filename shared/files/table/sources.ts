import type { Problem } from '../../journey/journey.ts';
import type { Table } from './table.ts';
import { fold } from './words.ts';

/** Tools whose files are known by their header; `generic` is everything else. */
export const SOURCES = [
  'ga4-funnel',
  'posthog-funnel',
  'bloomreach-funnel',
  'mixpanel-funnel',
  'amplitude-funnel',
  'ga4-events',
  'mixpanel-events',
  'amplitude-events',
  'segment-events',
  'hubspot-deals',
  'salesforce-history',
  'salesforce-report',
  'qualtrics',
  'surveymonkey',
  'medallia',
  'answers',
  'generic',
] as const;
export type SourceId = (typeof SOURCES)[number];

/** What a file of that source holds. */
export type Holding = 'funnel' | 'metrics' | 'events';

/** All of `has` must be among the columns; `like` at least once; `first` opens the header. */
interface Signature {
  id: SourceId;
  holds?: Holding;
  has?: readonly string[];
  like?: RegExp;
  first?: string;
}

const SIGNATURES: readonly Signature[] = [
  { id: 'ga4-funnel', holds: 'funnel', has: ['step', 'active users', 'completion rate', 'abandonments'] },
  { id: 'posthog-funnel', holds: 'funnel', has: ['name', 'breakdown value', 'action id', 'count'] },
  { id: 'bloomreach-funnel', holds: 'funnel', first: 'serie', like: /^step \d+\b.*\bcount$/u },
  { id: 'mixpanel-funnel', holds: 'funnel', has: ['date', 'segment', 'step', 'count', 'avg time'] },
  { id: 'amplitude-funnel', holds: 'funnel', has: ['segment', 'step', 'count', 'median time'] },
  { id: 'ga4-events', holds: 'events', has: ['event timestamp', 'event name', 'user pseudo id'] },
  { id: 'mixpanel-events', holds: 'events', has: ['event', 'properties time', 'properties distinct id'] },
  {
    id: 'amplitude-events',
    holds: 'events',
    has: ['event type', 'event time'],
    like: /^(?:amplitude|user|device) id$/u,
  },
  {
    id: 'segment-events',
    holds: 'events',
    has: ['event', 'timestamp'],
    like: /^(?:anonymousid|anonymous id|userid)$/u,
  },
  { id: 'hubspot-deals', has: ['deal name', 'deal stage'] },
  { id: 'salesforce-history', holds: 'events', has: ['from stage', 'to stage'] },
  { id: 'salesforce-report', has: ['opportunity name', 'stage'] },
  { id: 'surveymonkey', holds: 'metrics', has: ['respondent id', 'collector id'] },
  { id: 'medallia', holds: 'metrics', has: ['request id', 'response received at'] },
];

export interface Recognised {
  id: SourceId;
  holds?: Holding;
}

function fits(titles: readonly string[], { has = [], like, first }: Signature): boolean {
  return (
    has.every((name) => titles.includes(name)) &&
    (first === undefined || titles[0] === first) &&
    (like === undefined || titles.some((title) => like.test(title)))
  );
}

/** By the header alone, which is what tools keep the same; cells are different in every file. */
export function recognise(table: Table): Recognised {
  const titles = table.columns.map((column) => fold(column.title));
  if (table.headerRows > 2) return { id: 'qualtrics', holds: 'metrics' };
  const found = SIGNATURES.find((signature) => fits(titles, signature));
  if (found) return { id: found.id, ...(found.holds ? { holds: found.holds } : {}) };
  return { id: 'generic' };
}

/** What stands for a header, whatever the order of its columns is to the eye: under it a mapping is remembered. */
export function signatureOf(table: Table): string {
  return table.columns
    .map((column) => fold(column.title))
    .join('|')
    .slice(0, 2_000);
}

/** Answers of people who only tried the survey out are no answers. */
export function withoutPreviews(table: Table): { table: Table; problems: Problem[] } {
  const status = table.columns.find(({ title }) => /^status\b/u.test(fold(title)));
  if (!status) return { table, problems: [] };
  const isPreview = (cell: string): boolean => /^(?:survey preview|survey test|spam|1|2|8|9)$/u.test(fold(cell));
  const rows = table.rows.filter((row) => !isPreview(row.cells[status.index] ?? ''));
  const count = table.rows.length - rows.length;
  return {
    table: count === 0 ? table : { ...table, rows },
    problems: count === 0 ? [] : [{ where: 'file', code: 'rows-preview', values: { count } }],
  };
}

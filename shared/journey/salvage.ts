import { type Checked, checkBoard, checkRecord } from './check.ts';
import type { Board, Kind, Problem, RecordOf } from './journey.ts';

/** What takes the place of a required field that is missing or damaged, where anything can. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  createdBy: 'import',
  title: '',
  body: '',
  label: '',
  name: '',
  role: '',
  picture: '',
  goals: '',
  needs: '',
  quote: '',
  text: '',
  author: '',
  definition: '',
  source: '',
  who: '',
  unit: '',
  tint: 0,
  collapsed: false,
  personaIds: [],
  state: 'now',
  when: 0,
  n: null,
  direction: 'higher',
  locale: 'en',
  timeZone: 'UTC',
  version: 1,
  defaultView: 'canvas',
  id: '',
};

const KIND_DEFAULTS: Readonly<Partial<Record<Kind | 'board', Readonly<Record<string, unknown>>>>> = {
  maps: { order: 'a0', at: { x: 0, y: 0 } },
  stages: { order: 'a0' },
  steps: { order: 'a0' },
  lanes: { order: 'a0', settings: {}, kind: 'text' },
  cards: { order: 'a0', kind: 'text' },
  links: { kind: 'flow' },
  notes: { kind: 'sticky', at: { x: 0, y: 0 }, size: { width: 160, height: 120 } },
  views: { order: 'a0', sight: { lens: { of: 'everybody' } } },
  metrics: { kind: 'other' },
  funnels: { order: 'unknown', entry: 'unknown', windowSeconds: 'unknown' },
  comments: { at: 0 },
};

export type Salvaged<T> = { value: T | undefined; problems: readonly Problem[] };

function salvage<T>(
  kind: Kind | 'board',
  where: string,
  raw: Readonly<Record<string, unknown>>,
  check: (v: unknown) => Checked<T>,
): Salvaged<T> {
  const first = check(raw);
  if (first.ok) return { value: first.value, problems: [] };
  const depth = where.split('/').length;
  const mended: Record<string, unknown> = { ...raw };
  for (const problem of first.problems) {
    const field = problem.where.split('/')[depth];
    if (field === undefined) continue;
    const stand = KIND_DEFAULTS[kind]?.[field] ?? DEFAULTS[field];
    delete mended[field];
    if (stand !== undefined) mended[field] = stand;
  }
  const second = check(mended);
  if (second.ok) return { value: second.value, problems: first.problems };
  // an optional field whose name has a default elsewhere is mended by leaving it out
  const bare: Record<string, unknown> = { ...mended };
  for (const problem of second.problems) {
    const field = problem.where.split('/')[depth];
    if (field !== undefined) delete bare[field];
  }
  const third = check(bare);
  return { value: third.ok ? third.value : undefined, problems: first.problems };
}

/** The record as far as it can be kept: damaged fields are left out or replaced, and told (J8). */
export function salvageRecord<K extends Kind>(
  kind: K,
  key: string,
  raw: Readonly<Record<string, unknown>>,
): Salvaged<RecordOf<K>> {
  const where = `${kind}/${key.replaceAll('/', ':')}`;
  return salvage(kind, where, raw, (value) => checkRecord(kind, value, where));
}

export function salvageBoard(raw: Readonly<Record<string, unknown>>): { value: Board; problems: readonly Problem[] } {
  const { value, problems } = salvage('board', 'board', raw, checkBoard);
  if (value) return { value, problems };
  const empty: Board = {
    id: '',
    createdBy: 'import',
    title: '',
    locale: 'en',
    timeZone: 'UTC',
    version: 1,
    defaultView: 'canvas',
  };
  return { value: empty, problems };
}

import { z } from 'zod';
import {
  CARD_KINDS,
  CHANNELS,
  EVIDENCE,
  LANE_KINDS,
  METRIC_KINDS,
  NOTE_KINDS,
  type ArcPoint,
  type Board,
  type Card,
  type Comment,
  type Feeling,
  type Funnel,
  type FunnelStep,
  type JourneyMap,
  type Kind,
  type Lane,
  type Link,
  type Metric,
  type Note,
  type Observation,
  type Passport,
  type Persona,
  type Problem,
  type RecordOf,
  type Stage,
  type Step,
  type Target,
  type Tint,
} from './journey.ts';
import { ID_PATTERN } from './ids.ts';

const id = z.string().regex(ID_PATTERN);
const words = z.string();
const order = z.string().min(1).max(1000);
const ids = z.array(id).max(500);
const count = z.number().min(0);
const tint = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]) satisfies z.ZodType<Tint>;
const place = z.object({ x: z.number(), y: z.number() });
const when = z.number();
const target = z.templateLiteral([z.enum(['map', 'stage', 'step', 'card']), ':', id]) satisfies z.ZodType<Target>;
const period = z.string().regex(/^\d{4}(-Q[1-4]|-W\d{2}|-\d{2}(-\d{2})?)?$/);

const imageId = z.string().regex(/^[A-Za-z0-9_-]{1,128}$/);
const pixels = z.number().int().min(1).max(100_000);

const base = {
  id,
  createdBy: z.string().min(1).max(64),
  deleted: z.object({ by: z.string().max(64), at: when }).exactOptional(),
};

const maps = z.object({
  ...base,
  title: words,
  state: z.enum(['now', 'next']),
  personaIds: ids,
  at: place,
  order,
  nextOf: id.exactOptional(),
}) satisfies z.ZodType<JourneyMap>;

const stages = z.object({
  ...base,
  mapId: id,
  title: words,
  order,
  tint,
  mergedInto: id.exactOptional(),
}) satisfies z.ZodType<Stage>;

const steps = z.object({
  ...base,
  stageId: id,
  title: words,
  order,
  mergedInto: id.exactOptional(),
}) satisfies z.ZodType<Step>;

const lanes = z.object({
  ...base,
  mapId: id,
  kind: z.enum(LANE_KINDS),
  title: words,
  order,
  collapsed: z.boolean(),
  settings: z.object({
    personaIds: ids.exactOptional(),
    metricIds: ids.exactOptional(),
    funnelId: id.exactOptional(),
  }),
}) satisfies z.ZodType<Lane>;

const cards = z.object({
  ...base,
  cell: z.object({ laneId: id, columnId: id }),
  order,
  kind: z.enum(CARD_KINDS),
  title: words,
  body: words,
  channel: z.enum(CHANNELS).exactOptional(),
  device: z.enum(['phone', 'tablet', 'computer', 'kiosk', 'paper']).exactOptional(),
  service: z.enum(['self', 'assisted']).exactOptional(),
  owner: words.exactOptional(),
  status: z.enum(['open', 'doing', 'done']).exactOptional(),
  evidence: z.enum(EVIDENCE).exactOptional(),
  personaIds: ids.exactOptional(),
  tags: z.array(words).max(500).exactOptional(),
  // a link is opened by a click, so nothing that runs, such as javascript:
  link: z
    .string()
    .regex(/^(https?:\/\/|mailto:)/i)
    .exactOptional(),
  imageId: imageId.exactOptional(),
  imageSize: z.object({ width: pixels, height: pixels }).exactOptional(),
  span: z.number().int().min(1).max(200).exactOptional(),
}) satisfies z.ZodType<Card>;

const feelings = z.object({
  id: z.string(),
  mapId: id,
  personaId: id,
  columnId: id,
  personId: z.string().min(1).max(64).exactOptional(),
  value: z.number().min(-2).max(2),
  note: words.exactOptional(),
}) satisfies z.ZodType<Feeling>;

const arcs = z.object({
  id: z.string(),
  laneId: id,
  columnId: id,
  value: z.number().min(0).max(10),
}) satisfies z.ZodType<ArcPoint>;

const links = z.object({
  ...base,
  from: id,
  to: id,
  kind: z.enum(['flow', 'hand-over', 'dependency']),
  label: words,
}) satisfies z.ZodType<Link>;

const personas = z.object({
  ...base,
  name: words,
  role: words,
  picture: words,
  goals: words,
  needs: words,
  quote: words,
  tint,
}) satisfies z.ZodType<Persona>;

const notes = z.object({
  ...base,
  mapId: id.exactOptional(),
  kind: z.enum(NOTE_KINDS),
  at: place,
  size: z.object({ width: count, height: count }),
  text: words,
  tint,
  form: z.enum(['rectangle', 'ellipse']).exactOptional(),
  imageId: imageId.exactOptional(),
}) satisfies z.ZodType<Note>;

const metrics = z.object({
  ...base,
  name: words,
  kind: z.enum(METRIC_KINDS),
  unit: words,
  direction: z.enum(['higher', 'lower']),
  target: z.number().exactOptional(),
  benchmark: z.object({ value: z.number(), source: words }).exactOptional(),
  definition: words,
}) satisfies z.ZodType<Metric>;

const observations = z.object({
  id: z.string(),
  metricId: id,
  target,
  segment: words,
  period,
  value: z.number(),
  n: count.nullable(),
  k: count.exactOptional(),
  promoters: count.exactOptional(),
  detractors: count.exactOptional(),
  passportId: id,
}) satisfies z.ZodType<Observation>;

const passports = z.object({
  ...base,
  definition: words,
  source: words,
  who: words,
  when,
  window: words.exactOptional(),
  order: words.exactOptional(),
  staleAfter: when.exactOptional(),
  madeUp: z.boolean().exactOptional(),
}) satisfies z.ZodType<Passport>;

const funnels = z.object({
  ...base,
  mapId: id,
  title: words,
  order: z.enum(['sequential', 'strict', 'any', 'unknown']),
  entry: z.enum(['first', 'any', 'unknown']),
  windowSeconds: z.union([count, z.null(), z.literal('unknown')]),
  unit: words,
  from: words.exactOptional(),
  to: words.exactOptional(),
  passportId: id,
}) satisfies z.ZodType<Funnel>;

const funnelSteps = z.object({
  id: z.string(),
  funnelId: id,
  index: z.number().int().min(0),
  segment: words,
  label: words,
  count,
  columnId: id.exactOptional(),
  medianSeconds: count.exactOptional(),
}) satisfies z.ZodType<FunnelStep>;

const comments = z.object({
  ...base,
  target: z.string().max(200),
  threadId: id.exactOptional(),
  text: words,
  at: when,
  resolved: z.boolean().exactOptional(),
}) satisfies z.ZodType<Comment>;

export const BOARD_SCHEMA = z.object({
  ...base,
  id: z.string().max(64),
  title: words,
  locale: z.enum(['en', 'tr']),
  timeZone: z.string().min(1).max(64),
  version: z.number().int().min(0),
  defaultView: z.enum(['canvas', 'table', 'insights']),
}) satisfies z.ZodType<Board>;

/** What a record of each kind is; also what the published schema of the journey file is made from. */
export const RECORD_SCHEMAS: { [K in Kind]: z.ZodType<RecordOf<K>> } = {
  maps,
  stages,
  steps,
  lanes,
  cards,
  feelings,
  arcs,
  links,
  personas,
  notes,
  metrics,
  observations,
  passports,
  funnels,
  funnelSteps,
  comments,
};

export type Checked<T> = { ok: true; value: T } | { ok: false; problems: readonly Problem[] };

function run<T>(schema: z.ZodType<T>, where: string, value: unknown): Checked<T> {
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const problems = result.error.issues.map((issue): Problem => ({
    where: [where, ...issue.path.map(String)].join('/'),
    code: 'invalid',
    values: { why: issue.message },
  }));
  return { ok: false, problems };
}

/** Checks a record of a kind; what the kind does not know is left out of the value. */
export function checkRecord<K extends Kind>(kind: K, value: unknown, where: string = kind): Checked<RecordOf<K>> {
  return run(RECORD_SCHEMAS[kind] as z.ZodType<RecordOf<K>>, where, value);
}

export function checkBoard(value: unknown): Checked<Board> {
  return run(BOARD_SCHEMA, 'board', value);
}

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

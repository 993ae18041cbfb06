// the small build: this is the one schema a browser loads, with every board
import * as z from 'zod/mini';
import {
  CARD_KINDS,
  CHANNELS,
  EVIDENCE,
  FACETS,
  FEELING_SCALES,
  LANE_KINDS,
  REACTIONS,
  METRIC_KINDS,
  NOTE_KINDS,
  type ArcPoint,
  type Board,
  type Card,
  type Comment,
  type Feeling,
  type Flow,
  type FlowPair,
  type Funnel,
  type FunnelQuery,
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
  type Reaction,
  type RecordOf,
  type SavedView,
  type Stage,
  type Step,
  type Target,
  type Tint,
} from './journey.ts';
import { problemOf } from './amiss.ts';
import { plainCard } from './plain-card.ts';
import { ID_PATTERN } from './ids.ts';

const id = z.string().check(z.regex(ID_PATTERN));
const words = z.string();
const order = z.string().check(z.minLength(1), z.maxLength(1000));
const ids = z.array(id).check(z.maxLength(500));
const count = z.number().check(z.gte(0));
const tint = z.union([
  z.literal(0),
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
]) satisfies z.ZodMiniType<Tint>;
const place = z.object({ x: z.number(), y: z.number() });
const when = z.number();
const target = z.templateLiteral([z.enum(['map', 'stage', 'step', 'card']), ':', id]) satisfies z.ZodMiniType<Target>;
const period = z.string().check(z.regex(/^\d{4}(-Q[1-4]|-W\d{2}|-\d{2}(-\d{2})?)?$/));

const imageId = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,128}$/));
const pixels = z.int().check(z.gte(1), z.lte(100_000));

const base = {
  id,
  createdBy: z.string().check(z.minLength(1), z.maxLength(64)),
  deleted: z.exactOptional(z.object({ by: z.string().check(z.maxLength(64)), at: when })),
};

const locked = z.exactOptional(z.boolean());
const copied = { copyOf: z.exactOptional(id) };
// opened by a click, so a map of this board or an address of the web, and nothing that runs
const linkTo = z.exactOptional(z.string().check(z.maxLength(2000), z.regex(/^(map:[A-Za-z0-9]{12}$|https?:\/\/)/i)));

const maps = z.object({
  ...base,
  ...copied,
  title: words,
  state: z.enum(['now', 'next']),
  personaIds: ids,
  at: place,
  order,
  nextOf: z.exactOptional(id),
}) satisfies z.ZodMiniType<JourneyMap>;

const stages = z.object({
  ...base,
  ...copied,
  mapId: id,
  title: words,
  order,
  tint,
  collapsed: z.exactOptional(z.boolean()),
  mergedInto: z.exactOptional(id),
  linkTo,
  locked,
}) satisfies z.ZodMiniType<Stage>;

const steps = z.object({
  ...base,
  ...copied,
  stageId: id,
  title: words,
  order,
  mergedInto: z.exactOptional(id),
  linkTo,
}) satisfies z.ZodMiniType<Step>;

const lanes = z.object({
  ...base,
  ...copied,
  mapId: id,
  kind: z.enum(LANE_KINDS),
  title: words,
  order,
  collapsed: z.boolean(),
  settings: z.object({
    personaIds: z.exactOptional(ids),
    metricIds: z.exactOptional(ids),
    funnelId: z.exactOptional(id),
    hidden: z.exactOptional(ids),
    scale: z.exactOptional(z.enum(FEELING_SCALES)),
    words: z.exactOptional(z.array(words).check(z.maxLength(5))),
  }),
  locked,
}) satisfies z.ZodMiniType<Lane>;

const cards = z.object({
  ...base,
  ...copied,
  cell: z.object({ laneId: id, columnId: id }),
  order,
  kind: z.enum(CARD_KINDS),
  title: words,
  body: words,
  channel: z.exactOptional(z.enum(CHANNELS)),
  device: z.exactOptional(z.enum(['phone', 'tablet', 'computer', 'kiosk', 'paper'])),
  service: z.exactOptional(z.enum(['self', 'assisted'])),
  owner: z.exactOptional(words),
  status: z.exactOptional(z.enum(['open', 'doing', 'done'])),
  evidence: z.exactOptional(z.enum(EVIDENCE)),
  personaIds: z.exactOptional(ids),
  tags: z.exactOptional(z.array(words).check(z.maxLength(500))),
  // a link is opened by a click, so nothing that runs, such as javascript:
  link: z.exactOptional(z.string().check(z.regex(/^(https?:\/\/|mailto:)/i))),
  imageId: z.exactOptional(imageId),
  imageSize: z.exactOptional(z.object({ width: pixels, height: pixels })),
  span: z.exactOptional(z.int().check(z.gte(1), z.lte(200))),
}) satisfies z.ZodMiniType<Card>;

const feelings = z.object({
  id: z.string(),
  mapId: id,
  personaId: id,
  columnId: id,
  personId: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(64))),
  value: z.number().check(z.gte(-2), z.lte(2)),
  note: z.exactOptional(words),
  moment: z.exactOptional(z.boolean()),
}) satisfies z.ZodMiniType<Feeling>;

const arcs = z.object({
  id: z.string(),
  laneId: id,
  columnId: id,
  value: z.number().check(z.gte(0), z.lte(10)),
}) satisfies z.ZodMiniType<ArcPoint>;

const links = z.object({
  ...base,
  from: id,
  to: id,
  kind: z.enum(['flow', 'hand-over', 'dependency']),
  label: words,
}) satisfies z.ZodMiniType<Link>;

const personas = z.object({
  ...base,
  name: words,
  role: words,
  picture: words,
  goals: words,
  needs: words,
  quote: words,
  tint,
  segment: z.exactOptional(words),
}) satisfies z.ZodMiniType<Persona>;

const notes = z.object({
  ...base,
  mapId: z.exactOptional(id),
  kind: z.enum(NOTE_KINDS),
  at: place,
  size: z.object({ width: count, height: count }),
  text: words,
  tint,
  form: z.exactOptional(z.enum(['rectangle', 'ellipse'])),
  imageId: z.exactOptional(imageId),
}) satisfies z.ZodMiniType<Note>;

const lens = z.discriminatedUnion('of', [
  z.object({ of: z.literal('everybody') }),
  z.object({ of: z.literal('persona'), id }),
  z.object({ of: z.literal('segment'), name: z.string().check(z.maxLength(500)) }),
]);
const values = z.array(z.string().check(z.maxLength(500))).check(z.maxLength(500));
// a part without extent would be shown without end
const extent = z.number().check(z.gt(0), z.lte(1e7));

const views = z.object({
  ...base,
  mapId: id,
  title: words,
  order,
  area: z.object({ x: z.number(), y: z.number(), width: extent, height: extent }),
  sight: z.object({
    lens,
    period: z.exactOptional(period),
    paths: z.exactOptional(z.boolean()),
    evidence: z.exactOptional(z.boolean()),
    findings: z.exactOptional(z.boolean()),
    filter: z.exactOptional(z.partialRecord(z.enum(FACETS), values)),
  }),
}) satisfies z.ZodMiniType<SavedView>;

const metrics = z.object({
  ...base,
  name: words,
  kind: z.enum(METRIC_KINDS),
  variant: z.exactOptional(z.string().check(z.maxLength(60))),
  unit: words,
  direction: z.enum(['higher', 'lower']),
  target: z.exactOptional(z.number()),
  benchmark: z.exactOptional(z.object({ value: z.number(), source: words })),
  definition: words,
}) satisfies z.ZodMiniType<Metric>;

const observations = z.object({
  id: z.string(),
  metricId: id,
  target,
  segment: words,
  period,
  value: z.number(),
  n: z.nullable(count),
  k: z.exactOptional(count),
  promoters: z.exactOptional(count),
  detractors: z.exactOptional(count),
  deviation: z.exactOptional(z.number().check(z.gte(0))),
  low: z.exactOptional(z.number()),
  high: z.exactOptional(z.number()),
  passportId: id,
}) satisfies z.ZodMiniType<Observation>;

const passports = z.object({
  ...base,
  definition: words,
  source: words,
  who: words,
  when,
  window: z.exactOptional(words),
  order: z.exactOptional(words),
  staleAfter: z.exactOptional(when),
  madeUp: z.exactOptional(z.boolean()),
}) satisfies z.ZodMiniType<Passport>;

const query = z.object({
  datasetId: id,
  steps: z.readonly(
    z.array(z.object({ label: words, anyOf: z.readonly(z.array(words)), placeId: z.exactOptional(id) })),
  ),
  breakdown: z.exactOptional(words),
}) satisfies z.ZodMiniType<FunnelQuery>;

const funnels = z.object({
  ...base,
  mapId: id,
  title: words,
  order: z.enum(['sequential', 'strict', 'any', 'unknown']),
  entry: z.enum(['first', 'any', 'unknown']),
  windowSeconds: z.union([count, z.null(), z.literal('unknown')]),
  unit: words,
  from: z.exactOptional(words),
  to: z.exactOptional(words),
  open: z.exactOptional(z.boolean()),
  timeZone: z.exactOptional(z.string().check(z.maxLength(64))),
  passportId: id,
  query: z.exactOptional(query),
}) satisfies z.ZodMiniType<Funnel>;

const funnelSteps = z.object({
  id: z.string(),
  funnelId: id,
  index: z.int().check(z.gte(0)),
  segment: words,
  label: words,
  count,
  columnId: z.exactOptional(id),
  medianSeconds: z.exactOptional(count),
  meanSeconds: z.exactOptional(count),
  stillOpen: z.exactOptional(count),
}) satisfies z.ZodMiniType<FunnelStep>;

const flows = z.object({
  ...base,
  mapId: id,
  title: words,
  unit: words,
  from: z.exactOptional(words),
  to: z.exactOptional(words),
  passportId: id,
  datasetId: z.exactOptional(id),
}) satisfies z.ZodMiniType<Flow>;

const flowPairs = z.object({
  id: z.string(),
  flowId: id,
  from: words,
  to: words,
  segment: words,
  count,
  medianSeconds: z.exactOptional(count),
  fromId: z.exactOptional(id),
  toId: z.exactOptional(id),
}) satisfies z.ZodMiniType<FlowPair>;

const comments = z.object({
  ...base,
  target: z.string().check(z.maxLength(200)),
  mapId: z.exactOptional(id),
  threadId: z.exactOptional(id),
  text: words,
  author: z.string().check(z.maxLength(200)),
  at: when,
  editedAt: z.exactOptional(when),
  resolved: z.exactOptional(z.boolean()),
}) satisfies z.ZodMiniType<Comment>;

const reactions = z.object({
  id: z.string(),
  commentId: id,
  personId: z.string().check(z.minLength(1), z.maxLength(64)),
  value: z.enum(REACTIONS),
}) satisfies z.ZodMiniType<Reaction>;

export const BOARD_SCHEMA = z.object({
  ...base,
  id: z.string().check(z.maxLength(64)),
  title: words,
  locale: z.enum(['en', 'tr']),
  timeZone: z.string().check(z.minLength(1), z.maxLength(64)),
  version: z.int().check(z.gte(0)),
  defaultView: z.enum(['canvas', 'table', 'insights']),
  locked,
}) satisfies z.ZodMiniType<Board>;

/** What a record of each kind is; also what the published schema of the journey file is made from. */
export const RECORD_SCHEMAS: { [K in Kind]: z.ZodMiniType<RecordOf<K>> } = {
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
  views,
  metrics,
  observations,
  passports,
  funnels,
  funnelSteps,
  flows,
  flowPairs,
  comments,
  reactions,
};

export type Checked<T> = { ok: true; value: T } | { ok: false; problems: readonly Problem[] };

function run<T>(schema: z.ZodMiniType<T>, where: string, value: unknown): Checked<T> {
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const problems = result.error.issues.map((issue) => problemOf(issue, value, where));
  return { ok: false, problems };
}

/** Checks a record of a kind; what the kind does not know is left out of the value. */
export function checkRecord<K extends Kind>(kind: K, value: unknown, where: string = kind): Checked<RecordOf<K>> {
  const plain = kind === 'cards' ? plainCard(value) : undefined;
  if (plain) return { ok: true, value: plain as RecordOf<K> };
  return run(RECORD_SCHEMAS[kind] as z.ZodMiniType<RecordOf<K>>, where, value);
}

export function checkBoard(value: unknown): Checked<Board> {
  return run(BOARD_SCHEMA, 'board', value);
}

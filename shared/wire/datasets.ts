import { z } from 'zod';
import { type EventFunnelResult, MOST_STEPS } from '../journey/event-funnel.ts';
import type { Instant, Problem } from '../journey/journey.ts';
import type { PathsResult } from '../journey/paths.ts';

const name = z.string().min(1).max(1_000);
const names = z.array(name).min(1).max(100);
const instant = z.iso.datetime({ offset: true });

/** A column by its name, or several of which each row's first that is not empty counts. */
const columns = z.union([name, z.array(name).min(1).max(4)]);

export const MappingBody = z.strictObject({
  /** Whose events: a person, a session, an order. Of several columns, a row that has two says that both are the same. */
  entity: columns,
  time: name,
  event: columns,
  /** Columns that segments and filters may use; absent: those of the guess. */
  properties: z.array(name).max(60).optional(),
  /** Of stamps that state none; absent: UTC. */
  timeZone: z.string().max(60).optional(),
  /** A row that says in every kept column what another says: counted in any case. */
  duplicates: z.enum(['keep', 'drop']).optional(),
  /** What an entity is, in words: people, sessions, orders. */
  unit: z.string().trim().max(60).optional(),
});
export type DatasetMapping = z.output<typeof MappingBody>;

/** A table of the company’s own database, by the name the server’s settings give it. */
export const ConnectBody = z.strictObject({
  table: name,
  name: z.string().max(200).optional(),
  unit: z.string().trim().max(60).optional(),
});

const match = {
  event: name.optional(),
  anyOf: names.optional(),
  where: z.record(name, z.union([z.string().max(1_000), z.array(z.string().max(1_000)).min(1).max(100)])).optional(),
};
const StepBody = z.strictObject({ ...match, label: z.string().trim().min(1).max(200).optional() });
const ExclusionBody = z.strictObject({ ...match, fromStep: z.number().int(), toStep: z.number().int() });

/** A newer question from the same place and person ends an older one, which is answered 409 `superseded`. */
const place = z.string().max(60).optional();

export const FunnelBody = z.strictObject({
  steps: z.array(StepBody).min(1).max(MOST_STEPS),
  order: z.enum(['sequential', 'strict', 'any']),
  windowSeconds: z.number().nonnegative().nullable(),
  entry: z.enum(['first', 'any']),
  breakdown: z.union([name, z.array(name).min(1).max(3)]).optional(),
  breakdownLimit: z.number().int().min(1).max(200).optional(),
  exclusions: z.array(ExclusionBody).max(8).optional(),
  from: instant.optional(),
  to: instant.optional(),
  losses: z.boolean().optional(),
  place,
});
export type FunnelAsked = z.input<typeof FunnelBody>;

export const PathsBody = z.strictObject({
  top: z.number().int().min(1).max(1_000).optional(),
  events: names.optional(),
  from: instant.optional(),
  to: instant.optional(),
  place,
});
export type PathsAsked = z.input<typeof PathsBody>;

/** What a column seems to say of a person (A6). */
export type PersonalKind = 'name' | 'email' | 'phone' | 'ip' | 'address' | 'identity-number';

export interface DatasetColumn {
  /** From the header or the key, `properties.plan`; a second one of a name gets a number. */
  name: string;
  kind: 'time' | 'text';
  /**
   * `values`: all of it. `numbers`: which rows have the same value, but not the value; enough for an entity. `nothing`: it
   * was left out before anything was stored.
   */
  kept: 'values' | 'numbers' | 'nothing';
  why?: 'personal' | 'too-many-values' | 'all-different';
  personal?: PersonalKind;
  distinct: number;
  empty: number;
  /** The first few values; none of what is not kept. */
  samples: readonly string[];
}

export interface DatasetGuess {
  /** Which program's export it looks like. */
  source: 'mixpanel' | 'segment' | 'ga4' | 'table';
  entity?: string | string[];
  time?: string;
  event?: string | string[];
  properties: string[];
}

export interface DatasetCounts {
  /** Rows read, and those that are events now. */
  rows: number;
  events: number;
  entities: number;
  eventKinds: number;
  from: Instant | null;
  to: Instant | null;
  /** Rows left out: without an entity, an event, or a time that can be read. */
  noEntity: number;
  noEvent: number;
  noTime: number;
  /** Rows that came after a later one of the same entity; sorted. */
  outOfOrder: number;
  /** Rows that say what another says, kept or dropped as the mapping wants. */
  duplicates: number;
  /** Events of whoever has most. */
  largestEntity: number;
}

export interface DatasetEvent {
  event: string;
  count: number;
  entities: number;
}

export interface DatasetAnswer {
  id: string;
  name: string;
  /** Milliseconds since 1970. */
  at: Instant;
  /** Name of who brought it; absent: by a link. */
  who?: string;
  /** A file that was sent, or a table of the company’s own database. */
  engine: 'columns' | 'postgres';
  rowCount: number;
  /** Of the file as it was sent, unpacked; and kept. */
  fileBytes: number;
  bytes: number;
  columns: readonly DatasetColumn[];
  guess: DatasetGuess;
  /** Told, and survived. */
  problems: readonly Problem[];
  mapping?: DatasetMapping;
  counts?: DatasetCounts;
  /** Of a table: its name in the server’s settings. */
  table?: string;
}

export interface DatasetsAnswer {
  datasets: readonly DatasetAnswer[];
  /** On their way now, through this server. */
  importing: readonly { name: string; began: Instant; bytes: number; rows: number }[];
  /** Tables of the company’s own database that can be connected; only told to who may. */
  tables?: readonly string[];
}

export interface MappingAnswer {
  mapping: DatasetMapping;
  counts: DatasetCounts;
  /** Most frequent first; at most a thousand. */
  events: readonly DatasetEvent[];
  properties: readonly { name: string; distinct: number; values: readonly string[] }[];
  problems: readonly Problem[];
}

/** N1, N3: what every answer says of itself; `definition`, `source`, `who`, `when`, `window`, `order` fit a passport. */
export interface DatasetPassport {
  definition: string;
  source: string;
  who: string;
  /** When the data were brought. */
  when: Instant;
  asked: Instant;
  order?: 'sequential' | 'strict' | 'any';
  entry?: 'first' | 'any';
  windowSeconds?: number | null;
  /** What is counted, and of how many. */
  unit: string;
  n: number;
  events: number;
  /** Of the events looked at. */
  from: Instant | null;
  to: Instant | null;
  engine: 'columns' | 'postgres';
}

export interface FunnelAnswer extends EventFunnelResult {
  passport: DatasetPassport;
  problems: readonly Problem[];
}

export interface PathsAnswer extends PathsResult {
  passport: DatasetPassport;
  problems: readonly Problem[];
}

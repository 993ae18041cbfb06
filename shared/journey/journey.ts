/**
 * The journey: what is on a board, in plain data. Nothing here knows how it is shared (Yjs),
 * pointed at (React Flow), drawn (D3) or stored. Rules with ids are in the design (J…, N…).
 */

import type { Copied, Id, Instant, Locale, OrderKey, RecordBase, Tint } from './base.ts';
import type { Flow, FlowPair, Funnel, FunnelStep, Metric, Observation, Passport } from './numbers.ts';
import type { SavedView } from './views.ts';

export type * from './base.ts';
export * from './numbers.ts';
export * from './views.ts';

export interface Board extends RecordBase {
  title: string;
  locale: Locale;
  /** IANA name, such as `Europe/Istanbul`. */
  timeZone: string;
  /** Document version (J11), see versions.ts. */
  version: number;
  defaultView: 'canvas' | 'table' | 'insights';
  /** Set by who facilitates: what is locked changes for nobody else (locks.ts). */
  locked?: boolean;
}

export interface JourneyMap extends RecordBase, Copied {
  title: string;
  state: 'now' | 'next';
  personaIds: readonly Id[];
  /** Where the map stands on the board, in canvas units. */
  at: { x: number; y: number };
  order: OrderKey;
  /** The map this is the future of. */
  nextOf?: Id;
}

export interface Stage extends RecordBase, Copied {
  mapId: Id;
  title: string;
  order: OrderKey;
  tint: Tint;
  /** Folded to a thin column for everybody, as lanes are: people who talk about a map must see the same one. */
  collapsed?: boolean;
  /** J10: merged stages keep every card; their id then means this stage. */
  mergedInto?: Id;
  /** Where the journey goes into detail or on: `map:` + id on this board, or the address of another board. */
  linkTo?: string;
  locked?: boolean;
}

/** A sub-column. A stage without living steps is one column by itself (J10). */
export interface Step extends RecordBase, Copied {
  stageId: Id;
  title: string;
  order: OrderKey;
  mergedInto?: Id;
  linkTo?: string;
}

export const LANE_KINDS = [
  'actions',
  'touchpoints',
  'thoughts',
  'quotes',
  'pains',
  'gains',
  'opportunities',
  'ideas',
  'feelings',
  'arc',
  'images',
  'text',
  'backstage',
  'support',
  'systems',
  'metrics',
  'funnel',
  'line-of-interaction',
  'line-of-visibility',
  'line-of-internal-interaction',
] as const;
export type LaneKind = (typeof LANE_KINDS)[number];

export interface Lane extends RecordBase, Copied {
  mapId: Id;
  kind: LaneKind;
  /** Empty: the kind's own name in the reader's language. */
  title: string;
  order: OrderKey;
  collapsed: boolean;
  settings: LaneSettings;
  locked?: boolean;
}

/** One plain value (J3). `personaIds`: whose curves are drawn; `metricIds`: what a metrics lane shows. */
export interface LaneSettings {
  personaIds?: readonly Id[];
  metricIds?: readonly Id[];
  funnelId?: Id;
  /** Feelings: personas whose curves are not drawn; what was felt stays. */
  hidden?: readonly Id[];
  /** Feelings: how values are written; they stay −2…+2. */
  scale?: FeelingScale;
  /** Feelings: own words for the five levels from worst to best; an empty one keeps the language's own. */
  words?: readonly string[];
}

export const FEELING_SCALES = ['signed', 'one-to-five', 'zero-to-ten'] as const;
export type FeelingScale = (typeof FEELING_SCALES)[number];

export const CARD_KINDS = [
  'action',
  'touchpoint',
  'thought',
  'quote',
  'pain',
  'gain',
  'opportunity',
  'idea',
  'image',
  'text',
  'backstage',
  'support',
  'system',
] as const;
export type CardKind = (typeof CARD_KINDS)[number];

export const CHANNELS = [
  'web',
  'app',
  'e-mail',
  'message',
  'phone',
  'chat',
  'social',
  'store',
  'post',
  'partner',
] as const;
export type Channel = (typeof CHANNELS)[number];

export const EVIDENCE = ['assumed', 'heard', 'observed', 'measured'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** Where a card lives (J1): one plain value, because both halves must change together (J3). */
export interface Cell {
  laneId: Id;
  /** A step's id, or a stage's (which means its first living step, J10). */
  columnId: Id;
}

export interface Card extends RecordBase, Copied {
  cell: Cell;
  order: OrderKey;
  kind: CardKind;
  /** Y.Text in the document. */
  title: string;
  /** Y.Text in the document. */
  body: string;
  channel?: Channel;
  device?: 'phone' | 'tablet' | 'computer' | 'kiosk' | 'paper';
  service?: 'self' | 'assisted';
  owner?: string;
  status?: 'open' | 'doing' | 'done';
  evidence?: Evidence;
  personaIds?: readonly Id[];
  tags?: readonly string[];
  /** http, https or mailto only. */
  link?: string;
  /** Content hash of an asset. */
  imageId?: string;
  /** Of that picture, in pixels: the map is laid out before the picture has come. */
  imageSize?: { width: number; height: number };
  /** Columns covered, ≥ 1; absent = 1. */
  span?: number;
}

/** One plain value per `map/persona/column[/person]`; a missing value is a gap, never zero. */
export interface Feeling {
  /** The composite key. */
  id: string;
  mapId: Id;
  personaId: Id;
  columnId: Id;
  /** Set for one person's own vote; absent for the agreed point. */
  personId?: Id;
  /** −2 (worst) … +2 (best). */
  value: number;
  note?: string;
  /** A moment of truth: what happens here decides how the whole journey is remembered. */
  moment?: boolean;
}

/** How high the story stands at a column of an arc lane; one plain value per `lane/column`, a missing one is a gap. */
export interface ArcPoint {
  /** The composite key. */
  id: string;
  laneId: Id;
  columnId: Id;
  /** 0 (rest) … 10 (the greatest tension). Not a feeling: a calm moment may be a good one or a bad one. */
  value: number;
}

export interface Link extends RecordBase {
  from: Id;
  to: Id;
  kind: 'flow' | 'hand-over' | 'dependency';
  label: string;
}

export interface Persona extends RecordBase {
  name: string;
  role: string;
  /** Content hash of an asset; empty: initials are drawn. */
  picture: string;
  goals: string;
  needs: string;
  quote: string;
  tint: Tint;
  /** The segment of the numbers that stands for it (N5); absent: the one of its own name, where there is one. */
  segment?: string;
}

export const NOTE_KINDS = ['sticky', 'shape', 'frame', 'image'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** What stands beside the grid, at a place of its own (J1). */
export interface Note extends RecordBase {
  /** The map it stands at; absent: at every map of the board. */
  mapId?: Id;
  kind: NoteKind;
  /** Upper left corner, counted from that of its map. */
  at: { x: number; y: number };
  size: { width: number; height: number };
  /** Y.Text in the document: two may write on one note. For an image what it shows, for a frame its name. */
  text: string;
  tint: Tint;
  /** Of a shape; absent: a rectangle. */
  form?: 'rectangle' | 'ellipse';
  /** Content hash of an asset. */
  imageId?: string;
}

/** What is said about the map, thread by thread; see discussion.ts. Threads begin with a comment that has no `threadId`. */
export interface Comment extends RecordBase {
  /** `card:…`, `stage:…`, `lane:…` or `place:x,y`. */
  target: string;
  /** Which map a place is on. */
  mapId?: Id;
  threadId?: Id;
  text: string;
  /** Their name as it was then: they may have left long since. Checked by the server against who sends it. */
  author: string;
  at: Instant;
  /** Its text was changed. */
  editedAt?: Instant;
  /** No words, but a turn of the thread: anyone who may comment may settle one, and nobody changes another's record. */
  resolved?: boolean;
}

export const REACTIONS = ['agree', 'love', 'question', 'done'] as const;
export type ReactionValue = (typeof REACTIONS)[number];

/** One plain value per `comment/person`. */
export interface Reaction {
  /** The composite key. */
  id: string;
  commentId: Id;
  personId: Id;
  value: ReactionValue;
}

/** What people say to each other about the map: outside undo, versions and the journey file (J6, X3). */
export const TALK_KINDS = ['comments', 'reactions'] as const satisfies readonly Kind[];
export type TalkKind = (typeof TALK_KINDS)[number];

/** What a board shows: all kinds but talk. What is exported, kept as a version and brought back from one. */
export const SHOWN_KINDS = [
  'maps',
  'stages',
  'steps',
  'lanes',
  'cards',
  'feelings',
  'arcs',
  'links',
  'personas',
  'notes',
  'views',
  'metrics',
  'observations',
  'passports',
  'funnels',
  'funnelSteps',
  'flows',
  'flowPairs',
] as const satisfies readonly Exclude<Kind, TalkKind>[];

export function isTalk(kind: Kind | 'board'): kind is TalkKind {
  return kind === 'comments' || kind === 'reactions';
}

/** Everything on a board, as plain immutable records by id. Unchanged records keep their identity (C1). */
export interface Journey {
  board: Board;
  maps: ReadonlyMap<Id, JourneyMap>;
  stages: ReadonlyMap<Id, Stage>;
  steps: ReadonlyMap<Id, Step>;
  lanes: ReadonlyMap<Id, Lane>;
  cards: ReadonlyMap<Id, Card>;
  feelings: ReadonlyMap<string, Feeling>;
  arcs: ReadonlyMap<string, ArcPoint>;
  links: ReadonlyMap<Id, Link>;
  personas: ReadonlyMap<Id, Persona>;
  notes: ReadonlyMap<Id, Note>;
  views: ReadonlyMap<Id, SavedView>;
  metrics: ReadonlyMap<Id, Metric>;
  observations: ReadonlyMap<string, Observation>;
  passports: ReadonlyMap<Id, Passport>;
  funnels: ReadonlyMap<Id, Funnel>;
  funnelSteps: ReadonlyMap<string, FunnelStep>;
  flows: ReadonlyMap<Id, Flow>;
  flowPairs: ReadonlyMap<string, FlowPair>;
  comments: ReadonlyMap<Id, Comment>;
  reactions: ReadonlyMap<string, Reaction>;
}

/** The kinds of record a journey holds, besides the board itself. */
export type Kind = Exclude<keyof Journey, 'board'>;
export type RecordOf<K extends Kind> = Journey[K] extends ReadonlyMap<string, infer R> ? R : never;

/** A thing wrong with what came in: where, and what, in words by key. */
export interface Problem {
  /** Path such as `cards/abc/cell` or `row 12, column "n"`. */
  where: string;
  /** Key of the message in the locales, under `problem.`. */
  code: string;
  /** Values the message is filled with. */
  values?: Readonly<Record<string, string | number>>;
}

/** What a parser of people's files gives back; `value` may come with problems that were told and survived. */
export type Parsed<T> =
  { ok: true; value: T; problems: readonly Problem[] } | { ok: false; problems: readonly Problem[] };

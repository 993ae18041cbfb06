import type { Role } from '../../shared/wire/roles.ts';

/** One update as it is kept in a board's log. */
export interface LogEntry {
  update: Uint8Array;
  personId: string;
  at: number;
}

export interface BoardRow {
  id: string;
  createdAt: number;
  /** Kept for 30 days after this, then purged (J4). */
  deletedAt?: number;
}

/** A1: what is stored of a link; the token itself is computed. */
export interface LinkRow {
  role: Role;
  epoch: number;
  expires?: number;
  passwordHash?: string;
}

export interface PersonRow {
  id: string;
  boardId: string;
  name: string;
  role: Role;
  color: number;
  /** Epoch of the link the person joined by: renewing the link ends the session. */
  epoch: number;
}

export interface Snapshot {
  seq: number;
  /** Encoded by the room; storage does not look inside. */
  bytes: Uint8Array;
}

export interface LoadedLog {
  snapshot?: Snapshot;
  /** Entries after the snapshot, oldest first. */
  entries: readonly { seq: number; update: Uint8Array }[];
}

/** How far a board is, for a process that may have missed a message about it (D11). */
export interface Head {
  seq: number;
  deleted: boolean;
  /** Newest epoch of each link: a session of an older one has ended (A1). */
  epochs: Readonly<Partial<Record<Role, number>>>;
}

/** A picture of a board, under the hash of its bytes. */
export interface AssetRow {
  hash: string;
  /** Found out from the bytes, never taken from who sent them. */
  type: string;
  bytes: Uint8Array;
  at: number;
}

/** What one person did in one go, at most five minutes of it. */
export interface ActivityRow {
  id: string;
  personId: string;
  began: number;
  until: number;
  /** Not all that came of it is written down yet. */
  open: boolean;
  /** JSON, made by the room; storage does not look inside. */
  body: string;
}

/** Of a list that is read newest first: what is older than this. */
export interface ActivityPlace {
  began: number;
  id: string;
}

/** A version without its bytes. */
export interface VersionRow {
  id: string;
  /** Absent: kept by itself, for a reason. */
  name?: string;
  /** `edit` after a rest, before a `restore`, or a person’s wish. */
  why: 'saved' | 'edit' | 'restore';
  personId: string;
  at: number;
  /** Of its bytes. */
  size: number;
}

/** A small thing kept beside a board that is no part of its document: an answer given, a webhook, what is still to be sent. */
export interface SlipRow {
  board: string;
  kind: string;
  id: string;
  /** When it is to be looked at. */
  due: number;
  /** JSON, made by who keeps it; storage does not look inside. */
  body: string;
}

/** A file of events somebody brought; what is in it rests in parts. */
export interface DatasetRow {
  id: string;
  name: string;
  personId: string;
  at: number;
  /** JSON, made by analytics; storage does not look inside. */
  info: string;
}

/** Where boards rest. Every implementation passes the same contract suite. */
export interface Storage {
  /**
   * Resolves with the board's newest sequence number once all of it is durable; all or nothing. Activity goes with the
   * edits it tells of, a row of an id that is there takes its place; entries may be none.
   */
  append(board: string, entries: readonly LogEntry[], activity?: readonly ActivityRow[]): Promise<number>;
  /** Newest first; it outlives compaction. */
  activity(board: string, limit: number, before?: ActivityPlace): Promise<readonly ActivityRow[]>;
  openActivity(board: string): Promise<readonly ActivityRow[]>;
  /** Of every board, what began before an instant. */
  forgetActivity(before: number): Promise<void>;
  saveVersion(board: string, version: Omit<VersionRow, 'size'>, bytes: Uint8Array): Promise<void>;
  /** Newest first. */
  versions(board: string): Promise<readonly VersionRow[]>;
  versionBytes(board: string, id: string): Promise<Uint8Array | undefined>;
  dropVersions(board: string, ids: readonly string[]): Promise<void>;
  /** All of it, or what came after a sequence number: then the snapshot only where the log before it is gone. */
  load(board: string, after?: number): Promise<LoadedLog>;
  /** Of those that exist. */
  heads(boards: readonly string[]): Promise<ReadonlyMap<string, Head>>;
  /** D5: keeps the snapshot and drops the log up to it, in one transaction; an older one than is kept is ignored. */
  compact(board: string, snapshot: Snapshot): Promise<void>;
  /** Board, first links, first log entry and pictures, all or nothing. */
  createBoard(board: BoardRow, links: readonly LinkRow[], first: LogEntry, assets?: readonly AssetRow[]): Promise<void>;
  board(id: string): Promise<BoardRow | undefined>;
  setDeleted(id: string, at: number | undefined): Promise<void>;
  /** Forgets boards that were deleted at or before an instant, with all that is theirs; tells which. */
  purgeBoards(deletedUntil: number): Promise<readonly string[]>;
  links(board: string): Promise<readonly LinkRow[]>;
  setLink(board: string, link: LinkRow): Promise<void>;
  /** A picture that is there already is left as it is: the same hash is the same bytes. */
  putAsset(board: string, asset: AssetRow): Promise<void>;
  asset(board: string, hash: string): Promise<AssetRow | undefined>;
  /** What a board's pictures weigh, without their bytes. */
  assetSizes(board: string): Promise<readonly { hash: string; size: number; at: number }[]>;
  dropAssets(board: string, hashes: readonly string[]): Promise<void>;
  /** One of the same board, kind and id takes its place. */
  putSlip(slip: SlipRow): Promise<void>;
  /** False, and nothing is written, when there is one of the same board, kind and id. */
  addSlip(slip: SlipRow): Promise<boolean>;
  slip(board: string, kind: string, id: string): Promise<SlipRow | undefined>;
  /** By id. */
  slips(board: string, kind: string): Promise<readonly SlipRow[]>;
  dropSlips(board: string, kind: string, ids: readonly string[]): Promise<void>;
  /** Those due at or before an instant, of all boards, put off in the same go, so that no two processes take the same. */
  takeSlips(kind: string, at: number, until: number, most: number): Promise<readonly SlipRow[]>;
  /** Those of a kind that were due before an instant, of all boards. */
  forgetSlips(kind: string, before: number): Promise<void>;
  /** A data set that nobody sees until it is saved, so that a file is brought whole or not at all. */
  beginDataset(board: string, dataset: Omit<DatasetRow, 'info'>): Promise<void>;
  /** Immutable; parts of a column are numbered by whoever reads them again. */
  putDatasetPart(board: string, dataset: string, column: number, part: number, bytes: Uint8Array): Promise<void>;
  dropDatasetColumn(board: string, dataset: string, column: number): Promise<void>;
  /** From now on it is there; or what is said of it is exchanged. */
  saveDataset(board: string, dataset: string, info: string): Promise<void>;
  /** Those that were saved, newest first. */
  datasets(board: string): Promise<readonly DatasetRow[]>;
  dataset(board: string, id: string): Promise<DatasetRow | undefined>;
  datasetPart(board: string, dataset: string, column: number, part: number): Promise<Uint8Array | undefined>;
  dropDataset(board: string, id: string): Promise<void>;
  /** Forgets what was begun before an instant and never saved. */
  sweepDatasets(before: number): Promise<void>;
  addPerson(person: PersonRow): Promise<void>;
  person(id: string): Promise<PersonRow | undefined>;
  /** The server's secret: the first one proposed, for ever, so that every process signs alike. */
  secret(proposal: Uint8Array): Promise<Uint8Array>;
  /** D3: resolves when a write would succeed. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

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

/** Where boards rest. Every implementation passes the same contract suite. */
export interface Storage {
  /** Resolves with the board's newest sequence number once all of it is durable; all or nothing. */
  append(board: string, entries: readonly LogEntry[]): Promise<number>;
  load(board: string): Promise<LoadedLog>;
  /** D5: keeps the snapshot and drops the log up to it, in one transaction. */
  compact(board: string, snapshot: Snapshot): Promise<void>;
  /** Board, first links and first log entry, all or nothing. */
  createBoard(board: BoardRow, links: readonly LinkRow[], first: LogEntry): Promise<void>;
  board(id: string): Promise<BoardRow | undefined>;
  setDeleted(id: string, at: number | undefined): Promise<void>;
  /** Forgets boards that were deleted at or before an instant, with all that is theirs; tells which. */
  purgeBoards(deletedUntil: number): Promise<readonly string[]>;
  links(board: string): Promise<readonly LinkRow[]>;
  setLink(board: string, link: LinkRow): Promise<void>;
  addPerson(person: PersonRow): Promise<void>;
  person(id: string): Promise<PersonRow | undefined>;
  /** D3: resolves when a write would succeed. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

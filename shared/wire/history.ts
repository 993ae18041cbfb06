import type { Id, Instant, Kind } from '../journey/journey.ts';

/** One field of one record that somebody changed, from what to what; raw material, put in words by the reader's page. */
export interface ActivityItem {
  kind: Kind | 'board';
  id: string;
  /** Absent: the record as a whole, which is new, or is one plain value. */
  field?: string;
  act: 'add' | 'change';
  /** What it was called. */
  name?: string;
  /** Plain values, long ones cut; absent where there was, or is, nothing. `deleted` is told as true. */
  before?: unknown;
  after?: unknown;
}

export interface Restored {
  versionId: Id;
  name?: string;
  /** When the version was kept. */
  at: Instant;
  /** `map:…` or `lane:…`; absent: the whole board. */
  scope?: string;
  /** What that is called. */
  title?: string;
}

/** Absent: it was done by somebody who had a link and no name. */
export interface Doer {
  id: Id;
  name: string;
  color: number;
}

/** What somebody did in one go. */
export interface ActivityEntry {
  id: Id;
  by?: Doer;
  began: Instant;
  until: Instant;
  items: readonly ActivityItem[];
  /** Things beyond those told one by one, by kind. */
  more?: Readonly<Partial<Record<Kind | 'board', number>>>;
  restored?: Restored;
}

export interface ActivityAnswer {
  activity: readonly ActivityEntry[];
  /** Asks for what is older: `?before=`. */
  next?: string;
}

export interface VersionSummary {
  id: Id;
  /** Absent: kept by itself. */
  name?: string;
  /** A person’s wish, the first edit after a rest, or a restoring. */
  why: 'saved' | 'edit' | 'restore';
  by?: Doer;
  at: Instant;
}

export interface VersionsAnswer {
  versions: readonly VersionSummary[];
}

export interface RestoreAnswer {
  /** How many records changed. */
  changed: number;
  /** The version kept before: restoring it takes the restoring back. Absent where nothing had to change. */
  before?: Id;
}

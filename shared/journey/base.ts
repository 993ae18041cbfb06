/** What every record of a journey is made of. */

/** 12 characters of A–Z a–z 0–9, so that composite keys can be split on "/". */
export type Id = string;
/** Fractional order key (J2): compare as plain strings, ties broken by id. */
export type OrderKey = string;
/** Milliseconds since 1970-01-01 UTC. */
export type Instant = number;
/** ISO period in the board's time zone: `2026`, `2026-Q1`, `2026-03`, `2026-W12`, `2026-03-31`. */
export type Period = string;
/** BCP 47 language of the interface and of template texts. */
export type Locale = 'en' | 'tr';
/** One of the five stage tints of the look, by number. */
export type Tint = 0 | 1 | 2 | 3 | 4;

/** J4: deleting leaves this mark; the server purges after 30 days. */
export interface Deletion {
  by: Id;
  at: Instant;
}

export interface RecordBase {
  id: Id;
  /** Person id, or `template` / `import` / `link` for what no person typed. */
  createdBy: Id;
  deleted?: Deletion;
}

/**
 * What was copied knows the first record it goes back to, however often it was copied since, so that two maps can be
 * compared after every later edit, and after what stood between them is gone.
 */
export interface Copied {
  copyOf?: Id;
}

/** What rooms tell of their work, in figures alone: no content, no names, no tokens. */
export interface Meter {
  /** Updates of people that became durable together, and how long that took. */
  committed(updates: number, bytes: number, seconds: number): void;
  /** From durable to handed to every socket of a room. */
  fannedOut(seconds: number): void;
  evicted(): void;
  /** A socket was closed by us, with its code. */
  refused(code: number): void;
}

export const SILENT: Meter = {
  committed: () => undefined,
  fannedOut: () => undefined,
  evicted: () => undefined,
  refused: () => undefined,
};

import type { BoardPort, Change } from '../../shared/document/board.ts';
import type { Id, Kind } from '../../shared/journey/journey.ts';

/** Of a person's time at most one part in so many goes into drawing what others do. */
const PARTS = 10;
/** What others did is never held longer. */
const LONGEST_MS = 160;

/** Milliseconds, and a call after some of them. */
export interface Clock {
  now(): number;
  after(milliseconds: number, call: () => void): () => void;
}

const CLOCK: Clock = {
  now: () => performance.now(),
  after(milliseconds, call) {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};

/**
 * The same board, with what others do told at the pace this machine can draw it: at once while it is quick enough, and
 * gathered while it is not, or fifty moves a second on a large board would leave no time for one's own hand. What one
 * does oneself is told at once, always, with all that was held.
 */
export function paced(port: BoardPort, clock: Clock = CLOCK): BoardPort {
  const listeners = new Set<(change: Change) => void>();
  let journey = port.records();
  let held: Map<Kind | 'board', Set<Id>> | undefined;
  let free = 0;
  let stopTimer: (() => void) | undefined;

  function tell(change: Change): void {
    journey = port.records();
    for (const listener of listeners) listener(change);
  }
  function release(): void {
    stopTimer?.();
    stopTimer = undefined;
    if (!held) return;
    const ids = held;
    held = undefined;
    const began = clock.now();
    // what listeners ask to be drawn is drawn in microtasks of their own, before this one
    tell({ origin: 'remote', ids });
    queueMicrotask(() => {
      const ended = clock.now();
      free = ended + Math.min(LONGEST_MS, (ended - began) * (PARTS - 1));
    });
  }
  port.subscribe((change) => {
    if (change.origin === 'local') {
      release();
      tell(change);
      return;
    }
    held ??= new Map();
    for (const [kind, ids] of change.ids) held.set(kind, new Set([...(held.get(kind) ?? []), ...ids]));
    const wait = free - clock.now();
    if (wait <= 0) release();
    else stopTimer ??= clock.after(wait, release);
  });

  return {
    ...port,
    records: () => journey,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

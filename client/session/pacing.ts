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
  /** Calls once with what the next picture took to be laid out and painted; never while there are no pictures. */
  painted(call: (took: number) => void): void;
}

const CLOCK: Clock = {
  now: () => performance.now(),
  after(milliseconds, call) {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
  painted(call) {
    if (typeof requestAnimationFrame !== 'function') return;
    requestAnimationFrame(() => {
      const began = performance.now();
      const { port1, port2 } = new MessageChannel();
      // the next task comes when the picture is done
      port1.onmessage = () => {
        port1.close();
        call(performance.now() - began);
      };
      port2.postMessage(0);
    });
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
  let took = 0;
  let isWatched = false;
  let stopTimer: (() => void) | undefined;

  function tell(change: Change): void {
    journey = port.records();
    for (const listener of listeners) listener(change);
  }
  /** Nothing of others is told for as many times as long as it took to draw this. */
  function rest(milliseconds: number): void {
    free = clock.now() + Math.min(LONGEST_MS, milliseconds * (PARTS - 1));
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
      took = clock.now() - began;
      rest(took);
      if (isWatched) return;
      isWatched = true;
      // on a slow machine a page of many elements is laid out and painted for as long as it was rendered
      clock.painted((more) => {
        isWatched = false;
        rest(took + more);
      });
    });
  }
  function releaseWhenFree(): void {
    const wait = free - clock.now();
    if (wait <= 0) release();
    else
      stopTimer ??= clock.after(wait, () => {
        stopTimer = undefined;
        releaseWhenFree();
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
    releaseWhenFree();
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

import type { BoardPort } from '../../../shared/document/board.ts';
import type { Id, Journey, Kind } from '../../../shared/journey/journey.ts';
import type { Presence } from '../../../shared/wire/presence.ts';
import type { Touched } from './changes.ts';

/** Quiet for so long, others have done what they were doing. */
export const QUIET_MS = 1_500;
/** Nobody waits longer than this to hear of something, except for what is still being written. */
export const LONGEST_MS = 6_000;

export interface Batch {
  touched: readonly Touched[];
  /** Who was at a record while it changed, or the only other person here. */
  doerOf: (id: string) => Id | undefined;
}

/**
 * Gathers what others do, so that a word is heard once it is whole, not letter by letter, and a burst of changes as one
 * message. Gives a function that ends it.
 */
export function collectChanges(port: BoardPort, presence: Presence, tell: (batch: Batch) => void): () => void {
  const pending = new Map<string, Touched>();
  const doers = new Map<string, Id>();
  let seen: Journey = port.records();
  let first = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isWritten = (id: string): boolean => [...presence.others().values()].some(({ edit }) => edit?.id === id);
  function look(): void {
    for (const { person, selection, edit } of presence.others().values()) {
      for (const id of [...(selection ?? []), ...(edit ? [edit.id] : [])]) doers.set(id, person.personId);
    }
  }
  function onlyOther(): Id | undefined {
    const people = new Set([...presence.others().values()].map(({ person }) => person.personId));
    return people.size === 1 ? [...people][0] : undefined;
  }
  function flush(): void {
    timer = undefined;
    const ready = [...pending].filter(([, { id }]) => !isWritten(id));
    for (const [key] of ready) pending.delete(key);
    if (ready.length > 0) {
      const known = new Map(doers);
      const alone = onlyOther();
      tell({ touched: ready.map(([, one]) => one), doerOf: (id) => known.get(id) ?? alone });
    }
    if (pending.size > 0) wait();
    else doers.clear();
  }
  function wait(): void {
    if (timer === undefined) first = Date.now();
    clearTimeout(timer);
    timer = setTimeout(flush, Math.max(0, Math.min(QUIET_MS, first + LONGEST_MS - Date.now())));
  }

  const stops = [
    presence.subscribe(look),
    port.subscribe(({ origin, ids }) => {
      const before = seen;
      seen = port.records();
      if (origin !== 'remote') return;
      look();
      for (const [kind, changed] of ids) {
        if (kind === 'board') continue;
        for (const id of changed) remember(kind, id, before);
      }
      if (pending.size > 0) wait();
    }),
  ];
  function remember(kind: Kind, id: string, journey: Journey): void {
    const key = `${kind}/${id}`;
    if (pending.has(key)) return;
    pending.set(key, { kind, id, before: (journey[kind] as ReadonlyMap<string, unknown>).get(id) });
  }
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

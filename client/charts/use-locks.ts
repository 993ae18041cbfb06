import { useSyncExternalStore } from 'react';
import type { Journey } from '../../shared/journey/journey.ts';

interface Board {
  records(): Journey;
  subscribe(listener: () => void): () => void;
}

const known = new WeakMap<Journey['stages'], { lanes: Journey['lanes']; board: Journey['board']; key: string }>();

/** What is locked, as one word: the same until a lock is set or taken away. */
function locksKey({ stages, lanes, board }: Journey): string {
  const held = known.get(stages);
  if (held?.lanes === lanes && held.board === board) return held.key;
  const ids = [...stages.values(), ...lanes.values()].flatMap(({ id, locked }) => (locked ? [id] : []));
  const key = `${board.locked ? 'board' : ''} ${ids.join(' ')}`;
  known.set(stages, { lanes, board, key });
  return key;
}

/** Renders when a lock is set or taken away: what may be done is another thing then. */
export function useLocks(port: Board): string {
  return useSyncExternalStore(port.subscribe, () => locksKey(port.records()));
}

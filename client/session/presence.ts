import type { Awareness } from 'y-protocols/awareness';
import { doingOf } from '../../shared/wire/doing.ts';
import type { Doing, Identity, Presence, PresenceState } from '../../shared/wire/presence.ts';
import { ROLES } from '../../shared/wire/roles.ts';

/** D13: at most 20 a second. */
const INTERVAL_MS = 50;

export interface PresenceAdapter extends Presence {
  /** After a reconnect: peers have forgotten us, and only a newer clock is believed. */
  sayAgain(): void;
  /** After a lost connection: or peers who did not move since would stay unseen. */
  forgetOthers(): void;
  destroy(): void;
}

function isIdentity(value: unknown): value is Identity {
  if (typeof value !== 'object' || value === null) return false;
  const { personId, name, color, role } = value as Partial<Record<keyof Identity, unknown>>;
  return (
    typeof personId === 'string' &&
    typeof name === 'string' &&
    typeof color === 'number' &&
    ROLES.some((known) => known === role)
  );
}

function readState(state: unknown): PresenceState | undefined {
  if (typeof state !== 'object' || state === null || !('person' in state) || !isIdentity(state.person))
    return undefined;
  return { ...doingOf(state), person: state.person };
}

function withoutGaps(fields: Readonly<Record<string, unknown>>): Doing {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}

const rounded = (point: { x: number; y: number }) => ({ x: Math.round(point.x), y: Math.round(point.y) });

/** Whole numbers on the wire. */
function quantised(doing: Doing): Doing {
  const { cursor, drag, ...rest } = doing;
  return {
    ...rest,
    ...(cursor ? { cursor: rounded(cursor) } : {}),
    ...(drag ? { drag: { ids: drag.ids, dx: Math.round(drag.dx), dy: Math.round(drag.dy) } } : {}),
  };
}

export function createPresence(awareness: Awareness): PresenceAdapter {
  const listeners = new Set<() => void>();
  let others: ReadonlyMap<number, PresenceState> = new Map();
  let doing: Doing = {};
  let lastSaid = -Infinity;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function read(): void {
    const next = new Map<number, PresenceState>();
    for (const [client, state] of awareness.getStates()) {
      const known = client === awareness.clientID ? undefined : readState(state);
      if (known) next.set(client, known);
    }
    if (next.size === 0 && others.size === 0) return;
    others = next;
    for (const listener of [...listeners]) listener();
  }
  const onChange = (_changes: unknown, origin: unknown): void => {
    if (origin !== 'local') read();
  };
  awareness.on('change', onChange);

  function send(): void {
    waiting = undefined;
    lastSaid = Date.now();
    awareness.setLocalState({ ...quantised(doing) });
  }

  return {
    others: () => others,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    say(change) {
      doing = withoutGaps({ ...doing, ...change });
      if (waiting !== undefined) return;
      const wait = lastSaid + INTERVAL_MS - Date.now();
      if (wait <= 0) send();
      else waiting = setTimeout(send, wait);
    },
    sayAgain: send,
    forgetOthers() {
      for (const client of [...awareness.meta.keys()]) {
        if (client === awareness.clientID) continue;
        awareness.meta.delete(client);
        awareness.states.delete(client);
      }
      read();
    },
    destroy() {
      clearTimeout(waiting);
      awareness.off('change', onChange);
      listeners.clear();
    },
  };
}

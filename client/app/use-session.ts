import { useMemo, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { BoardPort } from '../../shared/document/board.ts';
import type { Board, JourneyMap } from '../../shared/journey/journey.ts';
import { shownMap } from '../editor/desk.ts';
import type { Editor } from '../editor/store.ts';
import { type BoardSession, connectBoard } from '../session/connect.ts';
import type { Membership } from '../session/membership.ts';
import type { Value } from '../session/value.ts';
import { keepsNothing } from './refused-storage.ts';

/** Opens the board with its first listener, and closes it with its last. */
function openWhileHeard(member: Membership): Value<BoardSession | undefined> {
  const listeners = new Set<() => void>();
  let session: BoardSession | undefined;
  return {
    get: () => session,
    subscribe(listener) {
      listeners.add(listener);
      session ??= connectBoard(member, {
        server: location.origin.replace(/^http/, 'ws'),
        Socket: WebSocket,
        store: !keepsNothing() && typeof indexedDB !== 'undefined',
        network: window,
      });
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        session?.destroy();
        session = undefined;
      };
    },
  };
}

/** Open for as long as the page shows it. */
export function useSession(member: Membership): BoardSession | undefined {
  const holder = useMemo(() => openWhileHeard(member), [member]);
  return useSyncExternalStore(holder.subscribe, holder.get);
}

export function useValue<T>(value: Value<T>): T {
  return useSyncExternalStore(value.subscribe, value.get);
}

export function useBoardRecord(port: BoardPort): Board {
  return useSyncExternalStore(port.subscribe, () => port.records().board);
}

/** The map that is shown; renders only when it changes itself, not what is on it. */
export function useMap(port: BoardPort, editor: Editor): JourneyMap | undefined {
  const wanted = useStore(editor.desk, (state) => state.mapId);
  return useSyncExternalStore(port.subscribe, () => shownMap(port.records(), wanted));
}

export interface UndoState {
  canUndo: boolean;
  canRedo: boolean;
}

/** Renders only when one of the two changes. */
export function useUndoState(port: BoardPort): UndoState {
  const canUndo = useSyncExternalStore(port.subscribe, port.canUndo);
  const canRedo = useSyncExternalStore(port.subscribe, port.canRedo);
  return { canUndo, canRedo };
}

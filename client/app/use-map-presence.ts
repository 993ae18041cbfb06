import { useEffect } from 'react';
import type { Id } from '../../shared/journey/journey.ts';
import type { Presence } from '../../shared/wire/presence.ts';

/** Tells the others which map one looks at, so that nobody's cursor is drawn on another one. */
export function useMapPresence(presence: Presence, mapId: Id | undefined): void {
  useEffect(() => {
    presence.say({ map: mapId ?? null, cursor: null });
  }, [presence, mapId]);
}

import type { BoardPort } from '../../../shared/document/board.ts';
import type { Id, Journey, Kind, RecordBase } from '../../../shared/journey/journey.ts';
import type { Presence } from '../../../shared/wire/presence.ts';
import { allowance, type Role } from '../../../shared/wire/roles.ts';

/** What this person may do to a record (A1). */
export interface May {
  change: (kind: Kind, record: RecordBase) => boolean;
  remove: (kind: Kind, record: RecordBase) => boolean;
}

export function mayOf(role: Role, personId: Id | undefined): May {
  const within = (reach: 'none' | 'own' | 'any', { createdBy }: RecordBase): boolean =>
    reach === 'any' || (reach === 'own' && createdBy === personId);
  return {
    change: (kind, record) => within(allowance(role, kind).change, record),
    remove: (kind, record) => within(allowance(role, kind).remove, record),
  };
}

/** What each sheet of the inspector works with. */
export interface SheetProps {
  port: BoardPort;
  presence: Presence;
  journey: Journey;
  mapId: Id;
  may: May;
  /** Ends the selection. */
  close: () => void;
}

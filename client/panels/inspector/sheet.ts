import type { ActionContext, Target } from '../../editor/actions.ts';
import { type Actor, mayChange, mayRemove } from '../../editor/allowed.ts';
import type { PictureContext } from '../../editor/pictures.ts';
import type { BoardPort } from '../../../shared/document/board.ts';
import type { Id, Journey, Kind, RecordBase } from '../../../shared/journey/journey.ts';
import type { Lens } from '../../../shared/journey/lens.ts';
import type { Presence } from '../../../shared/wire/presence.ts';

/** What this person may do to a record (A1). */
export interface May {
  change: (kind: Kind, record: RecordBase) => boolean;
  remove: (kind: Kind, record: RecordBase) => boolean;
}

export function mayOf(actor: Actor): May {
  return {
    change: (kind, record) => mayChange(actor, kind, record),
    remove: (kind, record) => mayRemove(actor, kind, record),
  };
}

/** What each sheet of the inspector works with. */
export interface SheetProps {
  port: BoardPort;
  presence: Presence;
  journey: Journey;
  mapId: Id;
  may: May;
  /** Whose numbers of when are looked at. */
  lens: Lens;
  /** Selects another thing instead. */
  choose: (id: Id) => void;
  /** What giving a picture needs; its `pictures` are absent where none can be stored. */
  pictureContext: PictureContext;
  /** For the actions that menus and keys have, too. */
  contextAt: (target?: Target) => ActionContext;
  /** Ends the selection. */
  close: () => void;
}

import { createContext, useContext } from 'react';
import type { BoardPort } from '../../shared/document/board.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { Presence } from '../../shared/wire/presence.ts';
import type { Role } from '../../shared/wire/roles.ts';
import type { ActionContext, Target } from '../editor/actions.ts';
import type { PicturePort } from '../editor/pictures.ts';
import type { Editor } from '../editor/store.ts';

/** What every part of a table works with; it does not change while the table is open. */
export interface TableContext {
  port: BoardPort;
  presence: Presence;
  role: Role;
  editor: Editor;
  mapId: Id;
  /** Who is here, where that is known: some may change only what is their own (A1). */
  personId: Id | undefined;
  pictures: PicturePort | undefined;
  /** What is locked: all that asks what may be done asks again when that changes. */
  locks?: string;
  contextAt: (target?: Target) => ActionContext;
  /** Opens the import of numbers; absent where none may be brought. */
  onImport: (() => void) | undefined;
}

export const TableParts = createContext<TableContext | null>(null);

export function useTable(): TableContext {
  const context = useContext(TableParts);
  if (!context) throw new Error('useTable outside a BoardTable');
  return context;
}

import { createContext, useContext } from 'react';
import type { PicturePort } from '../editor/pictures.ts';
import type { Editor } from '../editor/store.ts';
import type { BoardPort } from '../../shared/document/board.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { Presence } from '../../shared/wire/presence.ts';
import type { Role } from '../../shared/wire/roles.ts';

/** What every part of a canvas works with; it does not change while the canvas is open. */
export interface CanvasContext {
  port: BoardPort;
  presence: Presence;
  role: Role;
  editor: Editor;
  mapId: Id;
  /** Who is here, where that is known: some may change only what is their own (A1). */
  personId: Id | undefined;
  onProblem: (key: string) => void;
  /** What is locked: all that asks what may be done asks again when that changes. */
  locks?: string;
  /** Absent where none can be stored. */
  pictures?: PicturePort | undefined;
}

export const CanvasParts = createContext<CanvasContext | null>(null);

export function useCanvas(): CanvasContext {
  const context = useContext(CanvasParts);
  if (!context) throw new Error('useCanvas outside a BoardCanvas');
  return context;
}

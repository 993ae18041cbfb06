import type { Id } from '../../shared/journey/journey.ts';
import type { ActionContext } from './action.types.ts';

/** How a stored picture stands on this device. `away`: not here, and it cannot be fetched now. */
export type PictureState = { at: 'loading' } | { at: 'here'; url: string } | { at: 'missing' } | { at: 'away' };

export type Uploaded =
  | { ok: true; hash: string; width: number; height: number }
  | { ok: false; why: 'offline' | 'too-large' | 'not-a-picture' | 'board-full' | 'refused' };

/** The port to the pictures of a board. */
export interface PicturePort {
  upload(file: Blob): Promise<Uploaded>;
  /** Fetched once somebody listens. */
  state(hash: string): PictureState;
  subscribe(hash: string, listener: () => void): () => void;
  /** Copies a picture of another board that this browser has been on; `false` where it cannot be had. */
  bring(hash: string, boardId: Id): Promise<boolean>;
  /** Does something once the network is back, while the board is open; `false` where it is not the network that is away. */
  whenBack?(act: () => void): boolean;
  /** For exports; undefined when it is not to be had. */
  blob(hash: string): Promise<Blob | undefined>;
}

/** What adding a picture needs of the canvas. */
export interface PictureContext extends Pick<ActionContext, 'port' | 'editor' | 'mapId' | 'role' | 'personId'> {
  pictures?: PicturePort | undefined;
  /** Key of a message about something that could not be done; a plain one goes by itself. */
  onProblem: (key: string, tone?: 'plain') => void;
}

/** The same of what an action is given. */
export const pictureContextOf = (context: ActionContext): PictureContext => ({
  ...context,
  onProblem: (key, tone) => context.tell?.(context.t(key), tone ?? 'problem'),
});

/** Where a picture goes: into a cell, onto a card or a note instead of its own, or beside the map. */
export type PicturePlace =
  | { kind: 'cell'; laneId: Id; columnId: Id }
  | { kind: 'card' | 'note'; id: Id }
  | { kind: 'free'; x: number; y: number };

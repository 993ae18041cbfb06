import type { BoardPort } from '../../shared/document/board.ts';
import type { Cell, Id, Tint } from '../../shared/journey/journey.ts';
import type { Actor } from './allowed.ts';
import type { PicturePort } from './pictures.ts';
import type { Editor } from './store.ts';

/** What a menu was opened on, or a key pressed at. */
export type Target =
  | { kind: 'stage' | 'step' | 'lane' | 'card' | 'note' | 'link'; id: Id }
  /** `point`: where on the map the pointer was. */
  | { kind: 'cell'; cell: Cell; point?: { x: number; y: number } }
  | { kind: 'map'; point?: { x: number; y: number } };

export interface ActionContext extends Actor {
  port: BoardPort;
  editor: Editor;
  mapId: Id;
  target?: Target;
  /** The interface's words, for names of new things. */
  t: (key: string, values?: Readonly<Record<string, unknown>>) => string;
  /** Where pictures of what is pasted are kept. */
  pictures?: PicturePort | undefined;
  /** Says what happened to those who cannot see it. */
  announce?: (text: string) => void;
  /** Tells the person something in words, such as what could not be done. */
  tell?: (text: string, tone?: 'plain' | 'problem') => void;
}

export interface Action {
  id: string;
  labelKey: string;
  /** Such as `Mod+Shift+Z`; `Mod` is Ctrl, or Command on a Mac. */
  shortcuts?: readonly string[];
  /** The browser hears its keys, and tells by an event of its own. */
  native?: boolean;
  /** A colour is shown beside its name. */
  icon?: { tint: Tint };
  /** Menus put a group under one heading. */
  group:
    | 'write'
    | 'talk'
    | 'clipboard'
    | 'move'
    | 'add'
    | 'shape'
    | 'look'
    | 'remove'
    | 'select'
    | 'history'
    | 'way'
    | 'find'
    | 'view';
  when(context: ActionContext): boolean;
  do(context: ActionContext): void;
}

import type { BoardPort } from '../../shared/document/board.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { Actor } from '../editor/allowed.ts';
import type { Editor } from '../editor/store.ts';
import type { KnownPerson } from './composer.tsx';

/** What each part of the comments panel works with. */
export interface TalkView extends Actor {
  port: BoardPort;
  editor: Editor;
  /** Their own name, as the server knows it. */
  name: string;
  /** Everybody known on the board but oneself, for mentions. */
  people: readonly KnownPerson[];
  nameOf: (personId: Id) => string;
}

import { useEffect } from 'react';
import type { BoardPort } from '../../shared/document/board.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { Editor } from '../editor/store.ts';

const keyOf = (boardId: Id, personId: Id): string => `journeyboard:read:${boardId}:${personId}`;

function recall(key: string): ReadonlySet<Id> {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return new Set(Array.isArray(held) ? held.filter((id) => typeof id === 'string') : []);
  } catch {
    return new Set();
  }
}

/** Which comments one has seen is nobody else's business, and stays in this browser. */
export function useReadMarks(editor: Editor, port: BoardPort, boardId: Id, personId: Id): void {
  useEffect(() => {
    const key = keyOf(boardId, personId);
    const { desk } = editor;
    desk.setState({ read: recall(key) });
    return desk.subscribe(({ read }, before) => {
      if (read === before.read) return;
      const { comments } = port.records();
      try {
        localStorage.setItem(key, JSON.stringify([...read].filter((id) => comments.has(id))));
      } catch {
        // then they count as new again at the next visit, which is all that is lost
      }
    });
  }, [editor, port, boardId, personId]);
}

import { useEffect } from 'react';
import type { BoardPort } from '../../shared/document/board.ts';
import type { Id, Journey } from '../../shared/journey/journey.ts';
import { keepPicture } from '../home/pictures.ts';

/** The board's own drawing and first sync come first. */
const SETTLED_MS = 4_000;

/** Keeps what the board looks like for the start page: a while after it opened, when it is put away, and when it is left. */
export function useBoardPicture(port: BoardPort, boardId: Id): void {
  useEffect(() => {
    let painted: Journey | undefined;
    const paint = (): void => {
      const journey = port.records();
      if (journey === painted) return;
      painted = journey;
      import('./paint-board.ts')
        .then(({ paintBoard }) => paintBoard(journey, journey.board.locale))
        .then((picture) => picture && keepPicture(boardId, picture))
        // a board without a picture is listed all the same
        .catch(() => undefined);
    };
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') paint();
    };
    // where a browser tells, while nobody's hand waits
    const soon = setTimeout(() => ('requestIdleCallback' in window ? requestIdleCallback(paint) : paint()), SETTLED_MS);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      clearTimeout(soon);
      document.removeEventListener('visibilitychange', onHide);
      paint();
    };
  }, [port, boardId]);
}

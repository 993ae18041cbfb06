import { type RefObject, useEffect, useMemo } from 'react';
import type { ActionContext, Target } from '../editor/actions.ts';
import { addPictures } from '../editor/add-pictures.ts';
import { cellOf } from '../editor/grid.ts';
import { droppedPictures, hearPastedPictures, holdsPictures } from '../editor/pasted-pictures.ts';
import { pictureContextOf, type PicturePlace } from '../editor/pictures.ts';

interface PicturesOptions {
  contextAt: () => ActionContext;
  /** What stands at an element of the table. */
  thingAt: (element: Element) => Target | undefined;
}

/** Pictures pasted where the keyboard is, or dropped into a cell of the table. */
export function usePictures(root: RefObject<HTMLElement | null>, { contextAt, thingAt }: PicturesOptions): void {
  const context = useMemo(() => pictureContextOf(contextAt()), [contextAt]);
  useEffect(() => hearPastedPictures(() => root.current, context), [root, context]);
  useEffect(() => {
    const placeAt = ({ target }: DragEvent): PicturePlace | undefined => {
      const thing = target instanceof Element ? thingAt(target) : undefined;
      if (thing?.kind === 'cell') return { kind: 'cell', ...thing.cell };
      const card = thing?.kind === 'card' ? context.port.records().cards.get(thing.id) : undefined;
      const cell = card && cellOf(context.port.records(), card);
      return cell && { kind: 'cell', ...cell };
    };
    const over = (event: DragEvent): void => {
      if (event.dataTransfer && holdsPictures(event.dataTransfer)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      const files = droppedPictures(event);
      if (files.length === 0) return;
      event.preventDefault();
      const place = placeAt(event);
      if (place) void addPictures(context, files, place);
      else context.onProblem('pictures.problem.place');
    };
    const off = new AbortController();
    root.current?.addEventListener('dragover', over, off);
    root.current?.addEventListener('drop', drop, off);
    return () => off.abort();
  }, [root, context, thingAt]);
}

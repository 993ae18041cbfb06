import { useReactFlow } from '@xyflow/react';
import { type DragEvent, type RefObject, useEffect, useMemo, useState } from 'react';
import type { Box, MapLayout } from '../../../shared/journey/layout.types.ts';
import type { PicturePlace } from '../../editor/pictures.ts';
import { freePlace } from '../../editor/note-commands.ts';
import { placeOf } from '../../editor/chosen.ts';
import { useCanvas } from '../canvas-context.ts';
import { boxOfCell, cellAt, contains, type Point } from '../hit.ts';
import { addPictures } from '../../editor/add-pictures.ts';

const FIELDS = 'input, textarea, select, [contenteditable], [role="dialog"]';
const isPicture = ({ type }: { type: string }): boolean => type.startsWith('image/');

/** Files in a drag are not to be looked into before they are dropped; their kinds are. */
function holdsPictures({ items }: DataTransfer): boolean {
  const files = [...items].filter(({ kind }) => kind === 'file');
  return files.length > 0 && files.every(isPicture);
}

/** Where a picture dropped at a point would go; undefined on the map's own charts and names. */
export function placeAt(layout: MapLayout, point: Point): PicturePlace | undefined {
  const cell = cellAt(layout, point);
  if (cell) return { kind: 'cell', ...cell };
  const map: Box = { x: 0, y: 0, width: layout.width, height: layout.height };
  return contains(map, point) ? undefined : { kind: 'free', ...point };
}

export interface PictureInput {
  handlers: {
    onDragOver: (event: DragEvent<HTMLElement>) => void;
    onDragLeave: (event: DragEvent<HTMLElement>) => void;
    onDrop: (event: DragEvent<HTMLElement>) => void;
  };
  /** The cell under pictures that are being dragged in. */
  target: Box | undefined;
}

/** Pictures that are dropped or pasted. Other files go on to whoever imports them. */
export function usePictureInput(root: RefObject<HTMLElement | null>, layout: () => MapLayout): PictureInput {
  const canvas = useCanvas();
  const { screenToFlowPosition } = useReactFlow();
  const [target, setTarget] = useState<Box>();
  const handlers = useMemo((): PictureInput['handlers'] => {
    const pointOf = ({ clientX, clientY }: DragEvent): Point => screenToFlowPosition({ x: clientX, y: clientY });
    const show = (box: Box | undefined): void =>
      setTarget((before) => (before?.x === box?.x && before?.y === box?.y ? before : box));
    return {
      onDragOver(event) {
        if (!holdsPictures(event.dataTransfer)) return;
        event.preventDefault();
        const cell = cellAt(layout(), pointOf(event));
        show(cell && boxOfCell(layout(), cell));
      },
      onDragLeave({ currentTarget, relatedTarget }) {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) show(undefined);
      },
      onDrop(event) {
        show(undefined);
        const files = [...event.dataTransfer.files];
        if (files.length === 0 || !files.every(isPicture)) return;
        event.preventDefault();
        const place = placeAt(layout(), pointOf(event));
        if (place) void addPictures(canvas, files, place);
        else canvas.onProblem('pictures.problem.place');
      },
    };
  }, [canvas, layout, screenToFlowPosition]);
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const { target: on, clipboardData: data } = event;
      if (!(on instanceof Element) || !data || on.closest(FIELDS)) return;
      if (on !== document.body && !root.current?.contains(on)) return;
      const files = [...data.files].filter(isPicture);
      // a spreadsheet puts a picture of its cells beside their words: the words are meant
      if (files.length === 0 || data.types.includes('text/plain')) return;
      event.preventDefault();
      event.stopPropagation();
      const place = placeOf(canvas);
      const free = { kind: 'free', ...freePlace(canvas.port.records(), canvas.mapId, 'sticky') } as const;
      void addPictures(canvas, files, place ? { kind: 'cell', ...place.cell } : free);
    };
    document.addEventListener('paste', paste, true);
    return () => document.removeEventListener('paste', paste, true);
  }, [root, canvas]);
  return { handlers, target };
}

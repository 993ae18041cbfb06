import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect, useState } from 'react';
import type { Box, MapLayout } from '../../../shared/journey/layout.types.ts';
import { droppedPictures, hearPastedPictures, holdsPictures } from '../../editor/pasted-pictures.ts';
import { useCanvas } from '../canvas-context.ts';
import { boxOfCell, cellAt, placeAt, type Point } from '../hit.ts';
import { useLatest } from '../use-latest.ts';
import { PictureMarks } from './picture-marks.tsx';
import { addPictures } from '../../editor/add-pictures.ts';

/** Pictures that are dropped or pasted. Other files go on to whoever imports them. */
export function PictureInput({ root, layout }: { root: RefObject<HTMLElement | null>; layout: MapLayout }) {
  const canvas = useCanvas();
  const { screenToFlowPosition } = useReactFlow();
  const layoutNow = useLatest(layout);
  /** The cell under pictures that are being dragged in. */
  const [target, setTarget] = useState<Box>();
  useEffect(() => {
    const pointOf = ({ clientX, clientY }: DragEvent): Point => screenToFlowPosition({ x: clientX, y: clientY });
    const show = (box: Box | undefined): void =>
      setTarget((before) => (before?.x === box?.x && before?.y === box?.y ? before : box));
    const over = (event: DragEvent): void => {
      if (!event.dataTransfer || !holdsPictures(event.dataTransfer)) return;
      event.preventDefault();
      const cell = cellAt(layoutNow(), pointOf(event));
      show(cell && boxOfCell(layoutNow(), cell));
    };
    const leave = ({ relatedTarget }: DragEvent): void => {
      if (!(relatedTarget instanceof Node && root.current?.contains(relatedTarget))) show(undefined);
    };
    const drop = (event: DragEvent): void => {
      show(undefined);
      const files = droppedPictures(event);
      if (files.length === 0) return;
      event.preventDefault();
      const place = placeAt(layoutNow(), pointOf(event));
      if (place) void addPictures(canvas, files, place);
      else canvas.onProblem('pictures.problem.place');
    };
    const off = new AbortController();
    root.current?.addEventListener('dragover', over, off);
    root.current?.addEventListener('dragleave', leave, off);
    root.current?.addEventListener('drop', drop, off);
    return () => off.abort();
  }, [root, canvas, layoutNow, screenToFlowPosition]);
  useEffect(() => hearPastedPictures(() => root.current, canvas), [root, canvas]);
  return <PictureMarks target={target} />;
}

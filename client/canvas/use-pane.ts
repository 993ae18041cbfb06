import { useReactFlow } from '@xyflow/react';
import { type MouseEvent, type PointerEvent, type RefObject, useMemo, useRef } from 'react';
import type { CardBox, MapLayout } from '../../shared/journey/layout.types.ts';
import { type NoteBox, notesOf } from '../../shared/journey/notes.ts';
import type { ActionContext, Target } from '../editor/actions.ts';
import { mayChange } from '../editor/allowed.ts';
import { beginCard } from '../editor/card-actions.ts';
import type { Cell } from '../../shared/journey/journey.ts';
import { chooseFiles } from '../editor/choose-files.ts';
import { useTranslation } from '../ui/speech.ts';
import { useCanvas } from './canvas-context.ts';
import { type OpenMenu, requestMenu } from './open-menu.ts';
import { cellAt, placeAt, type Point, topmostAt } from './hit.ts';
import { HANDS } from './later.ts';
import type { BoardNode } from './project.ts';

type Pointing = MouseEvent | globalThis.MouseEvent;

export interface Pane {
  onDoubleClick: (event: MouseEvent) => void;
  onPaneClick: (event: MouseEvent) => void;
  onPaneContextMenu: (event: Pointing) => void;
  onNodeContextMenu: (event: MouseEvent, node: BoardNode) => void;
  onNodeClick: (event: MouseEvent, node: BoardNode) => void;
  onNodeDoubleClick: (event: MouseEvent, node: BoardNode) => void;
  onPointerDownCapture: (event: PointerEvent) => void;
  onPointerMove: (event: PointerEvent) => void;
  onPointerLeave: () => void;
}

export interface PaneProps {
  layout: () => MapLayout;
  /** Whether cards are painted, and so no nodes that React Flow would tell of. */
  isFar: () => boolean;
  contextAt: (target?: Target) => ActionContext;
  setMenu: OpenMenu;
}

/** What clicks and the moving pointer mean, on cards and on the place between them; and where the pointer is. */
export function usePane({ layout, isFar, contextAt, setMenu }: PaneProps): [Pane, RefObject<Point | undefined>] {
  const canvas = useCanvas();
  const { port, presence, editor, mapId, role, personId } = canvas;
  const { screenToFlowPosition } = useReactFlow();
  const { t } = useTranslation();
  const pointer = useRef<Point>(undefined);
  const pane = useMemo((): Pane => {
    const pointOf = ({ clientX, clientY }: Pointing): Point => screenToFlowPosition({ x: clientX, y: clientY });
    const isEmptyPlace = ({ target }: Pointing): boolean =>
      target instanceof Element && target.classList.contains('react-flow__pane');
    const paintedAt = (event: Pointing): CardBox | NoteBox | undefined =>
      isFar() ? topmostAt(layout().cards, notesOf(port.records(), mapId), pointOf(event)) : undefined;
    const openMenu = (target: Target, { clientX, clientY }: Pointing): void =>
      setMenu(requestMenu(target, { x: clientX, y: clientY }, editor.getState().selection.length, t));
    const openOnCard = (id: string, event: Pointing): void => {
      if (!editor.getState().selection.includes(id)) editor.select([id]);
      openMenu({ kind: port.records().notes.has(id) ? 'note' : 'card', id }, event);
    };
    // in a lane of pictures a picture is what one wants
    const beginIn = (cell: Cell): void => {
      const lane = port.records().lanes.get(cell.laneId);
      if (lane?.kind !== 'images' || !canvas.pictures) beginCard(contextAt(), cell);
      else
        void Promise.all([HANDS.fetch(), chooseFiles(true)]).then(([{ addPictures }, files]) =>
          addPictures(canvas, files, { kind: 'cell', ...cell }),
        );
    };
    return {
      onDoubleClick(event) {
        if (!isEmptyPlace(event)) return;
        const point = pointOf(event);
        const cell = paintedAt(event) ? undefined : cellAt(layout(), point);
        if (cell) beginIn(cell);
        else if (placeAt(layout(), point)?.kind === 'free')
          void HANDS.fetch().then(({ addNote }) => addNote(contextAt(), 'sticky', point));
      },
      onPaneClick(event) {
        const thing = paintedAt(event);
        if (thing) {
          if (event.shiftKey) editor.toggle(thing.id);
          else if ('note' in thing) editor.select([thing.id]);
          else editor.select([thing.id], { laneId: thing.laneId, columnId: thing.columnId });
          return;
        }
        const cell = cellAt(layout(), pointOf(event));
        if (cell) editor.enterCell(cell);
        else editor.clear();
      },
      onPaneContextMenu(event) {
        event.preventDefault();
        const thing = paintedAt(event);
        if (thing) {
          openOnCard(thing.id, event);
          return;
        }
        const point = pointOf(event);
        const cell = cellAt(layout(), point);
        if (!cell) {
          openMenu({ kind: 'map', point }, event);
          return;
        }
        editor.enterCell(cell);
        openMenu({ kind: 'cell', cell, point }, event);
      },
      onNodeContextMenu(event, { id }) {
        event.preventDefault();
        openOnCard(id, event);
      },
      onNodeClick(event, { id }) {
        // of several selected, a plain click means this one
        if (!event.shiftKey && editor.getState().selection.length > 1) editor.select([id]);
      },
      onNodeDoubleClick(_event, { id }) {
        const { cards, notes } = port.records();
        const card = cards.get(id);
        const note = notes.get(id);
        if (note && mayChange({ role, personId, port }, 'notes', note)) editor.edit(id, 'text');
        if (card && mayChange({ role, personId, port }, 'cards', card)) editor.edit(id);
      },
      onPointerDownCapture(event) {
        // a frame drawn with Shift adds to what is selected
        const { selection } = editor.getState();
        editor.setState({ kept: event.shiftKey && isEmptyPlace(event) ? selection : [] });
      },
      onPointerMove(event) {
        pointer.current = { x: event.clientX, y: event.clientY };
        const { x, y } = pointOf(event);
        presence.say({ cursor: { x: Math.round(x), y: Math.round(y) } });
      },
      onPointerLeave() {
        pointer.current = undefined;
        presence.say({ cursor: null });
      },
    };
  }, [
    canvas,
    port,
    presence,
    editor,
    mapId,
    role,
    personId,
    screenToFlowPosition,
    layout,
    isFar,
    contextAt,
    setMenu,
    t,
  ]);
  return [pane, pointer];
}

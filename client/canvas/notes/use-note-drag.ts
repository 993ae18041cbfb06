import { type OnNodeDrag, useReactFlow } from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import type { Id } from '../../../shared/journey/journey.ts';
import type { Box, MapLayout } from '../../../shared/journey/layout.types.ts';
import { carriedBy, type NoteBox, notesOf } from '../../../shared/journey/notes.ts';
import { mayAdd, mayChange, mayRemove } from '../../editor/allowed.ts';
import { cardsToNotes, copyOfNote, notesToCards } from '../../editor/note-commands.ts';
import { useCanvas } from '../canvas-context.ts';
import { boxOfCell, dropAt, type Point } from '../hit.ts';
import type { BoardNode } from '../project.ts';
import type { Dragging } from '../use-drag.ts';
import { snap } from './guides.ts';

/** How near, in pixels of the screen, something comes before it stands in line. */
const REACH = 6;
/** How far off the map a card is carried before it is meant to leave it. */
const OFF = 24;

interface Flight {
  notes: readonly NoteBox[];
  others: readonly Box[];
  grabbed: NoteBox;
  cancelled: boolean;
}

type Handlers = Pick<Dragging, 'onNodeDragStart' | 'onNodeDrag' | 'onNodeDragStop'>;

const isOff = ({ width, height }: MapLayout, { x, y }: Point): boolean =>
  x < -OFF || y < -OFF || x > width + OFF || y > height + OFF;

/** Drags of notes, told while they last and written once (J5); and of cards that leave the grid. Others go to `cards`. */
export function useNoteDrag(layout: () => MapLayout, cards: Dragging): Handlers {
  const { port, editor, presence, mapId, role, personId } = useCanvas();
  const { screenToFlowPosition, getZoom } = useReactFlow();
  const flight = useRef<Flight>(undefined);
  const cardsNow = useRef(cards);
  useEffect(() => {
    cardsNow.current = cards;
  });

  useEffect(() => {
    function cancel(event: KeyboardEvent): void {
      if (event.key !== 'Escape') return;
      editor.setState({ leaving: false });
      if (!flight.current || flight.current.cancelled) return;
      event.stopPropagation();
      flight.current.cancelled = true;
      editor.setState({ noteFlight: null });
      presence.say({ drag: null });
    }
    window.addEventListener('keydown', cancel, true);
    return () => window.removeEventListener('keydown', cancel, true);
  }, [editor, presence]);

  return useMemo((): Handlers => {
    const actor = { role, personId, port };
    const pointOf = (event: MouseEvent | TouchEvent): Point => {
      const touch = 'changedTouches' in event ? event.changedTouches[0] : event;
      return screenToFlowPosition({ x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 });
    };
    const mayLeave = (ids: readonly Id[]): boolean =>
      mayAdd(actor, 'notes') &&
      ids.every((id) => {
        const card = port.records().cards.get(id);
        return card !== undefined && mayRemove(actor, 'cards', card);
      });
    const onNodeDragStart: OnNodeDrag<BoardNode> = (event, node, nodes) => {
      if (node.type !== 'note') {
        cardsNow.current.onNodeDragStart(event, node, nodes);
        return;
      }
      const all = notesOf(port.records(), mapId);
      const grabbed = all.find(({ id }) => id === node.id);
      if (!grabbed) return;
      const taken = new Set(nodes.map(({ id }) => id));
      for (const frame of all.filter(({ id, note }) => taken.has(id) && note.kind === 'frame')) {
        for (const { id, note } of carriedBy(frame, all)) if (mayChange(actor, 'notes', note)) taken.add(id);
      }
      const { width, height } = layout();
      flight.current = {
        notes: all.filter(({ id }) => taken.has(id)),
        others: [...all.filter(({ id }) => !taken.has(id)), { x: 0, y: 0, width, height }],
        grabbed,
        cancelled: false,
      };
    };
    const onNodeDrag: OnNodeDrag<BoardNode> = (event, node, nodes) => {
      if (node.type !== 'note') {
        cardsNow.current.onNodeDrag(event, node, nodes);
        const { drag } = editor.getState();
        const leaving = drag !== null && drag.drop === null && isOff(layout(), pointOf(event)) && mayLeave(drag.ids);
        if (leaving !== editor.getState().leaving) editor.setState({ leaving });
        return;
      }
      const held = flight.current;
      if (!held || held.cancelled) return;
      const { grabbed, notes, others } = held;
      const raw = { ...grabbed, x: node.position.x, y: node.position.y };
      const drop = notes.some(({ note }) => note.kind !== 'frame') ? dropAt(layout(), pointOf(event), new Set()) : null;
      // over a cell it is about to be a card, and stands in line with nothing
      const snapped =
        drop || event.ctrlKey || event.metaKey ? { dx: 0, dy: 0, guides: [] } : snap(raw, others, REACH / getZoom());
      const dx = Math.round(raw.x + snapped.dx - grabbed.x);
      const dy = Math.round(raw.y + snapped.dy - grabbed.y);
      const ids = notes.map(({ id }) => id);
      const cell = drop ? (boxOfCell(layout(), drop.cell) ?? null) : null;
      editor.setState({ noteFlight: { ids, dx, dy, guides: snapped.guides, drop, cell } });
      presence.say({ drag: { ids, dx, dy } });
    };
    const land = (held: Flight, copying: boolean): void => {
      const { noteFlight } = editor.getState();
      if (!noteFlight) return;
      const { dx, dy, drop } = noteFlight;
      const notes = held.notes.map(({ note }) => note);
      if (drop && mayAdd(actor, 'cards') && notes.every((note) => mayRemove(actor, 'notes', note))) {
        const { commands, ids } = notesToCards(port.records(), notes, drop.cell, drop.at);
        if (commands.length > 0) {
          port.run(commands);
          editor.select(ids, drop.cell);
          return;
        }
      }
      if (copying && mayAdd(actor, 'notes')) {
        const copies = notes.map((note) => copyOfNote(note, { x: dx, y: dy }));
        port.run({ type: 'addNotes', notes: copies });
        editor.select(copies.map(({ id }) => id));
      } else if (dx !== 0 || dy !== 0) {
        const places = notes.map(({ id, at }) => ({ id, at: { x: at.x + dx, y: at.y + dy } }));
        port.run({ type: 'placeNotes', places });
      }
    };
    const onNodeDragStop: OnNodeDrag<BoardNode> = (event, node, nodes) => {
      if (node.type === 'note') {
        const held = flight.current;
        flight.current = undefined;
        if (held && !held.cancelled) land(held, event.altKey);
        editor.setState({ noteFlight: null });
        presence.say({ drag: null });
        return;
      }
      const { drag, leaving } = editor.getState();
      const boxes = leaving && drag ? layout().cards.filter(({ id }) => drag.ids.includes(id)) : [];
      const { dx, dy } = cardsNow.current.flight() ?? { dx: 0, dy: 0 };
      cardsNow.current.onNodeDragStop(event, node, nodes);
      editor.setState({ leaving: false });
      if (boxes.length === 0) return;
      const moved = boxes.map(({ card, x, y }) => ({ card, x: x + dx, y: y + dy }));
      const { commands, ids } = cardsToNotes(mapId, moved);
      port.run(commands);
      editor.select(ids);
    };
    return { onNodeDragStart, onNodeDrag, onNodeDragStop };
  }, [port, editor, presence, mapId, role, personId, screenToFlowPosition, getZoom, layout]);
}

import { type OnNodeDrag, useReactFlow } from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import { cardsIn, isPlace } from '../../shared/journey/columns.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { MapLayout } from '../../shared/journey/layout.types.ts';
import { mayAdd, mayChange } from '../editor/allowed.ts';
import { copyOf } from '../editor/card-actions.ts';
import { sameCell } from '../editor/chosen.ts';
import type { Drop } from '../editor/store.ts';
import { useCanvas } from './canvas-context.ts';
import { dropAt } from './hit.ts';
import type { BoardNode } from './project.ts';

interface Flight {
  /** Where the cards were when they were taken, in reading order. */
  from: ReadonlyMap<Id, { x: number; y: number }>;
  cancelled: boolean;
}

export interface Dragging {
  from: () => Flight['from'] | undefined;
  onNodeDragStart: OnNodeDrag<BoardNode>;
  onNodeDrag: OnNodeDrag<BoardNode>;
  onNodeDragStop: OnNodeDrag<BoardNode>;
}

/** A drag is told to others while it lasts and written once, at its end (J5). */
export function useDrag(layout: () => MapLayout): Dragging {
  const { port, editor, presence, role, personId, onProblem } = useCanvas();
  const { screenToFlowPosition } = useReactFlow();
  const flight = useRef<Flight>(undefined);

  useEffect(() => {
    function cancel(event: KeyboardEvent): void {
      if (event.key !== 'Escape' || !flight.current || flight.current.cancelled) return;
      event.stopPropagation();
      flight.current.cancelled = true;
      editor.setState({ drag: null });
      presence.say({ drag: null });
    }
    window.addEventListener('keydown', cancel, true);
    return () => window.removeEventListener('keydown', cancel, true);
  }, [editor, presence]);

  return useMemo(() => {
    const pointOf = (event: MouseEvent | TouchEvent): { x: number; y: number } => {
      const touch = 'changedTouches' in event ? event.changedTouches[0] : event;
      return screenToFlowPosition({ x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 });
    };
    const land = (ids: readonly Id[], { cell, at }: Drop, copying: boolean): void => {
      const journey = port.records();
      if (!isPlace(journey, cell)) {
        onProblem('structure.problem.dropGone');
        return;
      }
      const cards = ids.flatMap((id) => journey.cards.get(id) ?? []);
      const row = cardsIn(journey, cell).map((card) => card.id);
      const staying = row.filter((id) => !ids.includes(id));
      if (copying && mayAdd({ role, personId }, 'cards')) {
        const behind = staying[at];
        const copies = cards.map(copyOf);
        // the originals stay, and count again
        const index = behind === undefined ? row.length : row.indexOf(behind);
        port.run({ type: 'addCards', cell, at: index, cards: copies });
        editor.select(
          copies.map((copy) => copy.id),
          cell,
        );
      } else if (!cards.every((card) => mayChange({ role, personId }, 'cards', card))) {
        onProblem('canvas.problem.notYours');
      } else {
        const after = [...staying.slice(0, at), ...ids, ...staying.slice(at)];
        if (after.length === row.length && after.every((id, i) => id === row[i])) return;
        port.run({ type: 'moveCards', ids, cell, at });
        editor.select(ids, cell);
      }
    };
    return {
      from: () => flight.current?.from,
      onNodeDragStart(_event, _node, nodes) {
        const taken = new Set(nodes.map((node) => node.id));
        const boxes = layout().cards.filter((box) => taken.has(box.id));
        flight.current = { from: new Map(boxes.map(({ id, x, y }) => [id, { x, y }])), cancelled: false };
      },
      onNodeDrag(event, node) {
        const start = flight.current?.from.get(node.id);
        if (!flight.current || flight.current.cancelled || !start) return;
        const ids = [...flight.current.from.keys()];
        const dx = Math.round(node.position.x - start.x);
        const dy = Math.round(node.position.y - start.y);
        const next = dropAt(layout(), pointOf(event), new Set(ids));
        const before = editor.getState().drag?.drop ?? null;
        const same = next && before && next.at === before.at && sameCell(next.cell, before.cell);
        editor.setState({ drag: { ids: editor.getState().drag?.ids ?? ids, dx, dy, drop: same ? before : next } });
        presence.say({ drag: { ids, dx, dy } });
      },
      onNodeDragStop(event) {
        const { drag } = editor.getState();
        const isCancelled = flight.current?.cancelled ?? true;
        flight.current = undefined;
        if (drag?.drop && !isCancelled) land(drag.ids, drag.drop, event.altKey);
        editor.setState({ drag: null });
        presence.say({ drag: null });
      },
    };
  }, [port, editor, presence, role, personId, onProblem, screenToFlowPosition, layout]);
}

import { type OnNodeDrag, useReactFlow } from '@xyflow/react';
import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import { cardsIn, isPlace } from '../../shared/journey/columns.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { MapLayout } from '../../shared/journey/layout.types.ts';
import { mayAdd, mayChange } from '../editor/allowed.ts';
import { sameCell } from '../editor/chosen.ts';
import { doublesOf } from '../editor/doubles.ts';
import type { Drop } from '../editor/store.ts';
import { useCanvas } from './canvas-context.ts';
import { dropAt, type Point } from './hit.ts';
import type { BoardNode } from './project.ts';
import { useCarry } from './use-carry.ts';

export interface Flight {
  /** Where the cards were when they were taken, in reading order. */
  from: ReadonlyMap<Id, { x: number; y: number }>;
  /** How far they have come. */
  dx: number;
  dy: number;
  cancelled: boolean;
  /** Where the pointer was last. */
  point?: Point;
}

export interface Dragging {
  flight: () => Flight | undefined;
  onNodeDragStart: OnNodeDrag<BoardNode>;
  onNodeDrag: OnNodeDrag<BoardNode>;
  onNodeDragStop: OnNodeDrag<BoardNode>;
}

/** A drag is told to others while it lasts and written once, at its end (J5). */
export function useDrag(root: RefObject<HTMLElement | null>, layout: () => MapLayout): Dragging {
  const { port, editor, presence, role, personId, onProblem } = useCanvas();
  const { screenToFlowPosition } = useReactFlow();
  const flight = useRef<Flight>(undefined);
  const carry = useCarry(root);

  /** Where they would land now; with Alt doubles of them, among the cards themselves. */
  const fly = useCallback(
    (ids: readonly Id[], point: Point, alt: boolean): void => {
      const copying = alt && mayAdd({ role, personId, port }, 'cards');
      const drop = dropAt(layout(), point, new Set(copying ? [] : ids));
      const before = editor.getState().drag;
      const isSame =
        before?.ids === ids &&
        before.copying === copying &&
        (drop && before.drop
          ? drop.at === before.drop.at && sameCell(drop.cell, before.drop.cell)
          : drop === before.drop);
      if (!isSame) editor.setState({ drag: { ids, drop, copying } });
    },
    [editor, port, role, personId, layout],
  );

  useEffect(() => {
    function cancel(event: KeyboardEvent): void {
      if (event.key !== 'Escape' || !flight.current || flight.current.cancelled) return;
      event.stopPropagation();
      flight.current.cancelled = true;
      editor.setState({ drag: null });
      presence.say({ drag: null });
    }
    // pressed or let go while the pointer rests
    function turn(event: KeyboardEvent): void {
      const { drag } = editor.getState();
      if (event.key !== 'Alt' || !drag || !flight.current?.point) return;
      event.preventDefault();
      if (event.repeat) return;
      const { point } = flight.current;
      const again = (): void => {
        const now = editor.getState().drag;
        if (now && flight.current) fly(now.ids, point, event.type === 'keydown');
      };
      again();
      // the cards themselves are back in their places a moment later
      requestAnimationFrame(again);
    }
    window.addEventListener('keydown', cancel, true);
    window.addEventListener('keydown', turn, true);
    window.addEventListener('keyup', turn, true);
    return () => {
      window.removeEventListener('keydown', cancel, true);
      window.removeEventListener('keydown', turn, true);
      window.removeEventListener('keyup', turn, true);
    };
  }, [editor, presence, fly]);

  return useMemo(() => {
    const pointOf = (event: MouseEvent | TouchEvent): Point => {
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
      if (copying) {
        const doubles = doublesOf(journey, cards);
        const copies = [...doubles.cards.values()];
        const links = mayAdd({ role, personId, port }, 'links') ? doubles.links : [];
        port.run([{ type: 'addCards', cell, at, cards: copies }, ...links]);
        editor.select(
          copies.map((copy) => copy.id),
          cell,
        );
      } else if (!cards.every((card) => mayChange({ role, personId, port }, 'cards', card))) {
        onProblem('canvas.problem.notYours');
      } else {
        const after = [...staying.slice(0, at), ...ids, ...staying.slice(at)];
        if (after.length === row.length && after.every((id, i) => id === row[i])) return;
        port.run({ type: 'moveCards', ids, cell, at });
        editor.select(ids, cell);
      }
    };
    return {
      flight: () => flight.current,
      onNodeDragStart(_event, _node, nodes) {
        const taken = new Set(nodes.map((node) => node.id));
        const boxes = layout().cards.filter((box) => taken.has(box.id));
        flight.current = {
          from: new Map(boxes.map(({ id, x, y }) => [id, { x, y }])),
          dx: 0,
          dy: 0,
          cancelled: false,
        };
      },
      onNodeDrag(event, node) {
        const start = flight.current?.from.get(node.id);
        if (!flight.current || flight.current.cancelled || !start) return;
        const ids = [...flight.current.from.keys()];
        const dx = Math.round(node.position.x - start.x);
        const dy = Math.round(node.position.y - start.y);
        flight.current.dx = dx;
        flight.current.dy = dy;
        flight.current.point = pointOf(event);
        fly(editor.getState().drag?.ids ?? ids, flight.current.point, event.altKey);
        carry(flight.current);
        presence.say({ drag: { ids, dx, dy } });
      },
      onNodeDragStop() {
        const { drag } = editor.getState();
        const isCancelled = flight.current?.cancelled ?? true;
        flight.current = undefined;
        if (drag?.drop && !isCancelled) land(drag.ids, drag.drop, drag.copying);
        editor.setState({ drag: null });
        presence.say({ drag: null });
      },
    };
  }, [port, editor, presence, role, personId, onProblem, screenToFlowPosition, layout, fly, carry]);
}

import { useReactFlow, useStoreApi } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';
import { mayChange } from '../../editor/allowed.ts';
import { KIND_OF, type Named } from '../../editor/named.ts';
import { sayPlace } from '../../editor/structure.ts';
import type { Id } from '../../../shared/journey/journey.ts';
import type { MapLayout } from '../../../shared/journey/layout.types.ts';
import { useCanvas } from '../canvas-context.ts';
import type { Point } from '../hit.ts';
import { useContextAt } from '../use-context-at.ts';
import { useLatest } from '../use-latest.ts';
import { targetOf } from '../../editor/here.ts';
import { LEFT_INSET } from '../view.ts';
import { commandOf, headDrop } from './head-drop.ts';

/** A hand trembles that much in a click. */
const THRESHOLD = 4;
/** So near to the edge of the pane the map comes along, by so many pixels a frame. */
const EDGE = 36;
const PACE = 10;

interface Flight {
  kind: Named;
  id: Id;
  /** On the screen. */
  start: Point;
  now: Point;
  /** On the map, when it was taken. */
  from: Point;
  isFlying: boolean;
}

/** How far the map comes along when a hand is at an edge of what is seen of it. */
function pull(at: number, least: number, most: number): number {
  return at < least + EDGE ? PACE : at > most - EDGE ? -PACE : 0;
}

/**
 * Stages, steps and lanes are dragged by their names. It is told to others while it lasts and written once, at its end
 * (J5); what others do meanwhile is taken into account where it lands.
 */
export function HeadDrag({ frame, layout }: { frame: RefObject<HTMLElement | null>; layout: MapLayout }): null {
  const { port, editor, presence, role, personId, onProblem } = useCanvas();
  const { screenToFlowPosition, getViewport, setViewport } = useReactFlow();
  const flow = useStoreApi();
  const contextAt = useContextAt();
  const layoutNow = useLatest(layout);
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);

  useEffect(() => {
    const heads = frame.current;
    const take = (event: PointerEvent): void => {
      const target = event.target instanceof Element ? targetOf(event.target) : undefined;
      if (event.button !== 0 || stop.current || target === undefined || !('id' in target)) return;
      if (target.kind === 'card' || target.kind === 'note' || target.kind === 'link') return;
      // the hand moves the map instead
      if (heads?.closest('.react-flow__pane.draggable')) return;
      const { kind, id } = target;
      if (!mayChange({ role, personId, port }, KIND_OF[kind], port.records()[KIND_OF[kind]].get(id))) return;
      const start = { x: event.clientX, y: event.clientY };
      const flight: Flight = { kind, id, start, now: start, from: screenToFlowPosition(start), isFlying: false };
      let frame = 0;

      function fly(): void {
        const at = screenToFlowPosition(flight.now);
        const drop = headDrop(layoutNow(), kind, id, at) ?? null;
        const dx = kind === 'lane' ? 0 : Math.round(at.x - flight.from.x);
        const dy = kind === 'lane' ? Math.round(at.y - flight.from.y) : 0;
        editor.setState({ headDrag: { kind, id, dx, dy, mark: drop?.mark ?? null } });
        presence.say({ drag: { ids: [id], dx, dy } });
      }
      function comeAlong(): void {
        frame = requestAnimationFrame(comeAlong);
        const { width, height, domNode } = flow.getState();
        const pane = domNode?.getBoundingClientRect();
        if (!pane) return;
        const { rail, header } = layoutNow();
        const { x, y, zoom } = getViewport();
        const dx = kind === 'lane' ? 0 : pull(flight.now.x - pane.left, LEFT_INSET + rail * zoom, width);
        const dy = kind === 'lane' ? pull(flight.now.y - pane.top, header.height * zoom, height) : 0;
        const most = layoutNow();
        // no further than the map goes
        const isPast =
          (dx > 0 && x > LEFT_INSET) ||
          (dx < 0 && x + most.width * zoom < width - EDGE) ||
          (dy > 0 && y > 0) ||
          (dy < 0 && y + most.height * zoom < height - EDGE);
        if ((dx === 0 && dy === 0) || isPast) return;
        void setViewport({ x: x + dx, y: y + dy, zoom });
        fly();
      }
      function move(moved: PointerEvent): void {
        if (moved.pointerId !== event.pointerId) return;
        flight.now = { x: moved.clientX, y: moved.clientY };
        if (!flight.isFlying) {
          if (Math.hypot(flight.now.x - start.x, flight.now.y - start.y) < THRESHOLD) return;
          flight.isFlying = true;
          // not asked by `:has`, which would style the whole map anew whenever a card comes or goes
          flow.getState().domNode?.toggleAttribute('data-carrying', true);
          comeAlong();
        }
        fly();
      }
      function land(): void {
        const { isFlying } = flight;
        end();
        if (!isFlying) return;
        swallowClick();
        const record = port.records()[KIND_OF[kind]].get(id);
        if (!record || record.deleted) {
          onProblem('structure.problem.gone');
          return;
        }
        const drop = headDrop(layoutNow(), kind, id, screenToFlowPosition(flight.now));
        editor.select([id]);
        if (!drop) return;
        port.run(commandOf(kind, id, drop));
        sayPlace(contextAt(), kind, id);
      }
      function cancel(pressed: KeyboardEvent): void {
        if (pressed.key !== 'Escape' || !flight.isFlying) return;
        pressed.stopPropagation();
        pressed.preventDefault();
        end();
        window.addEventListener('pointerup', swallowClick, { once: true });
      }
      function end(): void {
        cancelAnimationFrame(frame);
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', land);
        window.removeEventListener('pointercancel', end);
        window.removeEventListener('keydown', cancel, true);
        stop.current = undefined;
        if (!flight.isFlying) return;
        flow.getState().domNode?.toggleAttribute('data-carrying', false);
        editor.setState({ headDrag: null });
        presence.say({ drag: null });
      }
      stop.current = end;
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', land);
      window.addEventListener('pointercancel', end);
      window.addEventListener('keydown', cancel, true);
    };
    // one finger on a name moves what it names, and the map stays under it; a second one zooms
    const keep = (event: TouchEvent): void => {
      if (event.touches.length > 1) stop.current?.();
      else if (stop.current) event.stopPropagation();
    };
    heads?.addEventListener('pointerdown', take);
    heads?.addEventListener('touchmove', keep, { passive: true });
    return () => {
      heads?.removeEventListener('pointerdown', take);
      heads?.removeEventListener('touchmove', keep);
    };
  }, [
    frame,
    port,
    editor,
    presence,
    role,
    personId,
    onProblem,
    screenToFlowPosition,
    getViewport,
    setViewport,
    flow,
    contextAt,
    layoutNow,
  ]);
  return null;
}

/** Letting go over a name is a click to the browser, which would select or open what lies there. */
function swallowClick(): void {
  const swallow = (event: MouseEvent): void => {
    event.stopPropagation();
    event.preventDefault();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  // no click follows where the pointer came down on another thing
  setTimeout(() => window.removeEventListener('click', swallow, true));
}

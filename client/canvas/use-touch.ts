import { type MouseEvent, type PointerEvent, useEffect, useMemo, useRef } from 'react';
import { thingOf } from '../editor/here.ts';
import { useTranslation } from '../ui/speech.ts';
import { useCanvas } from './canvas-context.ts';
import { type OpenMenu, requestMenu } from './open-menu.ts';

const LONG_MS = 500;
/** Of these the last are left to what the finger did and the page has not come to yet. */
const HEARD_MS = 50;
/** A finger trembles. */
const STILL = 8;

interface TouchProps {
  setMenu: OpenMenu;
  isHand: boolean;
  /** A tap on the place between cards, which React Flow keeps to itself while frames can be drawn. */
  onTap: (event: MouseEvent) => void;
}

/** What a finger does beside moving the map and cards: a long touch opens the menu of what is under it. */
export function useTouch({ setMenu, isHand, onTap }: TouchProps) {
  const { port, editor } = useCanvas();
  const { t } = useTranslation();
  const down = useRef<{ id: number; x: number; y: number; timer: number }>(undefined);
  useEffect(() => () => clearTimeout(down.current?.timer), []);
  return useMemo(() => {
    const end = (): void => {
      clearTimeout(down.current?.timer);
      down.current = undefined;
    };
    return {
      onPointerDown(event: PointerEvent): void {
        const { target, pointerType, pointerId: id, clientX: x, clientY: y, isPrimary } = event;
        end();
        if (pointerType !== 'touch' || !isPrimary || !(target instanceof Element)) return;
        if (target.closest('input, textarea, .canvas-tools')) return;
        const hold = (): void => {
          end();
          const thing = thingOf(target, port.records());
          // between cards the pane asks by its own event, which knows what is painted there
          if (target.classList.contains('react-flow__pane')) {
            target.dispatchEvent(
              new window.MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: x, clientY: y }),
            );
            return;
          }
          if ((thing.kind === 'card' || thing.kind === 'note') && !editor.getState().selection.includes(thing.id))
            editor.select([thing.id]);
          setMenu(requestMenu(thing, { x, y }, editor.getState().selection.length, t));
        };
        // on a page that was busy meanwhile a short tap has ended by now and waits behind this timer: it is heard first
        const waited = (): void => {
          if (down.current) down.current.timer = window.setTimeout(hold, HEARD_MS);
        };
        down.current = { id, x, y, timer: window.setTimeout(waited, LONG_MS - HEARD_MS) };
      },
      onPointerMoveCapture({ pointerId, clientX, clientY }: PointerEvent): void {
        const { current } = down;
        if (current?.id === pointerId && Math.hypot(clientX - current.x, clientY - current.y) > STILL) end();
      },
      onPointerUp(event: PointerEvent): void {
        const isTap = down.current?.id === event.pointerId;
        end();
        const isPane = event.target instanceof Element && event.target.classList.contains('react-flow__pane');
        if (isTap && isPane && !isHand) onTap(event);
      },
      onPointerCancel: end,
    };
  }, [port, editor, setMenu, isHand, onTap, t]);
}

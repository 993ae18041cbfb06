import { type PointerEvent, useRef } from 'react';

/** Within this many pixels of the screen a press is a click, not a drag. */
const STILL = 3;

interface VerticalDragOptions {
  /** Where it stands, in units of the map. */
  y: number;
  valueOf: (y: number) => number;
  /** In flight; null when it was let go or given up. */
  onFly: (value: number | null) => void;
  onSet: (value: number) => void;
  /** Pressed and let go where it was. */
  onPress?: () => void;
}

/** A point of a curve that is dragged up and down, at whatever zoom; written once, when it is let go (J5). */
export function useVerticalDrag({ y, valueOf, onFly, onSet, onPress }: VerticalDragOptions) {
  const grab = useRef<{ pointer: number; y: number; scale: number; flew?: number } | null>(null);
  const land = (write: boolean): void => {
    const held = grab.current;
    const flew = held?.flew;
    grab.current = null;
    if (flew === undefined) {
      if (write && held) onPress?.();
      return;
    }
    onFly(null);
    if (write) onSet(flew);
  };
  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>): void {
      if (event.button !== 0) return;
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      const shown = event.currentTarget.getBoundingClientRect().height;
      const scale = shown > 0 ? shown / event.currentTarget.offsetHeight : 1;
      grab.current = { pointer: event.clientY, y, scale };
    },
    onPointerMove(event: PointerEvent<HTMLElement>): void {
      const held = grab.current;
      if (!held) return;
      const way = event.clientY - held.pointer;
      if (held.flew === undefined && Math.abs(way) < STILL) return;
      held.flew = valueOf(held.y + way / held.scale);
      onFly(held.flew);
    },
    onPointerUp: () => land(true),
    onPointerCancel: () => land(false),
    onLostPointerCapture: () => land(false),
  };
  /** Escape gives a flight up; tells whether there was one. */
  const giveUp = (): boolean => {
    if (!grab.current) return false;
    land(false);
    return true;
  };
  return { handlers, giveUp };
}

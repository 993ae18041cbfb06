import { type PointerEvent, type RefObject, useState } from 'react';

export interface RowDrag {
  /** Which row is in the hand. */
  from: number | undefined;
  begin: (event: PointerEvent, at: number) => void;
  /** Where the line that tells the place is drawn, at a row. */
  mark: (at: number, count: number) => 'before' | 'after' | undefined;
}

/** A row of a list carried by its grip to another place; written once, at the drop (J5). Escape lets go. */
export function useRowDrag(list: RefObject<HTMLElement | null>, onDrop: (from: number, to: number) => void): RowDrag {
  const [held, setHeld] = useState<{ from: number; to: number }>();
  const begin = (event: PointerEvent, from: number): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    let to = from;
    setHeld({ from, to });
    const onMove = ({ clientY }: globalThis.PointerEvent): void => {
      const rows = [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect());
      const before = rows.filter(({ top, height }, at) => at !== from && clientY > top + height / 2).length;
      to = before;
      setHeld({ from, to });
    };
    const end = (dropped: boolean): void => {
      removeEventListener('pointermove', onMove);
      removeEventListener('pointerup', onUp);
      removeEventListener('pointercancel', onCancel);
      removeEventListener('keydown', onKey, true);
      setHeld(undefined);
      if (dropped && to !== from) onDrop(from, to);
    };
    const onUp = (): void => end(true);
    const onCancel = (): void => end(false);
    const onKey = (pressed: KeyboardEvent): void => {
      if (pressed.key !== 'Escape') return;
      pressed.preventDefault();
      pressed.stopPropagation();
      end(false);
    };
    addEventListener('pointermove', onMove);
    addEventListener('pointerup', onUp);
    addEventListener('pointercancel', onCancel);
    addEventListener('keydown', onKey, true);
  };
  return {
    from: held?.from,
    begin,
    mark(at, count) {
      if (!held || held.to === held.from) return undefined;
      const { from, to } = held;
      // the place is counted without the row in the hand
      const gap = to > from ? to + 1 : to;
      return gap === at ? 'before' : gap === count && at === count - 1 ? 'after' : undefined;
    },
  };
}

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

const DELAY_MS = 400;
const GAP = 6;
const EDGE = 4;

export interface Hinting {
  isShown: boolean;
  /** For the element the hint is about. */
  on: {
    onPointerEnter: (event: { pointerType: string }) => void;
    onPointerLeave: () => void;
    onPointerDown: () => void;
    onFocus: (event: { currentTarget: Element }) => void;
    onBlur: () => void;
  };
}

/** When a hint is shown: after a moment under the mouse, at once with focus from the keyboard; Escape puts it away. */
export function useHint(): Hinting {
  const [isShown, setShown] = useState(false);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hide = (): void => {
    clearTimeout(waiting.current);
    setShown(false);
  };
  useEffect(() => () => clearTimeout(waiting.current), []);
  useEffect(() => {
    if (!isShown) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setShown(false);
    };
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, [isShown]);
  return {
    isShown,
    on: {
      onPointerEnter({ pointerType }) {
        if (pointerType === 'touch') return;
        clearTimeout(waiting.current);
        waiting.current = setTimeout(() => setShown(true), DELAY_MS);
      },
      onPointerLeave: hide,
      onPointerDown: hide,
      onFocus: ({ currentTarget }) => {
        if (currentTarget.matches(':focus-visible')) setShown(true);
      },
      onBlur: hide,
    },
  };
}

interface TooltipProps {
  label: string;
  shortcut: string | undefined;
  about: RefObject<HTMLElement | null>;
}

/** The name of what it stands beside, for the eye only: assistive technology has it from the element itself. */
export function Tooltip({ label, shortcut, about }: TooltipProps) {
  const tip = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const near = about.current?.getBoundingClientRect();
    if (!near || !tip.current) return;
    const { offsetWidth: width, offsetHeight: height, style } = tip.current;
    const left = Math.min(Math.max(EDGE, near.left + (near.width - width) / 2), innerWidth - width - EDGE);
    const above = near.top - height - GAP;
    style.left = `${left}px`;
    style.top = `${above > EDGE ? above : near.bottom + GAP}px`;
  }, [about, label, shortcut]);
  return createPortal(
    <div ref={tip} className="ui-tooltip" aria-hidden>
      {label}
      {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
    </div>,
    document.body,
  );
}

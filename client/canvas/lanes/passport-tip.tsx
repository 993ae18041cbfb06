import { type ReactNode, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import './passport-tip.css';

/** Time to reach the popover with the pointer, so that what stands in it can be read and copied. */
const LINGER_MS = 180;
const MARGIN = 8;

export interface PassportTipProps {
  /** Name of the spot. */
  name: string;
  title: string;
  lines: readonly string[];
  className: string;
  style?: React.CSSProperties;
  children?: ReactNode;
}

/** A spot that tells on hover or focus where its number comes from (N1). */
export function PassportTip({ name, title, lines, className, style, children }: PassportTipProps) {
  const spot = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  const id = useId();
  const show = (): void => {
    clearTimeout(leaving.current);
    setOpen(true);
  };
  const hide = useCallback((): void => {
    clearTimeout(leaving.current);
    setOpen(false);
  }, []);
  const leave = (): void => {
    clearTimeout(leaving.current);
    leaving.current = setTimeout(hide, LINGER_MS);
  };
  useEffect(() => () => clearTimeout(leaving.current), []);
  return (
    <>
      <button
        ref={spot}
        type="button"
        className={`passport-spot nodrag nokey ${className}`}
        style={style}
        aria-label={name}
        aria-describedby={open ? id : undefined}
        onPointerEnter={show}
        onPointerLeave={leave}
        onFocus={show}
        onBlur={hide}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !open) return;
          event.stopPropagation();
          hide();
        }}
      >
        {children}
      </button>
      {open ? <Sheet {...{ id, title, lines, spot, hide }} onEnter={show} onLeave={leave} /> : null}
    </>
  );
}

interface SheetProps {
  id: string;
  title: string;
  lines: readonly string[];
  spot: React.RefObject<HTMLElement | null>;
  hide: () => void;
  onEnter: () => void;
  onLeave: () => void;
}

/** On the page, not on the map, so that it keeps its size at every zoom and is never cut. */
function Sheet({ id, title, lines, spot, hide, onEnter, onLeave }: SheetProps) {
  const sheet = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const from = spot.current?.getBoundingClientRect();
    const own = sheet.current?.getBoundingClientRect();
    if (!from || !own || !sheet.current) return;
    const left = Math.max(MARGIN, Math.min(from.left, innerWidth - own.width - MARGIN));
    const below = from.bottom + own.height + 2 * MARGIN <= innerHeight;
    const top = below ? from.bottom + MARGIN : Math.max(MARGIN, from.top - own.height - MARGIN);
    sheet.current.style.translate = `${left}px ${top}px`;
  });
  useEffect(() => {
    // the map moves under it
    addEventListener('wheel', hide, { capture: true, passive: true });
    return () => removeEventListener('wheel', hide, { capture: true });
  }, [hide]);
  return createPortal(
    <div
      ref={sheet}
      id={id}
      role="tooltip"
      className="passport-sheet"
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
    >
      <strong>{title}</strong>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>,
    document.body,
  );
}

import {
  type CSSProperties,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import './passport-tip.css';

/** A pointer that only passes by opens nothing. */
const REST_MS = 220;
/** Time to reach the popover with the pointer, so that what stands in it can be read and copied. */
const LINGER_MS = 180;
const MARGIN = 8;

interface Tip {
  open: boolean;
  show: () => void;
  hide: () => void;
  /** Handlers of whatever the pointer comes to rest on. */
  hover: { onPointerEnter: () => void; onPointerLeave: () => void };
}

/** Closes the one that is open: where the keyboard rests and where the pointer does are often two places. */
let closeOther: (() => void) | undefined;

function useTip(): Tip {
  const [open, setOpen] = useState(false);
  const wait = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(wait.current), []);
  useEffect(() => {
    if (!open) return;
    const close = (): void => setOpen(false);
    closeOther?.();
    closeOther = close;
    return () => {
      if (closeOther === close) closeOther = undefined;
    };
  }, [open]);
  const turn = useCallback((on: boolean, after: number): void => {
    clearTimeout(wait.current);
    if (after === 0) setOpen(on);
    else wait.current = setTimeout(() => setOpen(on), after);
  }, []);
  return {
    open,
    show: useCallback(() => turn(true, 0), [turn]),
    hide: useCallback(() => turn(false, 0), [turn]),
    hover: { onPointerEnter: () => turn(true, open ? 0 : REST_MS), onPointerLeave: () => turn(false, LINGER_MS) },
  };
}

export interface PassportTipProps {
  /** Name of the spot. */
  name: string;
  title: string;
  lines: readonly string[];
  className: string;
  style?: CSSProperties;
}

/** A spot that tells on hover or focus where its number comes from (N1). */
export function PassportTip({ name, title, lines, className, style }: PassportTipProps) {
  const spot = useRef<HTMLButtonElement>(null);
  const { open, show, hide, hover } = useTip();
  const id = useId();
  return (
    <>
      <button
        ref={spot}
        type="button"
        className={`passport-spot nodrag nokey ${className}`}
        style={style}
        aria-label={name}
        aria-describedby={open ? id : undefined}
        {...hover}
        onFocus={show}
        onBlur={hide}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !open) return;
          event.stopPropagation();
          hide();
        }}
      />
      {open ? <Sheet {...{ id, title, lines, spot, hide, hover }} /> : null}
    </>
  );
}

export interface PassportHoverProps {
  title: string;
  /** Asked for only when they are read. */
  lines: () => readonly string[];
  children: ReactNode;
}

/** The same for a number inside something that is itself a button: there the inspector serves the keyboard. */
export function PassportHover({ title, lines, children }: PassportHoverProps) {
  const spot = useRef<HTMLDivElement>(null);
  const { open, hide, hover } = useTip();
  const id = useId();
  return (
    <div ref={spot} className="passport-hover" {...hover} onPointerDown={hide}>
      {children}
      {open ? <Sheet {...{ id, title, spot, hide, hover }} lines={lines()} /> : null}
    </div>
  );
}

interface SheetProps extends Pick<Tip, 'hide' | 'hover'> {
  id: string;
  title: string;
  lines: readonly string[];
  spot: RefObject<HTMLElement | null>;
}

/** On the page, not on the map, so that it keeps its size at every zoom and is never cut. */
function Sheet({ id, title, lines, spot, hide, hover }: SheetProps) {
  const sheet = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // a spot may stand around something placed apart from it
    const from = (spot.current?.firstElementChild ?? spot.current)?.getBoundingClientRect();
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
    <div ref={sheet} id={id} role="tooltip" className="passport-sheet" {...hover}>
      <strong>{title}</strong>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>,
    document.querySelector('main') ?? document.body,
  );
}

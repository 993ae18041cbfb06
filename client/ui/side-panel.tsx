import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { IconButton } from './button.tsx';
import './side-panel.css';

interface SideFocus {
  panel: RefObject<HTMLElement | null>;
  /** Ends it, and gives the focus back to where it came from. */
  close: () => void;
}

/** What opens beside the map takes the focus, unless a field in it has it by then. */
export function useSideFocus(onClose: () => void): SideFocus {
  const panel = useRef<HTMLElement>(null);
  const cameFrom = useRef<Element | null>(null);
  // before a field in it takes the focus
  useLayoutEffect(() => {
    cameFrom.current = document.activeElement;
  }, []);
  useEffect(() => {
    if (!panel.current?.contains(document.activeElement)) panel.current?.focus();
  }, []);
  const close = useCallback((): void => {
    onClose();
    if (cameFrom.current instanceof HTMLElement && cameFrom.current.isConnected) cameFrom.current.focus();
  }, [onClose]);
  return { panel, close };
}

interface SidePanelProps extends SideFocus {
  label: string;
  closeLabel: string;
  className: string;
  children: ReactNode;
}

/** A list beside the map under a head that stays, closed by its button or Escape. */
export function SidePanel({ panel, close, label, closeLabel, className, children }: SidePanelProps) {
  return (
    <aside ref={panel} className={`side-frame side-panel ${className}`} aria-label={label} tabIndex={-1}>
      <div
        role="presentation"
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          event.stopPropagation();
          close();
        }}
      >
        <header>
          <h2>{label}</h2>
          <IconButton label={closeLabel} onPress={close}>
            <X aria-hidden />
          </IconButton>
        </header>
        {children}
      </div>
    </aside>
  );
}

import { type ReactElement, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { fetchedLater } from './later.tsx';
import { IconButton } from './button.tsx';
import './ui.css';
import './overlays.css';

export interface MenuEntry {
  id: string;
  label: string;
  /** A quiet line under it that explains. */
  hint?: string;
  icon?: ReactNode;
  /** The icon says it; beside others of its kind in one row. */
  isMark?: boolean;
  /** The keys that do the same. */
  shortcut?: string | undefined;
  /** Only in a section of choices. */
  chosen?: boolean;
  onAction: () => void;
}

export interface MenuGroup {
  id: string;
  title: string;
  /** The entries are alternatives, of which one is chosen. */
  choice?: boolean;
  entries: readonly MenuEntry[];
}

/** What an open menu is made of is a fifth of a page's script, and no page opens with a menu open. */
export const fetchMenus = () => import('./menu-body.tsx');
const MenuBody = fetchedLater(() => fetchMenus().then((found) => found.MenuBody));

interface MenuProps {
  label: string;
  groups: readonly MenuGroup[];
  /** Groups are parted by lines, and named only to those who cannot see them. */
  lines?: boolean;
}

/** A button that opens a menu under it. */
export function Menu({ label, icon, groups }: MenuProps & { icon: ReactElement }) {
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  return (
    <>
      <IconButton
        ref={trigger}
        label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          event.stopPropagation();
          setOpen(true);
        }}
      >
        {icon}
      </IconButton>
      {isOpen ? (
        <Suspense fallback={null}>
          <MenuBody
            {...{ label, groups }}
            anchor={trigger}
            placement="bottom end"
            offset={8}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}

export interface PointMenuProps extends MenuProps {
  /** Where on the screen it was asked for. */
  at: { x: number; y: number };
  /** Groups beside each other, for many entries with hints. */
  isWide?: boolean;
  onClose: () => void;
}

/** A menu at the pointer, open for as long as it is rendered. */
export function PointMenu({ at, label, groups, onClose, lines = false, isWide = false }: PointMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    // the menu hears its keys once it has the focus, and it may still be on its way
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || document.activeElement?.closest('[role=menu]')) return;
      event.stopPropagation();
      onClose();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [onClose]);
  return (
    <>
      <span ref={anchor} className="ui-point" style={{ left: at.x, top: at.y }} />
      <Suspense fallback={null}>
        <MenuBody {...{ label, groups, lines, isWide, anchor, onClose }} placement="bottom start" offset={2} />
      </Suspense>
    </>
  );
}

import { Check } from 'lucide-react';
import { type ReactElement, type ReactNode, useRef } from 'react';
import { Header, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover, Text } from 'react-aria-components';
import { IconButton } from './button.tsx';
import './ui.css';

export interface MenuEntry {
  id: string;
  label: string;
  /** A quiet line under it that explains. */
  hint?: string;
  icon?: ReactNode;
  /** The icon says it; beside others of its kind in one row. */
  isMark?: boolean;
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

interface MenuBodyProps {
  label: string;
  groups: readonly MenuGroup[];
  onClose?: () => void;
}

function MenuBody({ label, groups, onClose }: MenuBodyProps) {
  return (
    <AriaMenu aria-label={label} className="ui-menu" {...(onClose ? { onClose, autoFocus: true } : {})}>
      {groups.map((group) => {
        const chosen = group.entries.filter((entry) => entry.chosen).map((entry) => entry.id);
        return (
          <MenuSection
            key={group.id}
            id={group.id}
            // a heading over one entry would say it twice
            {...(group.entries.length > 1 ? {} : { 'aria-label': group.title })}
            {...(group.choice ? { selectionMode: 'single' as const, selectedKeys: chosen } : {})}
          >
            {group.entries.length > 1 ? <Header>{group.title}</Header> : null}
            {group.entries.map((entry) => (
              <MenuItem
                key={entry.id}
                id={entry.id}
                textValue={entry.label}
                onAction={entry.onAction}
                {...(entry.isMark ? { 'aria-label': entry.label, className: 'ui-menu-mark' } : {})}
              >
                {entry.icon}
                {entry.isMark ? null : entry.hint === undefined ? (
                  <span>{entry.label}</span>
                ) : (
                  <span className="ui-menu-said">
                    <Text slot="label">{entry.label}</Text>
                    <Text slot="description">{entry.hint}</Text>
                  </span>
                )}
                {entry.chosen ? <Check aria-hidden className="ui-menu-check" /> : null}
              </MenuItem>
            ))}
          </MenuSection>
        );
      })}
    </AriaMenu>
  );
}

export function Menu({ label, icon, groups }: { label: string; icon: ReactElement; groups: readonly MenuGroup[] }) {
  return (
    <MenuTrigger>
      <IconButton label={label}>{icon}</IconButton>
      <Popover className="ui-popover" placement="bottom end">
        <MenuBody label={label} groups={groups} />
      </Popover>
    </MenuTrigger>
  );
}

export interface PointMenuProps extends MenuBodyProps {
  /** Where on the screen it was asked for. */
  at: { x: number; y: number };
  /** Groups beside each other, for many entries with hints. */
  isWide?: boolean;
  onClose: () => void;
}

/** A menu at the pointer, open for as long as it is rendered. */
export function PointMenu({ at, label, groups, onClose, isWide = false }: PointMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} className="ui-point" style={{ left: at.x, top: at.y }} />
      <Popover
        className={isWide ? 'ui-popover ui-popover-wide' : 'ui-popover'}
        placement="bottom start"
        offset={2}
        isOpen
        triggerRef={anchor}
        onOpenChange={(open) => !open && onClose()}
      >
        <MenuBody label={label} groups={groups} onClose={onClose} />
      </Popover>
    </>
  );
}

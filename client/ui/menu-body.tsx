import { Check } from 'lucide-react';
import type { RefObject } from 'react';
import { Header, Keyboard, Menu as AriaMenu, MenuItem, MenuSection, Popover, Text } from 'react-aria-components';
import type { MenuGroup } from './menu.tsx';

export interface MenuBodyProps {
  label: string;
  groups: readonly MenuGroup[];
  /** What it opens beside. */
  anchor: RefObject<HTMLElement | null>;
  placement: 'bottom end' | 'bottom start';
  offset: number;
  /** Groups beside each other. */
  isWide?: boolean;
  /** Groups are parted by lines, and named only to those who cannot see them. */
  lines?: boolean;
  onClose: () => void;
}

/** Arrow keys go to its entries at once. */
const OPENED = { autoFocus: true };

/** An open menu. */
export function MenuBody({
  label,
  groups,
  anchor,
  placement,
  offset,
  isWide = false,
  lines = false,
  onClose,
}: MenuBodyProps) {
  // a heading over one entry would say it twice
  const isNamed = (group: MenuGroup): boolean => !lines && group.entries.length > 1;
  return (
    <Popover
      aria-label={label}
      className={isWide ? 'ui-popover ui-popover-wide' : 'ui-popover'}
      placement={placement}
      offset={offset}
      isOpen
      triggerRef={anchor}
      onOpenChange={(open) => !open && onClose()}
    >
      <AriaMenu aria-label={label} className="ui-menu" onClose={onClose} {...OPENED}>
        {groups.map((group) => {
          const chosen = group.entries.filter((entry) => entry.chosen).map((entry) => entry.id);
          return (
            <MenuSection
              key={group.id}
              id={group.id}
              {...(isNamed(group) ? {} : { 'aria-label': group.title })}
              {...(group.choice ? { selectionMode: 'single' as const, selectedKeys: chosen } : {})}
            >
              {isNamed(group) ? <Header>{group.title}</Header> : null}
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
                    <Text slot="label">{entry.label}</Text>
                  ) : (
                    <span className="ui-menu-said">
                      <Text slot="label">{entry.label}</Text>
                      <Text slot="description">{entry.hint}</Text>
                    </span>
                  )}
                  {entry.shortcut === undefined || entry.isMark ? null : <Keyboard>{entry.shortcut}</Keyboard>}
                  {entry.chosen ? <Check aria-hidden className="ui-menu-check" /> : null}
                </MenuItem>
              ))}
            </MenuSection>
          );
        })}
      </AriaMenu>
    </Popover>
  );
}

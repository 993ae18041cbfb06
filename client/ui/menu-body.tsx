import { Check } from 'lucide-react';
import type { RefObject } from 'react';
import { Header, Menu as AriaMenu, MenuItem, MenuSection, Popover, Text } from 'react-aria-components';
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
  onClose: () => void;
}

/** Arrow keys go to its entries at once. */
const OPENED = { autoFocus: true };

/** An open menu. */
export function MenuBody({ label, groups, anchor, placement, offset, isWide = false, onClose }: MenuBodyProps) {
  return (
    <Popover
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
    </Popover>
  );
}

import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Header, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { IconButton } from './button.tsx';
import './ui.css';

export interface MenuEntry {
  id: string;
  label: string;
  icon?: ReactNode;
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

export function Menu({ label, icon, groups }: { label: string; icon: ReactElement; groups: readonly MenuGroup[] }) {
  return (
    <MenuTrigger>
      <IconButton label={label}>{icon}</IconButton>
      <Popover className="ui-popover" placement="bottom end">
        <AriaMenu aria-label={label} className="ui-menu">
          {groups.map((group) => {
            const chosen = group.entries.filter((entry) => entry.chosen).map((entry) => entry.id);
            return (
              <MenuSection
                key={group.id}
                id={group.id}
                {...(group.choice ? { selectionMode: 'single' as const, selectedKeys: chosen } : {})}
              >
                <Header>{group.title}</Header>
                {group.entries.map((entry) => (
                  <MenuItem key={entry.id} id={entry.id} textValue={entry.label} onAction={entry.onAction}>
                    {entry.icon}
                    <span>{entry.label}</span>
                    {entry.chosen ? <Check aria-hidden className="ui-menu-check" /> : null}
                  </MenuItem>
                ))}
              </MenuSection>
            );
          })}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
} from 'react-aria-components';
import './overlays.css';
import './palette.css';

export interface PaletteEntry {
  id: string;
  label: string;
  /** Quiet words behind its name, such as what it is about. */
  detail?: string | undefined;
  shortcut?: string | undefined;
  icon?: ReactNode;
  /** It is there, but not now. */
  isDisabled?: boolean;
  onAction: () => void;
}

export interface PaletteProps {
  label: string;
  placeholder: string;
  query: string;
  onQuery: (query: string) => void;
  groups: readonly { id: string; title: string; entries: readonly PaletteEntry[] }[];
  /** Said where nothing answers. */
  empty: string;
  foot: ReactNode;
  onClose: () => void;
}

/** The library ties the field to its list, and leaves its role that of a plain search field. */
const COMBOBOX = { role: 'combobox', 'aria-expanded': true } as const;

/** One field over a list: letters narrow the list, arrows go through it, Enter does what is marked. */
export function Palette({ label, placeholder, query, onQuery, groups, empty, foot, onClose }: PaletteProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const first = groups.flatMap(({ entries }) => entries).find((entry) => !entry.isDisabled);
  // before an arrow key nothing is marked; Enter then means the first
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') {
      // one press leaves; the field would take it to empty itself
      event.preventDefault();
      event.stopPropagation();
      onClose();
      return;
    }
    if (event.key !== 'Enter' || event.currentTarget.getAttribute('aria-activedescendant')) return;
    event.preventDefault();
    first?.onAction();
  };
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => !open && onClose()} className="ui-overlay palette-over">
      <Modal className="ui-modal palette-modal">
        <Dialog className="palette" aria-label={label}>
          <Autocomplete inputValue={query} onInputChange={onQuery}>
            <SearchField aria-label={label} className="palette-field">
              <Search aria-hidden />
              <Input ref={field} {...COMBOBOX} placeholder={placeholder} onKeyDownCapture={onKeyDown} />
            </SearchField>
            <ListBox aria-label={label} className="palette-list" renderEmptyState={() => <p>{empty}</p>}>
              {groups.map((group) => (
                <ListBoxSection key={group.id} id={group.id}>
                  <Header>{group.title}</Header>
                  {group.entries.map((entry) => (
                    <ListBoxItem
                      key={entry.id}
                      id={entry.id}
                      textValue={entry.label}
                      isDisabled={entry.isDisabled ?? false}
                      onAction={entry.onAction}
                    >
                      {entry.icon}
                      <Text slot="label">{entry.label}</Text>
                      {entry.detail === undefined ? null : <Text slot="description">{entry.detail}</Text>}
                      {entry.shortcut === undefined ? null : <kbd>{entry.shortcut}</kbd>}
                    </ListBoxItem>
                  ))}
                </ListBoxSection>
              ))}
            </ListBox>
          </Autocomplete>
          <footer>{foot}</footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

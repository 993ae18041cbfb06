import { Suspense } from 'react';
import { useStore } from 'zustand';
import { fetchedLater } from '../../ui/later.tsx';
import type { ActionContext } from '../../editor/actions.ts';
import { FilterPanel } from './filter-panel.tsx';
import { SearchBar } from './search-bar.tsx';

/** Fetched when somebody asks for them. */
const CommandPalette = fetchedLater(() => import('./command-palette.tsx').then((part) => part.CommandPalette));
const KeysSheet = fetchedLater(() => import('./keys-sheet.tsx').then((part) => part.KeysSheet));

/** What finds things and actions, one at a time. */
export function Finders({ contextNow }: { contextNow: () => ActionContext }) {
  const { editor } = contextNow();
  const finder = useStore(editor, (state) => state.finder);
  const close = (): void => editor.setState({ finder: null });
  switch (finder) {
    case null:
      return null;
    case 'search':
      return <SearchBar contextNow={contextNow} />;
    case 'filter':
      return <FilterPanel contextNow={contextNow} />;
    case 'palette':
      return (
        <Suspense fallback={null}>
          <CommandPalette contextNow={contextNow} onClose={close} />
        </Suspense>
      );
    case 'keys':
      return (
        <Suspense fallback={null}>
          <KeysSheet onClose={close} />
        </Suspense>
      );
  }
}

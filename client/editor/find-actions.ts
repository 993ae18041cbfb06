import type { Action } from './action.types.ts';
import { isFiltering, NO_FILTER } from './filter.ts';
import type { Finder } from './store.ts';

const opening = (finder: Finder, shortcuts: readonly string[]): Action => ({
  id: `find.${finder}`,
  labelKey: `hand.find.${finder}`,
  shortcuts,
  group: 'find',
  when: () => true,
  do: ({ editor }) => editor.setState({ finder }),
});

/** Finding one's way: to a thing on the board, and to what can be done. */
export const FIND_ACTIONS: readonly Action[] = [
  opening('palette', ['Mod+K']),
  opening('search', ['Mod+F']),
  opening('filter', ['Alt+F']),
  {
    id: 'find.clearFilter',
    labelKey: 'hand.find.clearFilter',
    shortcuts: ['Alt+Shift+F'],
    group: 'find',
    when: ({ editor }) => isFiltering(editor.getState().filter),
    do: ({ editor }) => editor.setState({ filter: NO_FILTER }),
  },
  opening('keys', ['?']),
];

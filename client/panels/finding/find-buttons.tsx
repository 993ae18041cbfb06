import { Command, ListFilter, Search } from 'lucide-react';
import { useStore } from 'zustand';
import type { ActionContext } from '../../editor/action.types.ts';
import { isFiltering } from '../../editor/filter.ts';
import { FIND_ACTIONS } from '../../editor/find-actions.ts';
import { keyName } from '../../editor/shortcuts.ts';
import { IconButton } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/speech.ts';

const BUTTONS = [
  { finder: 'search', icon: <Search aria-hidden /> },
  { finder: 'filter', icon: <ListFilter aria-hidden /> },
  { finder: 'palette', icon: <Command aria-hidden /> },
] as const;

/** The ways to find something, for those who do not know their keys yet. */
export function FindButtons({ contextNow }: { contextNow: () => ActionContext }) {
  const { t } = useTranslation();
  const { editor } = contextNow();
  const finder = useStore(editor, (state) => state.finder);
  const filtering = useStore(editor, (state) => isFiltering(state.filter));
  return BUTTONS.map(({ finder: one, icon }) => {
    const action = FIND_ACTIONS.find(({ id }) => id === `find.${one}`);
    const isOn = finder === one || (one === 'filter' && filtering);
    return (
      <IconButton
        key={one}
        label={t(`hand.find.${one}`)}
        shortcut={action?.shortcuts?.[0] && keyName(action.shortcuts[0])}
        {...(one === 'palette' ? {} : { 'aria-pressed': isOn })}
        onPress={() => (finder === one ? editor.setState({ finder: null }) : action?.do(contextNow()))}
      >
        {icon}
      </IconButton>
    );
  });
}

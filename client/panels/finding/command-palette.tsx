import { Bookmark, Columns3, PanelTop, Rows3, StickyNote } from 'lucide-react';
import { useState } from 'react';
import type { ActionContext } from '../../editor/actions.ts';
import type { SavedView } from '../../../shared/journey/journey.ts';
import type { Hit } from '../../editor/find.ts';
import { keyName } from '../../editor/shortcuts.ts';
import { afterClosing } from '../../ui/after-closing.ts';
import { Palette, type PaletteEntry } from '../../ui/palette.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { answering, isAboutChosen, type Offer, offersHere, places, viewsNamed } from './entries.ts';
import { recentActions, rememberAction } from './recent.ts';
import { goTo } from './go-to.ts';

const ICONS = {
  card: <StickyNote aria-hidden />,
  note: <StickyNote aria-hidden />,
  stage: <PanelTop aria-hidden />,
  step: <Columns3 aria-hidden />,
  lane: <Rows3 aria-hidden />,
} as const;

interface CommandPaletteProps {
  contextNow: () => ActionContext;
  onClose: () => void;
}

/** Every action by name, and every place by its words (Ctrl+K). */
export function CommandPalette({ contextNow, onClose }: CommandPaletteProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  // what the board was about when it was opened: it covers the board, and holds the keyboard
  const [context] = useState(contextNow);
  const [offers] = useState(() => offersHere(context));
  const [recent] = useState(recentActions);
  const isAsking = query.trim() !== '';
  const doing =
    (act: () => void): (() => void) =>
    () => {
      onClose();
      afterClosing(act);
    };
  const ofAction = ({ action, context: here, label, about, isDisabled }: Offer): PaletteEntry => ({
    id: action.id,
    label,
    detail: about,
    isDisabled,
    shortcut: action.shortcuts?.[0] && keyName(action.shortcuts[0]),
    icon: action.icon ? <span className="tint-swatch" data-tint={action.icon.tint} /> : undefined,
    onAction: doing(() => {
      rememberAction(action.id);
      action.do(here);
    }),
  });
  const ofPlace = (hit: Hit): PaletteEntry => ({
    id: `go/${hit.id}`,
    label: hit.title.trim() === '' ? t('canvas.cardEmpty') : hit.title,
    detail: t(`hand.hit.${hit.kind}`),
    icon: ICONS[hit.kind],
    onAction: doing(() => goTo(context, hit)),
  });
  const ofView = ({ id, title }: SavedView): PaletteEntry => ({
    id: `view/${id}`,
    label: title,
    detail: t('hand.palette.views'),
    icon: <Bookmark aria-hidden />,
    onAction: doing(() => context.editor.desk.setState({ asked: id })),
  });
  const now = offers.filter(({ isDisabled }) => !isDisabled);
  const here = now.filter(({ action }) => isAboutChosen(action, context));
  const known = recent.flatMap((id) => now.find(({ action }) => action.id === id) ?? []);
  const groups = isAsking
    ? [
        { id: 'actions', title: t('hand.palette.actions'), entries: answering(offers, query).map(ofAction) },
        { id: 'views', title: t('hand.palette.views'), entries: viewsNamed(context, query).map(ofView) },
        { id: 'places', title: t('hand.palette.places'), entries: places(context, query).map(ofPlace) },
      ]
    : [
        { id: 'recent', title: t('hand.palette.recent'), entries: known.map(ofAction) },
        {
          id: 'here',
          title: t('hand.palette.here'),
          entries: here.filter((offer) => !known.includes(offer)).map(ofAction),
        },
        {
          id: 'all',
          title: t('hand.palette.all'),
          entries: now.filter((offer) => !known.includes(offer) && !here.includes(offer)).map(ofAction),
        },
      ];
  return (
    <Palette
      label={t('hand.find.palette')}
      placeholder={t('hand.palette.placeholder')}
      query={query}
      onQuery={setQuery}
      groups={groups.filter(({ entries }) => entries.length > 0)}
      empty={t('hand.palette.nothing')}
      foot={
        <>
          <span>
            <kbd>↑↓</kbd>
            {t('hand.palette.choose')}
          </span>
          <span>
            <kbd>Enter</kbd>
            {t('hand.palette.do')}
          </span>
          <span>
            <kbd>Esc</kbd>
            {t('hand.palette.close')}
          </span>
        </>
      }
      onClose={onClose}
    />
  );
}

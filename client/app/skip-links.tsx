import { useStore } from 'zustand';
import type { Id } from '../../shared/journey/journey.ts';
import type { Editor } from '../editor/store.ts';
import { useTranslation } from '../ui/speech.ts';
import { focusRegion } from './regions.ts';
import { chooseView, type View } from './view.ts';

interface SkipLinksProps {
  boardId: Id;
  editor: Editor;
  view: View;
}

/** First on the page, seen when the keyboard is on them. Buttons, for an address's fragment is the key of the board (A1). */
export function SkipLinks({ boardId, editor, view }: SkipLinksProps) {
  const { t } = useTranslation();
  const hasDetails = useStore(editor, ({ selection }) => selection.length > 0);
  const other: View = view === 'canvas' ? 'table' : 'canvas';
  return (
    <nav className="skip-links" aria-label={t('app.skip')}>
      <button type="button" onClick={() => focusRegion('map')}>
        {t('app.skip.map')}
      </button>
      {hasDetails ? (
        <button type="button" onClick={() => focusRegion('details')}>
          {t('app.skip.details')}
        </button>
      ) : null}
      <button type="button" onClick={() => chooseView(boardId, other)}>
        {t(`app.skip.${other}`)}
      </button>
    </nav>
  );
}

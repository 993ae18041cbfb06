import { useEffect } from 'react';
import { useTranslation } from '../ui/speech.ts';
import type { Id } from '../../shared/journey/journey.ts';
import { livingView } from '../../shared/journey/saved-views.ts';
import { showSeen } from '../editor/saved-views.ts';
import type { Editor } from '../editor/store.ts';
import type { BoardSession } from '../session/connect.ts';
import { useRecords } from '../panels/use-records.ts';
import { announce } from '../ui/announcer.tsx';
import { toast } from '../ui/toast.tsx';
import { chooseView } from './view.ts';

interface AskedViewProps {
  session: BoardSession;
  editor: Editor;
  asked: Id;
  mapId: Id;
}

/**
 * Shows a saved view that a link or a click asked for, on the canvas, as soon as it is known: what this device holds of
 * the board may be older than the link.
 */
export function AskedView({ session: { port, member }, editor, asked, mapId }: AskedViewProps) {
  const { t } = useTranslation();
  const journey = useRecords(port);
  const view = livingView(journey, asked);
  const isGone = !view && journey.views.has(asked);
  useEffect(() => {
    if (!view && !isGone) return;
    editor.desk.setState({ asked: null });
    chooseView(member.boardId, 'canvas');
    if (view) {
      showSeen(editor, view, mapId);
      announce(view.title);
    } else toast(t('views.gone'), 'problem');
  }, [view, isGone, editor, member.boardId, mapId, t]);
  return null;
}

import { Bookmark, Download, Presentation, Redo2, Share2, Sheet, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { JourneyMap } from '../../shared/journey/journey.ts';
import { atLeast } from '../../shared/wire/roles.ts';
import type { BoardSession } from '../session/connect.ts';
import { mayChange } from '../editor/allowed.ts';
import { CommentsButton } from './later.ts';
import { IconButton } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import type { ActionContext } from '../editor/actions.ts';
import { FindButtons } from '../panels/finding/find-buttons.tsx';
import { BarButton } from './bar-button.tsx';
import { BoardTitle } from './board-title.tsx';
import { Mark } from './mark.tsx';
import { People } from './people.tsx';
import { go } from './route.ts';
import { SavedState } from './saved-state.tsx';
import { SettingsMenu } from './settings-menu.tsx';
import { useBoardRecord, useUndoState } from './use-session.ts';
import type { View } from './view.ts';
import { ViewSwitch } from './view-switch.tsx';

export interface TopBarProps {
  session: BoardSession;
  map: JourneyMap | undefined;
  view: View;
  /** Which of the board's maps is shown. */
  maps: ReactNode;
  onImport: () => void;
  onShare: () => void;
  onExport: () => void;
  contextNow: () => ActionContext;
}

export function TopBar({ session, map, maps, view, onImport, onShare, onExport, contextNow }: TopBarProps) {
  const { t } = useTranslation();
  const { port, presence, saved, member } = session;
  const { canUndo, canRedo } = useUndoState(port);
  const { defaultView } = useBoardRecord(port);
  const opening = mayChange({ ...member, port }, 'board')
    ? {
        view: defaultView,
        choose: (chosen: View) => port.run({ type: 'setBoard', fields: { defaultView: chosen } }),
      }
    : undefined;
  const mayEdit = atLeast(member.role, 'edit');
  const mayWrite = atLeast(member.role, 'contribute');
  return (
    <header className="top-bar">
      <div className="top-bar-start">
        <IconButton label={t('app.home')} onPress={() => go('/')}>
          <Mark />
        </IconButton>
        <BoardTitle port={port} role={member.role} />
        {maps}
        <SavedState saved={saved} />
      </div>
      {map ? <ViewSwitch boardId={member.boardId} view={view} /> : null}
      <div className="top-bar-end">
        {mayWrite ? (
          <>
            <IconButton label={t('app.undo')} shortcut="Ctrl+Z" isDisabled={!canUndo} onPress={port.undo}>
              <Undo2 aria-hidden />
            </IconButton>
            <IconButton label={t('app.redo')} shortcut="Ctrl+Shift+Z" isDisabled={!canRedo} onPress={port.redo}>
              <Redo2 aria-hidden />
            </IconButton>
          </>
        ) : null}
        {map ? <FindButtons contextNow={contextNow} /> : null}
        {map ? (
          <IconButton
            label={t('app.views')}
            shortcut="Alt+V"
            onPress={() => contextNow().editor.desk.tell({ kind: 'views' })}
          >
            <Bookmark aria-hidden />
          </IconButton>
        ) : null}
        {map ? <CommentsButton port={port} editor={contextNow().editor} member={member} /> : null}
        <People presence={presence} self={member} />
        {mayEdit && map ? <BarButton label={t('app.import')} icon={<Sheet aria-hidden />} onPress={onImport} /> : null}
        <BarButton label={t('app.share')} icon={<Share2 aria-hidden />} onPress={onShare} />
        {map ? <BarButton label={t('app.export')} icon={<Download aria-hidden />} onPress={onExport} /> : null}
        {map ? (
          <BarButton
            filled
            label={t('app.present')}
            icon={<Presentation aria-hidden />}
            onPress={() => contextNow().editor.desk.open({ kind: 'present' })}
          />
        ) : null}
        <SettingsMenu
          opening={opening}
          onHistory={() => contextNow().editor.desk.open({ kind: 'history' })}
          onMetrics={() => contextNow().editor.desk.open({ kind: 'metrics' })}
        />
      </div>
    </header>
  );
}

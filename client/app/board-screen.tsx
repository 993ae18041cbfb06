import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BoardCanvas } from '../canvas/board-canvas.tsx';
import { rememberRecent } from '../home/recents.ts';
import { ImportDialog } from '../data/import-dialog.tsx';
import { atLeast } from '../../shared/wire/roles.ts';
import { Inspector } from '../panels/inspector/inspector.tsx';
import { ShareDialog } from '../panels/share-dialog.tsx';
import { UnplacedTray } from '../panels/unplaced-tray.tsx';
import { toast } from '../ui/toast.tsx';
import { createEditor } from '../editor/store.ts';
import type { BoardSession } from '../session/connect.ts';
import { useTheme } from './theme.ts';
import { TopBar } from './top-bar.tsx';
import { useFileDrop } from '../ui/use-file-drop.ts';
import { useBoardRecord, useMap } from './use-session.ts';
import { useEditorLife } from './use-editor-life.ts';
import { Desk } from '../panels/maps/desk.tsx';
import { MapSwitcher } from '../panels/maps/map-switcher.tsx';
import { useMapPresence } from './use-map-presence.ts';
import { useUndoKeys } from './use-undo-keys.ts';
import { useView } from './view.ts';
import './board.css';

/** At most one dialog is open. */
type Open = { dialog: 'import'; file?: File } | { dialog: 'share' } | { dialog: 'export' };

/** Its writers are fetched when somebody exports. */
const ExportDialog = lazy(() =>
  import('../export/export-dialog.tsx').then(({ ExportDialog: Dialog }) => ({ default: Dialog })),
);
/** Fetched by whoever looks at it. */
const BoardTable = lazy(() => import('../table/board-table.tsx').then(({ BoardTable: Table }) => ({ default: Table })));
const canvasOnScreen = (): HTMLElement | null => document.querySelector<HTMLElement>('.board-canvas');

export function BoardScreen({ session }: { session: BoardSession }) {
  const { t } = useTranslation();
  const { port, presence, member } = session;
  const board = useBoardRecord(port);
  const theme = useTheme();
  const shown = useView(member.boardId, board.defaultView);
  const [editor] = useState(createEditor);
  const map = useMap(port, editor);
  const [open, setOpen] = useState<Open>();
  const close = (): void => setOpen(undefined);
  const onProblem = useCallback((key: string): void => toast(t(key), 'problem'), [t]);
  useEffect(() => {
    document.title = `${board.title} – ${t('app.name')}`;
    return () => {
      document.title = t('app.name');
    };
  }, [board.title, t]);

  useEffect(() => {
    const { boardId: id, role, token } = member;
    rememberRecent({ id, title: board.title, role, token, at: Date.now() });
  }, [member, board.title]);

  const mayImport = atLeast(member.role, 'edit') && map !== undefined;
  const onFile = useCallback((file: File): void => setOpen({ dialog: 'import', file }), []);
  const onImport = useCallback((): void => setOpen({ dialog: 'import' }), []);
  useFileDrop(mayImport ? onFile : undefined);

  useEditorLife({ port, presence, editor, onProblem });
  useUndoKeys(port);
  useMapPresence(presence, map?.id);

  const view = { port, presence, editor, role: member.role, mapId: map?.id ?? '', personId: member.personId };
  return (
    <div className="board">
      <TopBar
        session={session}
        map={map}
        view={shown}
        maps={<MapSwitcher {...view} />}
        onImport={onImport}
        onShare={() => setOpen({ dialog: 'share' })}
        onExport={() => setOpen({ dialog: 'export' })}
      />
      <main className="board-main">
        {map ? (
          <>
            {shown === 'table' ? (
              <Suspense fallback={<div />}>
                <BoardTable {...view} onImport={mayImport ? onImport : undefined} />
              </Suspense>
            ) : (
              <BoardCanvas {...view} theme={theme} onProblem={onProblem} onImport={mayImport ? onImport : undefined} />
            )}
            <Inspector {...view} />
            <UnplacedTray {...view} />
          </>
        ) : (
          <p className="board-empty">{t('app.noMap')}</p>
        )}
      </main>
      <Desk {...view} />
      {open?.dialog === 'import' && map ? (
        <ImportDialog
          port={port}
          mapId={map.id}
          who={{ id: member.personId, name: member.name }}
          {...(open.file ? { file: open.file } : {})}
          onClose={close}
        />
      ) : null}
      {open?.dialog === 'export' && map ? (
        <Suspense fallback={null}>
          <ExportDialog journey={port.records()} mapId={map.id} theme={theme} view={canvasOnScreen} onClose={close} />
        </Suspense>
      ) : null}
      {open?.dialog === 'share' ? (
        <ShareDialog boardId={member.boardId} session={member.session} role={member.role} onClose={close} />
      ) : null}
    </div>
  );
}

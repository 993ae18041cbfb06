import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { BoardCanvas } from '../canvas/board-canvas.tsx';
import { rememberRecent } from '../home/recents.ts';
import type { Look } from '../../shared/journey/look.ts';
import { atLeast } from '../../shared/wire/roles.ts';
import { useTranslation } from '../ui/speech.ts';
import { toast } from '../ui/toast.tsx';
import type { ActionContext } from '../editor/actions.ts';
import { createEditor } from '../editor/store.ts';
import type { BoardSession } from '../session/connect.ts';
import {
  Announcer,
  AskedView,
  BoardTable,
  BringSlot,
  CallingSlot,
  CommentsPanel,
  Desk,
  ExportDialog,
  fetchLater,
  FilterBar,
  Finders,
  FollowingSlot,
  Losses,
  MapSwitcher,
  NumbersPanel,
  ImportDialog,
  Inspector,
  LanePicker,
  LensBar,
  LinkPicker,
  PresentSlot,
  ShareDialog,
  UnplacedTray,
  ViewsSlot,
} from './later.ts';
import { isEmbedded } from './embedded.ts';
import { useKeptFocus, useRegionKeys } from './regions.ts';
import { HistorySlot } from './history-slot.tsx';
import { MetricsSlot } from './metrics-slot.tsx';
import { SkipLinks } from './skip-links.tsx';
import { useTheme } from './theme.ts';
import { TopBar } from './top-bar.tsx';
import { useFileDrop } from '../ui/use-file-drop.ts';
import { useBoardPicture } from './use-board-picture.ts';
import { useBoardRecord, useMap } from './use-session.ts';
import { useEditorLife } from './use-editor-life.ts';
import { shownBefore, useKeptMap } from './kept-map.ts';
import { sightBefore, useKeptSight } from './kept-sight.ts';
import { useLed } from './use-led.ts';
import { usePresenting } from './use-presenting.ts';
import { useMapPresence } from './use-map-presence.ts';
import { useView, viewAsked } from './view.ts';
import { useBoardKeys } from './use-board-keys.ts';
import './board.css';

/** At most one dialog is open. */
type Open = { dialog: 'import'; file?: File } | { dialog: 'share' } | { dialog: 'export' };

const canvasOnScreen = (): HTMLElement | null => document.querySelector<HTMLElement>('.board-canvas');

export function BoardScreen({ session }: { session: BoardSession }) {
  const { t } = useTranslation();
  const { port, presence, member } = session;
  const board = useBoardRecord(port);
  const theme = useTheme();
  const wanted = useView(member.boardId, board.defaultView);
  const [editor] = useState(() => {
    const created = createEditor(shownBefore(member.boardId), sightBefore(member.boardId));
    created.desk.setState({ asked: viewAsked(location.search) ?? null });
    if (isEmbedded()) created.setState({ isGuest: true, tool: 'hand' });
    return created;
  });
  const map = useMap(port, editor);
  const presenting = usePresenting(member.boardId, editor);
  const shown = presenting ? 'canvas' : wanted;
  const [open, setOpen] = useState<Open>();
  const close = (): void => setOpen(undefined);
  const onProblem = useCallback((key: string, tone: 'plain' | 'problem' = 'problem'): void => toast(t(key), tone), [t]);
  useEffect(() => {
    document.title = `${board.title} – ${t('app.name')}`;
    return () => {
      document.title = t('app.name');
    };
  }, [board.title, t]);

  useEffect(() => {
    const { boardId: id, role, token } = member;
    // whoever reads a page with a map in it has not been on the board
    if (isEmbedded()) return;
    rememberRecent({ id, title: board.title, role, token, at: Date.now() });
  }, [member, board.title]);

  const mayImport = atLeast(member.role, 'edit') && map !== undefined;
  const onFile = useCallback((file: File): void => setOpen({ dialog: 'import', file }), []);
  const onImport = useCallback((): void => setOpen({ dialog: 'import' }), []);
  useFileDrop(mayImport ? onFile : undefined);

  useEffect(fetchLater, []);
  useBoardPicture(port, member.boardId);
  const isTalking = useStore(editor.desk, (state) => state.talk !== null);
  const beside = useStore(editor.desk, (state) => state.beside?.kind);
  const isLed = useLed(presence);
  const calls = useStore(editor.desk, (state) => state.calls);
  const asked = useStore(editor.desk, (state) => state.asked);
  useEditorLife({ port, presence, editor, onProblem });
  useMapPresence(presence, map?.id);
  useKeptMap(member.boardId, editor);
  useKeptSight(member.boardId, editor);
  const sight = useStore(editor.desk, (state) => state.sight);
  // findings go into a file only when they are chosen for it
  const look = useMemo(
    (): Look => ({
      who: sight.lens,
      period: sight.period ?? undefined,
      show: (['paths', 'evidence'] as const).filter((extra) => sight[extra]),
    }),
    [sight],
  );
  const { role, personId } = member;
  const { boardId, session: pass } = member;
  const server = useMemo(() => ({ boardId, session: pass }), [boardId, pass]);
  const mapId = map?.id ?? '';
  const contextNow = useCallback(
    (): ActionContext => ({
      port,
      editor,
      mapId,
      role,
      personId,
      pictures: session.pictures,
      t: (key, values) => t(key, { ...values }),
      tell: toast,
    }),
    [port, editor, mapId, role, personId, session.pictures, t],
  );
  useBoardKeys(contextNow);
  const root = useRef<HTMLDivElement>(null);
  useRegionKeys();
  useKeptFocus(root);

  const view = { port, presence, editor, role, mapId, personId };
  return (
    <div ref={root} className={`board${presenting ? ' board-presenting' : ''}${isEmbedded() ? ' board-embedded' : ''}`}>
      <SkipLinks boardId={member.boardId} editor={editor} view={shown} />
      <TopBar
        contextNow={contextNow}
        session={session}
        map={map}
        view={shown}
        maps={
          <Suspense fallback={map ? <span className="state-chip">{t(`app.state.${map.state}`)}</span> : null}>
            <MapSwitcher {...view} />
          </Suspense>
        }
        onImport={onImport}
        onShare={() => setOpen({ dialog: 'share' })}
        onExport={() => setOpen({ dialog: 'export' })}
      />
      <Suspense fallback={null}>
        <FilterBar contextNow={contextNow} />
        {map && isLed && !presenting ? <FollowingSlot session={session} editor={editor} mapId={map.id} /> : null}
      </Suspense>
      <main className="board-main" inert={presenting}>
        {map ? (
          <>
            <Suspense fallback={<div />}>
              {shown === 'table' ? (
                <BoardTable {...view} pictures={session.pictures} onImport={mayImport ? onImport : undefined} />
              ) : (
                <BoardCanvas
                  {...view}
                  pictures={session.pictures}
                  theme={theme}
                  onProblem={onProblem}
                  onImport={mayImport ? onImport : undefined}
                />
              )}
            </Suspense>
            <Suspense fallback={null}>
              {isTalking ? (
                <CommentsPanel {...view} self={{ id: personId, name: member.name.trim() }} />
              ) : beside === 'views' ? (
                <ViewsSlot session={session} editor={editor} mapId={map.id} />
              ) : beside !== undefined ? (
                <NumbersPanel {...view} />
              ) : (
                <Inspector {...view} pictures={session.pictures} />
              )}
            </Suspense>
            <Suspense fallback={null}>
              <Losses session={session} />
            </Suspense>
            <LensBar {...view} view={shown} />
            <UnplacedTray {...view} />
            <Suspense fallback={null}>
              <Finders contextNow={contextNow} />
              <LinkPicker contextNow={contextNow} />
            </Suspense>
          </>
        ) : (
          <p className="board-empty">{t('app.noMap')}</p>
        )}
      </main>
      <Announcer port={port} presence={presence} />
      <Suspense fallback={null}>
        <LanePicker {...view} />
        <Desk {...view} pictures={session.pictures} />
        {map && asked !== null ? <AskedView session={session} editor={editor} mapId={map.id} asked={asked} /> : null}
        {map && calls > 0 ? <CallingSlot session={session} editor={editor} mapId={map.id} calls={calls} /> : null}
        {map ? <MetricsSlot session={session} editor={editor} mapId={map.id} /> : null}
        {presenting && map ? <PresentSlot session={session} editor={editor} mapId={map.id} /> : null}
        <BringSlot session={session} editor={editor} />
        <HistorySlot session={session} editor={editor} {...(map ? { mapId: map.id } : {})} />
        {open?.dialog === 'import' && map ? (
          <ImportDialog
            port={port}
            mapId={map.id}
            who={{ id: member.personId, name: member.name }}
            server={server}
            {...(open.file ? { file: open.file } : {})}
            onClose={close}
          />
        ) : null}
        {open?.dialog === 'export' && map ? (
          <ExportDialog
            boardId={member.boardId}
            pictures={session.pictures}
            journey={port.records()}
            mapId={map.id}
            theme={theme}
            look={look}
            view={canvasOnScreen}
            onClose={close}
          />
        ) : null}
        {open?.dialog === 'share' ? (
          <ShareDialog boardId={member.boardId} session={member.session} role={member.role} onClose={close} />
        ) : null}
      </Suspense>
    </div>
  );
}

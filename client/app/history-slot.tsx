import { useStore } from 'zustand';
import type { Editor } from '../editor/store.ts';
import type { BoardSession } from '../session/connect.ts';
import { HistoryDialog } from './later.ts';
import { useTheme } from './theme.ts';

/** The history, where somebody asked for it. */
export function HistorySlot({ session, editor, mapId }: { session: BoardSession; editor: Editor; mapId?: string }) {
  const isOpen = useStore(editor.desk, ({ dialog }) => dialog?.kind === 'history');
  const theme = useTheme();
  const { port, member } = session;
  return isOpen ? (
    <HistoryDialog
      boardId={member.boardId}
      session={member.session}
      role={member.role}
      port={port}
      mapId={mapId}
      theme={theme}
      onClose={() => editor.desk.close()}
    />
  ) : null;
}

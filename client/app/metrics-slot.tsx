import { useStore } from 'zustand';
import type { Editor } from '../editor/store.ts';
import type { BoardSession } from '../session/connect.ts';
import { MetricsDialog } from './later.ts';

/** What the board measures, where somebody asked for it. */
export function MetricsSlot({ session, editor, mapId }: { session: BoardSession; editor: Editor; mapId: string }) {
  const dialog = useStore(editor.desk, (state) => (state.dialog?.kind === 'metrics' ? state.dialog : null));
  const { port, member } = session;
  return dialog ? (
    <MetricsDialog
      port={port}
      role={member.role}
      who={{ id: member.personId, name: member.name }}
      mapId={mapId}
      boardId={member.boardId}
      session={member.session}
      first={dialog.id}
      onClose={() => editor.desk.close()}
    />
  ) : null;
}

import { useStore } from 'zustand';
import type { Editor } from '../editor/store.ts';
import type { BoardSession } from '../session/connect.ts';
import { FunnelDialog, MetricsDialog } from './later.ts';

/** What the board measures, and what a funnel asks of an event log, where somebody asked for it. */
export function MetricsSlot({ session, editor, mapId }: { session: BoardSession; editor: Editor; mapId: string }) {
  const dialog = useStore(editor.desk, (state) => state.dialog);
  const { port, member } = session;
  const common = {
    port,
    who: { id: member.personId, name: member.name },
    boardId: member.boardId,
    session: member.session,
    onClose: () => editor.desk.close(),
  };
  if (dialog?.kind === 'funnel') return <FunnelDialog key={dialog.id} {...common} funnelId={dialog.id} />;
  if (dialog?.kind !== 'metrics') return null;
  return <MetricsDialog {...common} role={member.role} mapId={mapId} first={dialog.id} />;
}

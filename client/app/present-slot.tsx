import { useMemo } from 'react';
import { useStore } from 'zustand';
import { Presenter } from '../workshop/presenter.tsx';
import { useRecords } from '../panels/use-records.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { Lead } from '../../shared/wire/leading.ts';
import { atLeast } from '../../shared/wire/roles.ts';
import type { Editor } from '../editor/store.ts';
import type { BoardSession } from '../session/connect.ts';
import { useLocale } from './language.ts';

export interface PresentSlotProps {
  session: BoardSession;
  editor: Editor;
  mapId: Id;
}

/** The presentation, where somebody began one. */
export function PresentSlot({ session: { port, presence, member }, editor, mapId }: PresentSlotProps) {
  const journey = useRecords(port);
  const { role } = member;
  const stops = useStore(editor.desk, ({ dialog }) => (dialog?.kind === 'present' ? dialog.stops : undefined));
  const say = useMemo(
    () => (atLeast(role, 'edit') ? (lead: Lead | null): void => presence.say({ lead }) : undefined),
    [presence, role],
  );
  return (
    <Presenter
      {...{ journey, editor, mapId, stops, say }}
      mayCall={role === 'facilitate'}
      locale={useLocale()}
      onEnd={() => editor.desk.close()}
    />
  );
}

import { Presenter } from '../workshop/presenter.tsx';
import { useRecords } from '../panels/use-records.ts';
import type { Lens } from '../../shared/journey/lens.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { Editor } from '../editor/store.ts';
import type { BoardSession } from '../session/connect.ts';
import { useLocale } from './language.ts';

export interface PresentSlotProps {
  session: BoardSession;
  editor: Editor;
  mapId: Id;
  lens: Lens;
}

/** The presentation, where somebody began one. */
export function PresentSlot({ session: { port }, editor, mapId, lens }: PresentSlotProps) {
  const journey = useRecords(port);
  return <Presenter {...{ journey, editor, mapId, lens }} locale={useLocale()} onEnd={() => editor.desk.close()} />;
}

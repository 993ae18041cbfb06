import { ViewportPortal } from '@xyflow/react';
import { useStore } from 'zustand';
import { leftOutWords } from '../../editor/note-commands.ts';
import { useCanvas } from '../canvas-context.ts';
import { useTranslation } from '../../ui/speech.ts';

/** What a drag is about to do: lines it stands in, the cell it would fall into, the grid it would leave. */
export function NoteMarks() {
  const { t } = useTranslation();
  const { editor, port } = useCanvas();
  const flight = useStore(editor, (state) => state.noteFlight);
  const leaving = useStore(editor, (state) => state.leaving);
  const drag = useStore(editor, (state) => (state.leaving ? state.drag : null));
  const { cards } = port.records();
  const leavers = drag?.ids.flatMap((id) => cards.get(id) ?? []) ?? [];
  const details = leavers.length > 0 ? leftOutWords(port.records(), leavers, t) : '';
  return (
    <>
      <ViewportPortal>
        {flight?.guides.map(({ axis, at, from, to }) => (
          <div
            key={axis}
            className={`guide guide-${axis}`}
            style={
              axis === 'x'
                ? { transform: `translate(${at}px, ${from}px)`, height: to - from }
                : { transform: `translate(${from}px, ${at}px)`, width: to - from }
            }
          />
        ))}
        {flight?.cell ? (
          <div
            className="drop-place"
            style={{
              transform: `translate(${flight.cell.x}px, ${flight.cell.y}px)`,
              width: flight.cell.width,
              height: flight.cell.height,
            }}
          />
        ) : null}
      </ViewportPortal>
      {leaving || flight?.cell ? (
        <div className="drag-says" role="status">
          {t(leaving ? 'notes.becomesNote' : 'notes.becomesCard')}
          {details === '' ? null : <small>{t('notes.leavingOut', { details })}</small>}
        </div>
      ) : null}
    </>
  );
}

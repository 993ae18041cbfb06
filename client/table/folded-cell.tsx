import type { ReactNode } from 'react';
import { useLocale } from '../charts/use-locale.ts';
import { mayChange } from '../editor/allowed.ts';
import type { Id } from '../../shared/journey/journey.ts';
import { formatCount } from '../../shared/journey/format.ts';
import { useTranslation } from '../ui/speech.ts';
import { useTable } from './table-context.ts';

interface OpeningProps {
  kind: 'stage' | 'lane';
  id: Id;
}

/** Opens what is folded, for everybody, as the map does; undefined for those who may not. */
export function useUnfold({ kind, id }: OpeningProps): (() => void) | undefined {
  const { port, role, personId } = useTable();
  const record = port.records()[`${kind}s`].get(id);
  if (!record || !mayChange({ role, personId, port }, `${kind}s`, record)) return undefined;
  return () =>
    port.run(
      kind === 'stage'
        ? { type: 'setStage', id, fields: { collapsed: false } }
        : { type: 'setLane', id, fields: { collapsed: false } },
    );
}

interface FoldedCellProps {
  rowId: string;
  stageId: Id;
  /** Cards it hides. */
  count: number;
  /** Lane and stage. */
  name: string;
}

/** What a lane has in a folded stage: how many cards that hides. Enter opens the stage, as a click does. */
export function FoldedCell({ rowId, stageId, count, name }: FoldedCellProps) {
  const { t } = useTranslation();
  const { locale, say } = useLocale();
  const unfold = useUnfold({ kind: 'stage', id: stageId });
  const words = count === 0 ? say('map.folded') : say('map.folded-cards', { count: formatCount(locale, count) });
  return (
    <td
      className="table-cell table-folded"
      tabIndex={-1}
      data-place={`cell/${rowId}/${stageId}`}
      aria-label={`${name}: ${words}`}
      aria-description={unfold ? t('table.opens') : undefined}
      title={unfold ? t('canvas.stage.unfold') : undefined}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !unfold) return;
        event.preventDefault();
        event.stopPropagation();
        unfold();
      }}
      onClick={unfold}
    >
      {count === 0 ? null : <span aria-hidden>+{formatCount(locale, count)}</span>}
    </td>
  );
}

/** Cells of a folded lane, told as one; a press or Enter opens it. */
export function FoldedLane({ laneId, columns, children }: { laneId: Id; columns: number; children: ReactNode }) {
  const { t } = useTranslation();
  const unfold = useUnfold({ kind: 'lane', id: laneId });
  if (columns === 0) return null;
  return (
    <td
      className="table-across"
      colSpan={columns}
      tabIndex={-1}
      data-place={`cell/${laneId}/all`}
      aria-description={unfold ? t('table.opens') : undefined}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !unfold) return;
        event.preventDefault();
        event.stopPropagation();
        unfold();
      }}
      onDoubleClick={unfold}
    >
      <div>{children}</div>
    </td>
  );
}

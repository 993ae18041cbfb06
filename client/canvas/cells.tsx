import { memo, useMemo } from 'react';
import { useStore } from 'zustand';
import { laneName } from '../../shared/journey/scene-frame.ts';
import type { CardBox, ColumnBox, LaneBox, MapLayout } from '../../shared/journey/layout.types.ts';
import { useTranslation } from '../ui/speech.ts';
import { useCanvas } from './canvas-context.ts';
import { useElementsOf } from './mounted-cards.ts';
import { useStyle } from './use-style.ts';

/** The grid for those who cannot see it, and the places the keyboard can be in where there is no card. */
export const Cells = memo(function Cells({ layout }: { layout: MapLayout }) {
  const lanes = layout.lanes.filter((lane) => lane.shape === 'cards');
  const columns = useMemo(() => layout.columns.filter((column) => !column.folded), [layout.columns]);
  const { t } = useTranslation();
  return (
    <div role="grid" aria-label={t('canvas.grid')}>
      {lanes.map((lane, i) => (
        <LaneCells key={lane.id} lane={lane} columns={columns} isFirst={i === 0} />
      ))}
    </div>
  );
});

interface LaneCellsProps {
  lane: LaneBox;
  columns: readonly ColumnBox[];
  isFirst: boolean;
}

const LaneCells = memo(
  function LaneCells({ lane, columns, isFirst }: LaneCellsProps) {
    return (
      <div role="row">
        {columns.map((column, i) => {
          const cards = lane.cards.filter((card) => card.columnId === column.id);
          const isHome = isFirst && i === 0;
          return <CellPlace key={column.id} lane={lane} column={column} cards={cards} isHome={isHome} />;
        })}
      </div>
    );
  },
  (a, b) => a.lane === b.lane && a.columns === b.columns && a.isFirst === b.isFirst,
);

interface CellPlaceProps {
  lane: LaneBox;
  column: ColumnBox;
  cards: readonly CardBox[];
  /** Where the keyboard comes in while it is nowhere on the map. */
  isHome: boolean;
}

const CellPlace = memo(function CellPlace({ lane, column, cards, isHome }: CellPlaceProps) {
  const { editor } = useCanvas();
  const { t } = useTranslation();
  const { locale } = useStyle();
  const owned = useElementsOf(cards);
  const isCurrent = useStore(
    editor,
    ({ cell, selection, draft }) =>
      cell?.laneId === lane.id && cell.columnId === column.id && selection.length === 0 && draft === null,
  );
  const isEntry = useStore(editor, ({ cell, selection }) => isHome && cell === null && selection.length === 0);
  return (
    <div
      className="cell"
      role="gridcell"
      // drawn elsewhere, they belong here
      aria-owns={owned}
      aria-label={t('canvas.cellName', {
        lane: laneName(lane, locale),
        column: column.title,
        count: cards.length,
      })}
      tabIndex={isCurrent || isEntry ? 0 : -1}
      onFocus={() => isEntry && editor.enterCell({ laneId: lane.id, columnId: column.id })}
      data-cell={`${lane.id}/${column.id}`}
      style={{ transform: `translate(${column.x}px, ${lane.y}px)`, width: column.width, height: lane.height }}
    />
  );
});

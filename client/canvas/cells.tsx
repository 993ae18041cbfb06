import { memo, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../shared/journey/journey.ts';
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
    const piles = new Map(columns.map(({ id }): [Id, CardBox[]] => [id, []]));
    for (const card of lane.cards) piles.get(card.columnId)?.push(card);
    return (
      <div role="row">
        {columns.map((column, i) => {
          const isHome = isFirst && i === 0;
          return (
            <CellPlace
              key={column.id}
              lane={lane}
              column={column}
              cards={piles.get(column.id) ?? NO_CARDS}
              isHome={isHome}
            />
          );
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

const NO_CARDS: readonly CardBox[] = [];

/** A card that came to one cell of a lane is nothing to the others. */
const isSameCell = (a: CellPlaceProps, b: CellPlaceProps): boolean =>
  a.column === b.column &&
  a.isHome === b.isHome &&
  a.lane.id === b.lane.id &&
  a.lane.kind === b.lane.kind &&
  a.lane.title === b.lane.title &&
  a.lane.y === b.lane.y &&
  a.lane.height === b.lane.height &&
  a.cards.length === b.cards.length &&
  a.cards.every(({ id }, i) => id === b.cards[i]?.id);

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
}, isSameCell);

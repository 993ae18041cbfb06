import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Card, CardKind, Id } from '../../shared/journey/journey.ts';
import { CardItem } from './card-item.tsx';
import { useTable } from './table-context.ts';

interface CardsCellProps {
  laneId: Id;
  columnId: Id;
  cards: readonly Card[];
  /** Lane and column, for a cell that says nothing by itself. */
  name: string;
}

/** The cards of one lane and column, with the one being begun among them. */
export const CardsCell = memo(function CardsCell({ laneId, columnId, cards, name }: CardsCellProps) {
  const { editor } = useTable();
  const { t } = useTranslation();
  const draft = useStore(editor, (state) =>
    state.draft?.cell.laneId === laneId && state.draft.cell.columnId === columnId ? state.draft : null,
  );
  const items: { id: Id; kind: CardKind; card?: Card }[] = cards.map((card) => ({
    id: card.id,
    kind: card.kind,
    card,
  }));
  if (draft) items.splice(draft.at, 0, draft);
  const isEmpty = items.length === 0;
  return (
    <td
      className="table-cell"
      tabIndex={-1}
      data-place={`cell/${laneId}/${columnId}`}
      aria-label={isEmpty ? t('table.emptyCell', { cell: name }) : undefined}
    >
      {isEmpty ? null : (
        // styled lists are none to some screen readers unless it is said
        // oxlint-disable-next-line jsx-a11y/no-redundant-roles
        <ul role="list">
          {items.map(({ id, kind, card }, i) => (
            <CardItem key={id} {...{ id, kind, card }} at={i + 1} count={items.length} cellName={name} />
          ))}
        </ul>
      )}
    </td>
  );
});

import { memo, useContext, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { Card, CardKind, Id } from '../../shared/journey/journey.ts';
import { useTranslation } from '../ui/speech.ts';
import { CardItem } from './card-item.tsx';
import { type Chunk, chunksOf } from './chunks.ts';
import { HeldCards, NearParts, useNear } from './nearness.ts';
import { useTable } from './table-context.ts';

interface CardsCellProps {
  laneId: Id;
  columnId: Id;
  cards: readonly Card[];
  /** Lane and column, for a cell that says nothing by itself. */
  name: string;
}

interface Item {
  id: Id;
  kind: CardKind;
  /** Absent while it is begun. */
  card?: Card;
}

/** The cards of one lane and column, with the one being begun among them. */
export const CardsCell = memo(function CardsCell({ laneId, columnId, cards, name }: CardsCellProps) {
  const { editor } = useTable();
  const { t } = useTranslation();
  const isLarge = useContext(NearParts) !== null;
  const draft = useStore(editor, (state) =>
    state.draft?.cell.laneId === laneId && state.draft.cell.columnId === columnId ? state.draft : null,
  );
  const items = useMemo(() => {
    const all: Item[] = cards.map((card) => ({ id: card.id, kind: card.kind, card }));
    if (draft) all.splice(draft.at, 0, draft);
    return all;
  }, [cards, draft]);
  const chunks = useMemo(
    () => (isLarge ? chunksOf(items) : items.length === 0 ? [] : [{ key: 'first', from: 0, items }]),
    [isLarge, items],
  );
  const Part = isLarge ? FarChunk : WholeChunk;
  return (
    <td
      className="table-cell"
      tabIndex={-1}
      data-place={`cell/${laneId}/${columnId}`}
      aria-label={items.length === 0 ? t('table.emptyCell', { cell: name }) : undefined}
    >
      {chunks.map((chunk) => (
        <Part key={chunk.key} chunk={chunk} count={items.length} cellName={name} />
      ))}
    </td>
  );
});

interface ChunkProps {
  chunk: Chunk<Item>;
  /** Of the whole cell. */
  count: number;
  cellName: string;
}

function WholeChunk({ chunk: { from, items }, count, cellName }: ChunkProps) {
  return (
    // styled lists are none to some screen readers unless it is said
    // oxlint-disable-next-line jsx-a11y/no-redundant-roles
    <ul role="list">
      {items.map(({ id, kind, card }, i) => (
        <CardItem key={id} {...{ id, kind, card }} at={from + i + 1} count={count} cellName={cellName} />
      ))}
    </ul>
  );
}

/** Of a card with one line of words. */
const LEAST_HEIGHT = 33;

/** Part of a large map: drawn at or near what is seen, and wherever the keyboard is; else only as high as it would be. */
function FarChunk({ chunk, count, cellName }: ChunkProps) {
  const place = useRef<HTMLDivElement>(null);
  const { t } = useTranslation();
  const held = useContext(HeldCards);
  const { isNear, height } = useNear(place);
  const { items } = chunk;
  const isShown = isNear || items.some(({ id, card }) => card === undefined || held.has(id));
  return (
    <div ref={place}>
      {isShown ? (
        <WholeChunk {...{ chunk, count, cellName }} />
      ) : (
        <div style={{ height: height ?? items.length * LEAST_HEIGHT }}>
          <span className="visually-hidden">{t('table.more', { count: items.length })}</span>
        </div>
      )}
    </div>
  );
}

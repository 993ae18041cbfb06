import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useLocale } from '../charts/use-locale.ts';
import type { Variables } from '../charts/variables.ts';
import type { Card, CardKind, Id } from '../../shared/journey/journey.ts';
import { nameOfCard } from '../../shared/journey/outline.ts';
import { CardText } from './card-text.tsx';
import { useTable } from './table-context.ts';

interface CardItemProps {
  id: Id;
  kind: CardKind;
  /** Absent while it is begun. One component for both, or its first letter would take the caret out of it. */
  card: Card | undefined;
  /** Which of how many: its name is told anew when that changes. */
  at: number;
  count: number;
  /** Lane and column. */
  cellName: string;
}

/** A card in its cell: its words, its kind as a stripe, and its channel. */
export const CardItem = memo(function CardItem({ id, kind, card, at, count, cellName }: CardItemProps) {
  const { port, editor } = useTable();
  const { t } = useTranslation();
  const { locale, say } = useLocale();
  const isWriting = useStore(editor, ({ editing }) => editing?.id === id && editing.field === 'title');
  const isSelected = useStore(editor, ({ selection }) => selection.includes(id));
  const name = card ? nameOfCard(port.records(), card, locale) : t('table.newCard', { cell: cellName });
  const style: Variables = { '--kind': `var(--kind-${kind})` };
  if (isWriting || !card) {
    return (
      <li className="table-card table-card-writing" style={style}>
        <CardText id={id} label={name} />
      </li>
    );
  }
  const isBlank = card.title.trim() === '';
  return (
    <li className="table-card" style={style} aria-posinset={at} aria-setsize={count}>
      <div
        className="table-card-face"
        role="button"
        aria-roledescription={t('canvas.card')}
        aria-label={name}
        aria-pressed={isSelected}
        tabIndex={-1}
        data-place={`card/${id}`}
        data-card={id}
        data-selected={isSelected || undefined}
      >
        <span className={isBlank ? 'table-blank' : undefined}>{isBlank ? say('outline.empty-card') : card.title}</span>
        {card.channel ? <span className="table-quiet">{`  ${say(`channel.${card.channel}`)}`}</span> : null}
      </div>
    </li>
  );
});

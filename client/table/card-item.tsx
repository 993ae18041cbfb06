import { memo } from 'react';
import { contentLang, useLocale } from '../charts/use-locale.ts';
import type { Variables } from '../charts/variables.ts';
import type { Card, CardKind, Id } from '../../shared/journey/journey.ts';
import { nameOfCard } from '../../shared/journey/outline.ts';
import { factsOfCard, wordsOfTie } from '../../shared/journey/outline-cards.ts';
import { useTranslation } from '../ui/speech.ts';
import { CardText } from './card-text.tsx';
import { CardTies, useTies } from './card-ties.tsx';
import { TableComments } from './table-comments.tsx';
import { useTable } from './table-context.ts';
import { Thumbnail } from './thumbnail.tsx';
import { useCardState } from './use-card-state.ts';

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

/** A card in its cell: its words, its kind as a stripe, and what else it says in a quiet line. */
export const CardItem = memo(function CardItem({ id, kind, card, at, count, cellName }: CardItemProps) {
  const { port } = useTable();
  const { t } = useTranslation();
  const { locale, say } = useLocale();
  const { isWriting, isSelected, isDimmed, isFound } = useCardState(id, card);
  const ties = useTies(id);
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
  const facts = factsOfCard(port.records(), card, locale);
  const told = [
    ...(isDimmed ? [t('table.filteredOut')] : []),
    ...(card.imageId === undefined ? [] : [say('outline.picture')]),
    ...facts,
    ...ties.map((tie) => wordsOfTie(tie, locale)),
    card.body.trim(),
  ].filter((words) => words !== '');
  return (
    <li className="table-card" style={style} aria-posinset={at} aria-setsize={count}>
      <div
        className="table-card-face"
        role="button"
        aria-roledescription={t('canvas.card')}
        aria-label={name}
        // ARIA 1.3 lets anything be described; the rule still reads 1.2
        // oxlint-disable-next-line jsx-a11y/role-supports-aria-props
        aria-description={told.length > 0 ? told.join('. ') : undefined}
        aria-pressed={isSelected}
        tabIndex={-1}
        data-place={`card/${id}`}
        data-card={id}
        lang={contentLang(port.records(), locale)}
        data-selected={isSelected || undefined}
        data-dimmed={isDimmed || undefined}
        data-found={isFound || undefined}
      >
        {card.imageId === undefined ? null : <Thumbnail hash={card.imageId} />}
        <span className={isBlank ? 'table-blank' : undefined}>{isBlank ? say('outline.empty-card') : card.title}</span>
        {card.body.trim() === '' ? null : <span className="table-body">{card.body}</span>}
        {facts.length === 0 ? null : <span className="table-facts">{facts.join('\u00a0· ')}</span>}
      </div>
      {ties.length === 0 ? null : <CardTies ties={ties} />}
      <TableComments kind="card" id={id} title={card.title} />
    </li>
  );
});

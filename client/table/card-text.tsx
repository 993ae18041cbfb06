import { useEffect, useRef } from 'react';
import type { Id } from '../../shared/journey/journey.ts';
import { CardTitleField } from '../writing/card-title-field.tsx';
import { useTable } from './table-context.ts';

/** A card's title while it is written in its cell, in view. */
export function CardText({ id, label }: { id: Id; label: string }) {
  const { presence, contextAt } = useTable();
  const field = useRef<HTMLTextAreaElement>(null);
  // newer browsers answer with a promise, which is nothing to clean up after
  useEffect(() => {
    field.current?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [id]);
  return <CardTitleField {...{ id, label, presence, contextAt, field }} className="table-field" />;
}

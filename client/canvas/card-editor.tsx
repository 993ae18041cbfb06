import type { Id } from '../../shared/journey/journey.ts';
import { CardTitleField } from '../writing/card-title-field.tsx';
import { useCanvas } from './canvas-context.ts';
import { useContextAt } from './use-context-at.ts';

interface CardEditorProps {
  id: Id;
  /** How many lines the layout has for it. */
  lines: number;
  label: string;
}

/** A card's title where it stands; the map follows it into view by itself. */
export function CardEditor({ id, lines, label }: CardEditorProps) {
  const { presence } = useCanvas();
  const contextAt = useContextAt();
  return (
    <CardTitleField
      {...{ id, label, presence, contextAt }}
      className="card-field nodrag nopan"
      rows={Math.max(1, lines)}
    />
  );
}

import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { CardNode } from './project.ts';

function Card({ data: { box }, selected }: NodeProps<CardNode>) {
  return (
    <div className="card" data-selected={selected || undefined} data-kind={box.card.kind}>
      {box.lines.map((line, i) => (
        <span key={i} className="card-line">
          {line}
        </span>
      ))}
    </div>
  );
}

export const CardNodeView = memo(Card);

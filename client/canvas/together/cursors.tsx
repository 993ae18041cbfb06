import { ViewportPortal } from '@xyflow/react';
import { memo, useMemo, useRef } from 'react';
import type { Variables } from '../../charts/variables.ts';
import { useNoteBoxes } from '../notes/use-notes.ts';
import { useUnzoom } from '../use-unzoom.ts';
import type { CardBox, MapLayout } from '../../../shared/journey/layout.types.ts';
import type { Presence } from '../../../shared/wire/presence.ts';
import { PERSON_INK, personColour } from '../../ui/person-colours.ts';
import { useTranslation } from '../../ui/speech.ts';
import { type OnCard, type Other, type OtherCursor, useCursors, useOthersOnCards } from './use-others.ts';
import './together.css';

function colouring({ color }: Other): Variables {
  return { '--who': personColour(color), '--who-ink': PERSON_INK };
}

const Cursor = memo(function Cursor({ cursor }: { cursor: OtherCursor }) {
  const style: Variables = { ...colouring(cursor.by), transform: `translate(${cursor.x}px, ${cursor.y}px)` };
  return (
    <div className="together-cursor" style={style}>
      <div className="together-unzoomed">
        <svg width="16" height="18" viewBox="0 0 16 18">
          <path d="M1 1 L14.5 9.2 L8.3 10.5 L5.2 16.5 Z" strokeWidth="1.25" strokeLinejoin="round" />
        </svg>
        <span className="together-name">{cursor.by.name}</span>
      </div>
    </div>
  );
});

const CardMarks = memo(function CardMarks({
  box,
  doing,
}: {
  box: Pick<CardBox, 'x' | 'y' | 'width' | 'height' | 'lines'>;
  doing: OnCard;
}) {
  const { t } = useTranslation();
  const { drag } = doing;
  const writer = doing.writing[0];
  const holder = writer ?? doing.selecting[0];
  const place = (dx: number, dy: number): Variables => ({
    transform: `translate(${box.x + dx}px, ${box.y + dy}px)`,
    width: box.width,
    height: box.height,
  });
  return (
    <>
      {holder && !drag ? (
        <div className="together-ring" style={{ ...place(0, 0), ...colouring(holder) }}>
          {writer ? (
            <div className="together-tag together-unzoomed">
              {doing.writing.length === 1
                ? t('together.writing', { name: writer.name })
                : t('together.writingMany', { name: writer.name, count: doing.writing.length - 1 })}
            </div>
          ) : null}
        </div>
      ) : null}
      {drag ? (
        <div className="together-ghost" style={{ ...place(drag.dx, drag.dy), ...colouring(drag.by) }}>
          {box.lines.map((line, i) => (
            <div key={`${i}${line}`}>{line}</div>
          ))}
        </div>
      ) : null}
    </>
  );
});

function Marks({ presence, layout }: CursorsProps) {
  const byCard = useOthersOnCards(presence);
  const notes = useNoteBoxes();
  const boxes = useMemo(() => new Map([...layout.cards, ...notes].map((box) => [box.id, box])), [layout.cards, notes]);
  return [...byCard].map(([id, doing]) => {
    const box = boxes.get(id);
    return box ? <CardMarks key={id} box={box} doing={doing} /> : null;
  });
}

function Pointers({ presence, layout }: CursorsProps) {
  return useCursors(presence)
    .filter(({ map }) => map === undefined || map === layout.mapId)
    .map((cursor) => <Cursor key={cursor.by.personId} cursor={cursor} />);
}

export interface CursorsProps {
  presence: Presence;
  layout: MapLayout;
}

/**
 * What others do, over the map: their cursors, what they select, write and drag. It lives in map coordinates, while
 * names keep their size at every zoom.
 */
export function Cursors({ presence, layout }: CursorsProps) {
  const root = useRef<HTMLDivElement>(null);
  useUnzoom(root);
  return (
    <ViewportPortal>
      <div ref={root} className="together" aria-hidden>
        <Marks presence={presence} layout={layout} />
        <Pointers presence={presence} layout={layout} />
      </div>
    </ViewportPortal>
  );
}

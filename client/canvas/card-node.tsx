import type { NodeProps } from '@xyflow/react';
import { memo, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { contentLang } from '../charts/use-locale.ts';
import { Primitives } from '../charts/primitives.tsx';
import { SIZES } from '../../shared/journey/layout.ts';
import { metaItems, metaWords } from '../../shared/journey/scene-cards.ts';
import { useTranslation } from '../ui/speech.ts';
import { useCanvas } from './canvas-context.ts';
import { dressOf } from './card-dress.ts';
import { CardEditor } from './card-editor.tsx';
import { BadgePassport, CardHandles } from './later.ts';
import { useMounted } from './mounted-cards.ts';
import type { CardFace, CardNode } from './project.ts';
import { CardPicture } from './pictures/card-picture.tsx';
import { useCardName } from './use-card-name.ts';
import { useStyle } from './use-style.ts';

function Card({ id, data: { box }, selected }: NodeProps<CardNode>) {
  const { port, editor } = useCanvas();
  const { t } = useTranslation();
  const { tokens, locale } = useStyle();
  useMounted(id);
  const isWriting = useStore(editor, ({ editing }) => editing?.id === id && editing.field === 'title');
  const isCurrent = useStore(editor, ({ selection }) => selection.at(-1) === id);
  const { kind } = box.card;
  const name = useCardName(id) || t('canvas.newCard');
  // while it is written the field in it is what can be reached
  const focusable = {
    role: 'button',
    'aria-roledescription': t('canvas.card'),
    'aria-label': name,
    'aria-pressed': selected,
    tabIndex: isCurrent ? 0 : -1,
  };
  const [isNear, setNear] = useState(false);
  return (
    <div
      className="card"
      onPointerEnter={() => setNear(true)}
      onPointerLeave={() => setNear(false)}
      {...(isWriting ? {} : focusable)}
      id={`card-${id}`}
      data-card={id}
      lang={contentLang(port.records(), locale)}
      data-selected={selected || undefined}
      style={dressOf(kind, tokens)}
    >
      {box.picture === undefined ? null : <CardPicture box={box} />}
      {isWriting ? <CardEditor id={id} lines={box.lines.length} label={name} /> : <CardLines lines={box.lines} />}
      {box.meta ? <CardMeta box={box} /> : null}
      {(isNear || isCurrent) && !isWriting ? <CardHandles box={box} /> : null}
    </div>
  );
}

/** React Flow hands its own changing facts to a node; a card is drawn again only for what it shows (C1). */
export const CardNodeView = memo(Card, (a, b) => a.data === b.data && a.selected === b.selected);

function CardLines({ lines }: { lines: readonly string[] }) {
  return lines.map((line, i) => (
    <span key={i} className="card-line">
      {line}
    </span>
  ));
}

/** The same items every export draws, from the card's own corner. */
function CardMeta({ box }: { box: CardFace }) {
  const style = useStyle();
  const items = useMemo(() => metaItems({ ...box, x: 0, y: 0 }, 0, style), [box, style]);
  const drawing = (
    <svg className="card-meta" width={box.width} height={SIZES.metaLine} aria-hidden>
      <title>{metaWords(box, style.locale)}</title>
      <Primitives items={items} />
    </svg>
  );
  return box.meta?.reading ? <BadgePassport reading={box.meta.reading}>{drawing}</BadgePassport> : drawing;
}

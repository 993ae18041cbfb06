import { useReactFlow } from '@xyflow/react';
import { ArrowUpRight } from 'lucide-react';
import { type PointerEvent, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { mayAdd, mayChange } from '../../editor/allowed.ts';
import { linkCards } from '../../editor/link-actions.ts';
import { spanOf, spanRoom } from '../../editor/span-actions.ts';
import { SIZES } from '../../../shared/journey/layout.ts';
import { useCanvas } from '../canvas-context.ts';
import type { CardFace } from '../project.ts';
import { useContextAt } from '../use-context-at.ts';
import { useTranslation } from '../../ui/speech.ts';
import { useUnzoom } from '../use-unzoom.ts';
import './links.css';

/** What a card is taken by to make it wider, or to draw a link from it; there while the pointer or the selection is. */
export function CardHandles({ box }: { box: CardFace }) {
  const { port, editor, role, personId } = useCanvas();
  const { t } = useTranslation();
  const contextAt = useContextAt();
  const { screenToFlowPosition } = useReactFlow();
  const isFlying = useStore(editor, ({ drag }) => drag !== null);
  const taken = useRef<'span' | 'link' | null>(null);
  const { id, card } = box;
  const root = useRef<HTMLSpanElement>(null);
  useUnzoom(root);

  useEffect(() => {
    const leave = (): void => {
      taken.current = null;
      editor.setState({ linking: null, spanning: null });
    };
    const cancel = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !taken.current) return;
      event.stopPropagation();
      leave();
    };
    window.addEventListener('keydown', cancel, true);
    return () => {
      window.removeEventListener('keydown', cancel, true);
      if (taken.current) leave();
    };
  }, [editor]);

  const pointOf = ({ clientX, clientY }: PointerEvent) => screenToFlowPosition({ x: clientX, y: clientY });
  const take = (what: 'span' | 'link') => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    // what is pressed keeps the pointer, over whatever card it goes
    event.currentTarget.setPointerCapture(event.pointerId);
    taken.current = what;
    if (what === 'span') editor.setState({ spanning: { id, span: spanOf(port.records(), card) } });
    else editor.setState({ linking: { from: id, to: null, at: pointOf(event) } });
  };
  const move = (event: PointerEvent): void => {
    if (taken.current === 'span') {
      const columnWidth = (box.width + 2 * SIZES.cardInset) / spanOf(port.records(), { ...card, ...wide() });
      const reach = (pointOf(event).x - box.x + SIZES.cardInset) / columnWidth;
      const span = Math.max(1, Math.min(Math.round(reach), spanRoom(port.records(), card)));
      if (editor.getState().spanning?.span !== span) editor.setState({ spanning: { id, span } });
    } else if (taken.current === 'link') {
      const under = document.elementsFromPoint(event.clientX, event.clientY);
      const to = under.find((element) => element.closest('[data-card]'))?.closest('[data-card]');
      const target = to?.getAttribute('data-card') ?? null;
      editor.setState({ linking: { from: id, to: target === id ? null : target, at: pointOf(event) } });
    }
  };
  /** The span in flight, which the box is drawn by. */
  const wide = (): { span?: number } => {
    const { spanning } = editor.getState();
    return spanning?.id === id ? { span: spanning.span } : {};
  };
  const drop = (): void => {
    const { spanning, linking } = editor.getState();
    const what = taken.current;
    taken.current = null;
    editor.setState({ linking: null, spanning: null });
    // the box is drawn with the span in flight, so what was is asked of the board
    const held = port.records().cards.get(id);
    if (what === 'span' && spanning && held && spanning.span !== spanOf(port.records(), held)) {
      port.run({ type: 'setCard', id, fields: { span: spanning.span === 1 ? null : spanning.span } });
    }
    if (what === 'link' && linking?.to) linkCards(contextAt(), id, linking.to);
  };
  const hand = (what: 'span' | 'link') => ({
    onPointerDown: take(what),
    onPointerMove: move,
    onPointerUp: drop,
    onPointerCancel: () => {
      taken.current = null;
      editor.setState({ linking: null, spanning: null });
    },
    onClick: (event: { stopPropagation: () => void }) => event.stopPropagation(),
    onDoubleClick: (event: { stopPropagation: () => void }) => event.stopPropagation(),
  });
  const actor = { role, personId, port };
  // both are for the pointer alone: keys and the inspector do the same
  return (
    <span ref={root} className="card-handles">
      {!isFlying && mayChange(actor, 'cards', card) && spanRoom(port.records(), card) > 1 ? (
        <span className="card-span nodrag nopan" title={t('cards.spanHandle')} aria-hidden {...hand('span')} />
      ) : null}
      {!isFlying && mayAdd(actor, 'links') ? (
        <span className="card-link nodrag nopan" title={t('cards.linkHandle')} aria-hidden {...hand('link')}>
          <ArrowUpRight size={12} strokeWidth={2.25} />
        </span>
      ) : null}
    </span>
  );
}

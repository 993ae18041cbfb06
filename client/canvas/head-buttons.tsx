import { Ellipsis } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useStore } from 'zustand';
import { mayAdd } from '../editor/allowed.ts';
import type { Target } from '../editor/actions.ts';
import type { Id } from '../../shared/journey/journey.ts';
import { KIND_OF } from '../editor/named.ts';
import { useTranslation } from '../ui/speech.ts';
import { useCanvas } from './canvas-context.ts';
import { placeOfMenu, useOpenMenu } from './open-menu.ts';

interface HeadButtonsProps {
  kind: 'stage' | 'step' | 'lane';
  id: Id;
  /** As it is shown. */
  title: string;
  /** Its name with its place, for those who cannot see it. */
  name: string;
  mayChange: boolean;
  onRename: () => void;
}

/** The name of a stage, step or lane as a control: a click selects, double-click renames, a key or the other mouse button opens its menu. */
export function HeadButtons({ kind, id, title, name, mayChange, onRename }: HeadButtonsProps) {
  const { t } = useTranslation();
  const { port, editor, role, personId } = useCanvas();
  // who may not change it may still have something to say about it
  const hasMenu = mayChange || (kind !== 'step' && mayAdd({ role, personId, port }, 'comments'));
  const openMenu = useOpenMenu();
  const target: Target = { kind, id };
  const label = t('canvas.menuOf', { title });
  const isSelected = useStore(editor, ({ selection }) => selection.includes(id));
  const select = ({ shiftKey }: MouseEvent): void => {
    const { selection } = editor.getState();
    const alike = selection.every((one) => port.records()[KIND_OF[kind]].has(one));
    if (shiftKey && alike) editor.toggle(id);
    else editor.select([id]);
  };
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    openMenu({ target, label, at: placeOfMenu(event) });
  };
  if (!hasMenu) {
    return (
      <button type="button" className="head-name" data-head={`${kind}/${id}`} aria-label={name} onClick={select} />
    );
  }
  return (
    <>
      <button
        type="button"
        className="head-name"
        data-head={`${kind}/${id}`}
        aria-label={name}
        aria-haspopup="menu"
        onDoubleClick={mayChange ? onRename : undefined}
        onContextMenu={open}
        // a click of the keyboard, which has no pointer to double-click with
        onClick={(event) => (event.detail === 0 ? open(event) : select(event))}
        data-selected={isSelected || undefined}
      />
      <div className="head-more-place">
        <button
          type="button"
          className="head-more"
          aria-label={label}
          aria-haspopup="menu"
          tabIndex={-1}
          onClick={open}
        >
          <Ellipsis aria-hidden size={15} />
        </button>
      </div>
    </>
  );
}

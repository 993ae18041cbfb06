import { createContext, type MouseEvent, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action, ActionContext, Target } from '../editor/actions.ts';
import { keyName } from '../editor/shortcuts.ts';
import { offersOf } from '../editor/offers.ts';
import { afterClosing } from '../ui/after-closing.ts';
import { PointMenu } from '../ui/menu.tsx';

export interface MenuRequest {
  /** What it is about. */
  target: Target;
  /** Its name for assistive technology. */
  label: string;
  at: { x: number; y: number };
}

export type OpenMenu = (request: MenuRequest) => void;
export const MenuParts = createContext<OpenMenu>(() => undefined);
export const useOpenMenu = (): OpenMenu => useContext(MenuParts);

/** Where a menu opens: at the pointer, or under the control when a key asked for it. */
export function placeOfMenu({ clientX, clientY, currentTarget }: MouseEvent): MenuRequest['at'] {
  if (clientX !== 0 || clientY !== 0) return { x: clientX, y: clientY };
  const { left, bottom } = currentTarget.getBoundingClientRect();
  return { x: left, y: bottom };
}

type Say = ReturnType<typeof useTranslation>['t'];

/** A menu of what can be done with a thing, named after it. */
export function requestMenu(target: Target, at: MenuRequest['at'], selected: number, t: Say): MenuRequest {
  const label = target.kind === 'map' ? t('hand.menu.map') : t('canvas.menu');
  const isSeveral = target.kind === 'card' && selected > 1;
  return { target, label: isSeveral ? t('hand.menu.cards', { count: selected }) : label, at };
}

interface CanvasMenuProps {
  request: MenuRequest;
  contextAt: (target?: Target) => ActionContext;
  onClose: () => void;
}

/** The actions that fit a thing. */
export function CanvasMenu({ request: { target, label, at }, contextAt, onClose }: CanvasMenuProps) {
  const { t } = useTranslation();
  const context = contextAt(target);
  const entry = (action: Action) => ({
    id: action.id,
    label: t(action.labelKey),
    shortcut: action.shortcuts?.[0] && keyName(action.shortcuts[0]),
    ...(action.icon ? { isMark: true, icon: <span className="tint-swatch" data-tint={action.icon.tint} /> } : {}),
    onAction: () => {
      onClose();
      afterClosing(() => action.do(context));
    },
  });
  const groups = offersOf(context).map(({ id, titleKey, actions }) => ({
    id,
    title: t(titleKey),
    entries: actions.map(entry),
  }));
  return groups.length === 0 ? null : <PointMenu at={at} label={label} groups={groups} lines onClose={onClose} />;
}

import { createContext, type MouseEvent, useContext } from 'react';
import type { Target } from '../editor/action.types.ts';
import type { useTranslation } from '../ui/speech.ts';

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

import { createContext, useContext } from 'react';
import type { Target } from '../editor/actions.ts';

/** Opens the menu of a thing under the element it was asked for at. */
export type OpenMenu = (target: Target, label: string, at: Element | { x: number; y: number }) => void;

export const MenuParts = createContext<OpenMenu>(() => undefined);
export const useOpenMenu = (): OpenMenu => useContext(MenuParts);

import { createContext, type MouseEvent, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { type Action, type ActionContext, ACTIONS, actionsFor, type Target } from '../editor/actions.ts';
import { LANE_GROUPS } from '../editor/lane-groups.ts';
import { PointMenu } from '../ui/menu.tsx';

export interface MenuRequest {
  /** What it is about; for `lanes`, the lane below which one is added, or the map for its end. */
  target: Target;
  offers: 'actions' | 'lanes';
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

/** A closing menu gives focus back a frame later, and would take it from a field that an action opens. */
function afterClosing(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}

const GROUPS = ['write', 'move', 'add', 'look', 'remove'] as const;

interface CanvasMenuProps {
  request: MenuRequest;
  contextAt: (target?: Target) => ActionContext;
  onClose: () => void;
}

/** The actions that fit a thing, or the kinds of lane there are. */
export function CanvasMenu({ request: { target, offers, label, at }, contextAt, onClose }: CanvasMenuProps) {
  const { t } = useTranslation();
  const context = contextAt(target);
  const entry = (action: Action) => ({
    id: action.id,
    label: t(action.labelKey),
    ...(action.icon ? { icon: <span className="tint-swatch" data-tint={action.icon.tint} /> } : {}),
    onAction: () => {
      onClose();
      afterClosing(() => action.do(context));
    },
  });
  const groups =
    offers === 'actions'
      ? GROUPS.map((group) => ({
          id: group,
          title: t(`canvas.group.${group}`),
          entries: actionsFor(context)
            .filter((action) => action.group === group)
            .map(entry),
        }))
      : LANE_GROUPS.map(({ id, kinds }) => ({
          id,
          title: t(`tools.lanes.${id}`),
          entries: kinds
            .flatMap((kind) => ACTIONS.filter((action) => action.id === `lane.add.${kind}` && action.when(context)))
            .map(entry),
        }));
  const filled = groups.filter((group) => group.entries.length > 0);
  return filled.length === 0 ? null : <PointMenu at={at} label={label} groups={filled} onClose={onClose} />;
}

import { useTranslation } from 'react-i18next';
import type { Action, ActionContext, Target } from '../editor/actions.ts';
import { offersOf } from '../editor/offers.ts';
import { PointMenu } from '../ui/menu.tsx';

export interface MenuRequest {
  target: Target;
  offers: 'actions' | 'lanes';
  /** Its name for assistive technology. */
  label: string;
  at: { x: number; y: number };
}

/** A closing menu gives focus back a frame later, and would take it from a field that an action opens. */
function afterClosing(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}

interface TableMenuProps {
  request: MenuRequest;
  contextAt: (target?: Target) => ActionContext;
  perform: (action: Action, context: ActionContext) => void;
  onClose: () => void;
}

/** The actions that fit a thing, or the kinds of lane there are: the same as on the canvas. */
export function TableMenu({ request: { target, offers, label, at }, contextAt, perform, onClose }: TableMenuProps) {
  const { t } = useTranslation();
  const context = contextAt(target);
  const groups = offersOf(context, offers).map(({ id, titleKey, actions }) => ({
    id,
    title: t(titleKey),
    entries: actions.map((action) => ({
      id: action.id,
      label: t(action.labelKey),
      ...(action.icon ? { icon: <span className="tint-swatch" data-tint={action.icon.tint} /> } : {}),
      onAction: () => {
        onClose();
        afterClosing(() => perform(action, context));
      },
    })),
  }));
  return groups.length === 0 ? null : <PointMenu at={at} label={label} groups={groups} onClose={onClose} />;
}

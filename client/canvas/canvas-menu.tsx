import type { Action, ActionContext, Target } from '../editor/actions.ts';
import { keyName } from '../editor/shortcuts.ts';
import { offersOf } from '../editor/offers.ts';
import { afterClosing } from '../ui/after-closing.ts';
import { PointMenu } from '../ui/menu.tsx';
import { useTranslation } from '../ui/speech.ts';
import type { MenuRequest } from './open-menu.ts';

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

import type { ActionContext, Target } from '../editor/actions.ts';
import { useLocale } from '../charts/use-locale.ts';
import { goToCard } from '../editor/link-actions.ts';
import { offersOf } from '../editor/offers.ts';
import { tiesOf, wordsOfTie } from '../../shared/journey/outline-cards.ts';
import { keyName } from '../editor/shortcuts.ts';
import { afterClosing } from '../ui/after-closing.ts';
import { PointMenu } from '../ui/menu.tsx';
import { useTranslation } from '../ui/speech.ts';

export interface MenuRequest {
  target: Target;
  /** Its name for assistive technology. */
  label: string;
  at: { x: number; y: number };
}

interface TableMenuProps {
  request: MenuRequest;
  contextAt: (target?: Target) => ActionContext;
  onClose: () => void;
}

/** The actions that fit a thing: the same as on the canvas. */
export function TableMenu({ request: { target, label, at }, contextAt, onClose }: TableMenuProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const context = contextAt(target);
  const groups = offersOf(context).map(({ id, titleKey, actions }) => ({
    id,
    title: t(titleKey),
    entries: actions.map((action) => ({
      id: action.id,
      label: t(action.labelKey),
      shortcut: action.shortcuts?.[0] && keyName(action.shortcuts[0]),
      ...(action.icon ? { isMark: true, icon: <span className="tint-swatch" data-tint={action.icon.tint} /> } : {}),
      onAction: () => {
        onClose();
        afterClosing(() => action.do(context));
      },
    })),
  }));
  const ties = target.kind === 'card' ? tiesOf(context.port.records(), target.id) : [];
  if (ties.length > 0) {
    groups.splice(-1, 0, {
      id: 'ties',
      title: t('cards.links'),
      entries: ties.map((tie) => ({
        id: `${tie.link.id}/${tie.isOut ? 'to' : 'from'}`,
        label: wordsOfTie(tie, locale),
        shortcut: undefined,
        onAction: () => {
          onClose();
          afterClosing(() => goToCard(context, tie.other.id));
        },
      })),
    });
  }
  return groups.length === 0 ? null : <PointMenu at={at} label={label} groups={groups} lines onClose={onClose} />;
}

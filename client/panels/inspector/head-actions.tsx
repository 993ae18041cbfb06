import { type ActionContext, ACTIONS, type Target } from '../../editor/actions.ts';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/speech.ts';

interface HeadActionsProps {
  /** Ids of actions, in the order they are shown; those that cannot be done now are left out. */
  ids: readonly string[];
  target: Target;
  contextAt: (target?: Target) => ActionContext;
}

/** What can be done with a stage, step or lane: the same actions as in its menu and by keys. */
export function HeadActions({ ids, target, contextAt }: HeadActionsProps) {
  const { t } = useTranslation();
  const context = contextAt(target);
  const offered = ids.flatMap((id) => ACTIONS.filter((action) => action.id === id && action.when(context)));
  if (offered.length === 0) return null;
  return (
    <section className="head-actions" aria-label={t('structure.actions')}>
      {offered.map((action) => (
        <Button key={action.id} onPress={() => action.do(contextAt(target))}>
          {t(action.labelKey)}
        </Button>
      ))}
    </section>
  );
}

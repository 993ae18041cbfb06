import { useMemo, useState } from 'react';
import { useLocale } from '../charts/use-locale.ts';
import { lanesOf, mapsOf } from '../../shared/journey/columns.ts';
import type { Id, Journey } from '../../shared/journey/journey.ts';
import { planRestore, type Planned, scopeOf } from '../../shared/journey/restoring.ts';
import type { RestoreAnswer, VersionSummary } from '../../shared/wire/history.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Select } from '../ui/select.tsx';
import { type Asking, restoreVersion } from './asking.ts';
import { scopeName, type T } from './clauses.ts';
import { momentOf } from './when.ts';
import { useWords } from './use-words.ts';

export interface RestoreDialogProps {
  asking: Asking;
  version: VersionSummary;
  now: Journey;
  then: Journey;
  /** The map that is looked at: its lanes are offered. */
  mapId: Id | undefined;
  onClose: () => void;
  onRestored: (answer: RestoreAnswer, scope: string | undefined) => void;
}

/** The whole board is offered under this name, maps and lanes under their scope. */
const WHOLE = 'board';

function scopesOf(then: Journey, mapId: Id | undefined, t: T): { id: string; label: string }[] {
  const maps = mapsOf(then);
  return [
    { id: WHOLE, label: t('history.scope.whole') },
    ...maps.map(({ id, title }) => ({ id: `map:${id}`, label: t('history.scope.map', { name: title }) })),
    ...(mapId === undefined ? [] : lanesOf(then, mapId)).map(({ id, title, kind }) => ({
      id: `lane:${id}`,
      label: t('history.scope.lane', { name: title || t(`lane.${kind}`) }),
    })),
  ];
}

/** What would change, in sentences. */
function saidOf(planned: Planned, t: T): string[] {
  if (!planned.ok) return [t(`history.failed.${planned.why}`)];
  const { changes, board, stranded } = planned.plan;
  const count = (how: 'back' | 'edit' | 'away'): number => changes.filter((change) => change.how === how).length;
  const edited = count('edit') + (Object.keys(board).length > 0 ? 1 : 0);
  const said = [
    ...(count('back') > 0 ? [t('history.restore.back', { count: count('back') })] : []),
    ...(edited > 0 ? [t('history.restore.edit', { count: edited })] : []),
    ...(count('away') > 0 ? [t('history.restore.away', { count: count('away') })] : []),
    ...(stranded > 0 ? [t('history.restore.stranded', { count: stranded })] : []),
  ];
  return said.length > 0 ? said : [t('history.restore.nothing')];
}

/** Asks what is to be brought back, and says what that will change and that it can be taken back. */
export function RestoreDialog({ asking, version, now, then, mapId, onClose, onRestored }: RestoreDialogProps) {
  const t = useWords();
  const { locale } = useLocale();
  const scopes = useMemo(() => scopesOf(then, mapId, t), [then, mapId, t]);
  const [chosen, setChosen] = useState(WHOLE);
  const [isBusy, setBusy] = useState(false);
  const [today] = useState(() => Date.now());
  const [problem, setProblem] = useState<string>();
  const scope = chosen === WHOLE ? undefined : chosen;
  const planned = useMemo(() => planRestore(now, then, scopeOf(scope) ?? { kind: 'board' }), [now, then, scope]);
  const isNothing = !planned.ok || (planned.plan.changes.length === 0 && Object.keys(planned.plan.board).length === 0);
  async function restore(): Promise<void> {
    setBusy(true);
    const answer = await restoreVersion(asking, version.id, scope);
    setBusy(false);
    if (answer.ok) onRestored(answer.value, scope);
    else {
      const known = answer.code === 'not-then' || answer.code === 'map-gone';
      setProblem(t(known ? `history.failed.${answer.code}` : 'history.failed.restore'));
    }
  }
  const when = momentOf(locale, version.at, today);
  // in Turkish what is restored comes first
  const [initial = '', ...rest] = t('history.restore.title', { scope: scopeName(scope, then, t) });
  return (
    <Dialog
      title={initial.toLocaleUpperCase(locale) + rest.join('')}
      closeLabel={t('history.restore.cancel')}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{t('history.restore.cancel')}</Button>
          <Button look="filled" isDisabled={isNothing} isPending={isBusy} onPress={() => void restore()}>
            {t('history.restore.do')}
          </Button>
        </>
      }
    >
      <div className="history-restore">
        <Select label={t('history.scope')} value={chosen} options={scopes} onChange={setChosen} />
        <div role="status">
          {isNothing ? null : <p>{t('history.restore.as', { when })}</p>}
          <ul>
            {saidOf(planned, t).map((said) => (
              <li key={said}>{said}</li>
            ))}
          </ul>
          {isNothing ? null : (
            <p className="history-hint">
              {t(scope?.startsWith('lane:') ? 'history.restore.keepsLane' : 'history.restore.keeps')}
            </p>
          )}
        </div>
        {problem === undefined ? null : (
          <p role="alert" className="ui-error">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}

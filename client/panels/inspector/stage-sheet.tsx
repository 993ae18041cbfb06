import { Trash2 } from 'lucide-react';
import { useLocale } from '../../charts/use-locale.ts';
import { livingColumn, stepsOf } from '../../../shared/journey/columns.ts';
import { formatCount, formatShare } from '../../../shared/journey/format.ts';
import { type FunnelRow, funnelResult, stepsOfFunnel } from '../../../shared/journey/funnel.ts';
import type { Id, Journey, Stage, Target } from '../../../shared/journey/journey.ts';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { Figures } from './figures.tsx';
import { HeadActions } from './head-actions.tsx';
import { NameField } from './name-field.tsx';
import { cardsAt } from './stage-counts.ts';
import { TintField } from './tint-field.tsx';
import type { SheetProps } from './sheet.ts';

const OFFERED = ['stage.addStep', 'stage.split', 'stage.merge', 'stage.mergeAsSteps', 'stage.duplicate'];

/** Steps of the map's funnels that stand in a stage and lost people since the step before. */
export function lossesAt(journey: Journey, stage: Stage): FunnelRow[] {
  const own = new Set<Id | undefined>([stage.id, ...stepsOf(journey, stage.id).map((step) => step.id)]);
  return [...journey.funnels.values()]
    .filter((funnel) => !funnel.deleted && funnel.mapId === stage.mapId)
    .flatMap((funnel) => funnelResult(stepsOfFunnel(journey, funnel.id)).rows)
    .filter(({ step, lost }) => {
      return lost > 0 && step.columnId !== undefined && own.has(livingColumn(journey, step.columnId));
    });
}

function Losses({ journey, stage }: { journey: Journey; stage: Stage }) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const rows = lossesAt(journey, stage);
  if (rows.length === 0) return null;
  return (
    <section aria-label={t('panels.losses')} className="losses">
      <h2>{t('panels.losses')}</h2>
      {rows.map(({ step, lost, fromPrevious }) => (
        <p key={step.id}>
          <strong>{formatCount(locale, lost)}</strong>{' '}
          {t('panels.lostBefore', {
            label: step.label,
            share: fromPrevious === undefined ? '–' : formatShare(locale, 1 - fromPrevious),
          })}
        </p>
      ))}
    </section>
  );
}

export function StageSheet({ stage, ...props }: SheetProps & { stage: Stage }) {
  const { t } = useTranslation();
  const { say } = useLocale();
  const { port, journey, mapId, may, close, contextAt } = props;
  const steps = stepsOf(journey, stage.id);
  const columns = steps.length > 0 ? steps.map((step) => step.id) : [stage.id];
  const readOnly = !may.change('stages', stage);
  const targets: Target[] = [`stage:${stage.id}`, ...steps.map((step): Target => `step:${step.id}`)];
  return (
    <>
      <p className="sheet-kind">{say('map.stage')}</p>
      <NameField
        key={stage.id}
        label={t('panels.title')}
        value={stage.title}
        readOnly={readOnly}
        onCommit={(title) => port.run({ type: 'setStage', id: stage.id, fields: { title } })}
      />
      {readOnly ? null : (
        <TintField
          name={stage.id}
          tint={stage.tint}
          onPick={(tint) => port.run({ type: 'setStage', id: stage.id, fields: { tint } })}
        />
      )}
      <p className="sheet-note">
        {[
          ...(steps.length > 0 ? [t('structure.steps', { count: steps.length })] : []),
          t('structure.cards', { count: cardsAt(journey, mapId, columns) }),
        ].join(' · ')}
      </p>
      {readOnly ? null : (
        <label className="sheet-check">
          <input
            type="checkbox"
            checked={stage.collapsed ?? false}
            onChange={(event) =>
              port.run({ type: 'setStage', id: stage.id, fields: { collapsed: event.currentTarget.checked } })
            }
          />
          {t('panels.collapsed')}
        </label>
      )}
      <HeadActions ids={OFFERED} target={{ kind: 'stage', id: stage.id }} contextAt={contextAt} />
      <Losses journey={journey} stage={stage} />
      <Figures lens={props.lens} journey={journey} targets={targets} />
      {may.remove('stages', stage) ? (
        <footer>
          <Button
            look="quiet"
            icon={<Trash2 aria-hidden />}
            onPress={() => {
              port.run({ type: 'remove', records: [{ kind: 'stages', id: stage.id }] });
              close();
            }}
          >
            {t('panels.deleteStage')}
          </Button>
        </footer>
      ) : null}
    </>
  );
}

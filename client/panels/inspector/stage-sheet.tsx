import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../charts/use-locale.ts';
import type { Variables } from '../../charts/variables.ts';
import { livingColumn, stepsOf } from '../../../shared/journey/columns.ts';
import { formatCount, formatShare } from '../../../shared/journey/format.ts';
import { type FunnelRow, funnelResult, stepsOfFunnel } from '../../../shared/journey/funnel.ts';
import type { Id, Journey, Stage, Target, Tint } from '../../../shared/journey/journey.ts';
import { Button } from '../../ui/button.tsx';
import { Figures } from './figures.tsx';
import { NameField } from './name-field.tsx';
import type { SheetProps } from './sheet.ts';

const TINTS: readonly Tint[] = [0, 1, 2, 3, 4];
const colouring = (tint: Tint): Variables => ({
  '--fill': `var(--stage-${tint}-fill)`,
  '--text': `var(--stage-${tint}-text)`,
});

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
  const { port, journey, may, close } = props;
  const readOnly = !may.change('stages', stage);
  const targets: Target[] = [
    `stage:${stage.id}`,
    ...stepsOf(journey, stage.id).map((step): Target => `step:${step.id}`),
  ];
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
        <fieldset className="tints">
          <legend>{t('panels.tint')}</legend>
          {TINTS.map((tint) => (
            <label key={tint} style={colouring(tint)}>
              <input
                type="radio"
                name={`tint-${stage.id}`}
                checked={stage.tint === tint}
                aria-label={t(`panels.tint.${tint}`)}
                onChange={() => port.run({ type: 'setStage', id: stage.id, fields: { tint } })}
              />
            </label>
          ))}
        </fieldset>
      )}
      <Losses journey={journey} stage={stage} />
      <Figures journey={journey} targets={targets} />
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

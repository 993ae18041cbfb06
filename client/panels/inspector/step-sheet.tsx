import { Trash2 } from 'lucide-react';
import { useLocale } from '../../charts/use-locale.ts';
import { livingStage } from '../../../shared/journey/columns.ts';
import type { Step } from '../../../shared/journey/journey.ts';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { Figures } from './figures.tsx';
import { HeadActions } from './head-actions.tsx';
import { NameField } from './name-field.tsx';
import type { SheetProps } from './sheet.ts';
import { cardsAt } from './stage-counts.ts';

const OFFERED = ['step.split', 'step.merge', 'step.newStage'];

export function StepSheet({ step, ...props }: SheetProps & { step: Step }) {
  const { t } = useTranslation();
  const { say } = useLocale();
  const { port, journey, mapId, may, close, contextAt } = props;
  const stage = livingStage(journey, step.stageId);
  return (
    <>
      <p className="sheet-kind">{[say('map.step'), stage?.title].filter(Boolean).join(' · ')}</p>
      <NameField
        key={step.id}
        label={t('panels.title')}
        value={step.title}
        readOnly={!may.change('steps', step)}
        onCommit={(title) => port.run({ type: 'setStep', id: step.id, fields: { title } })}
      />
      <p className="sheet-note">{t('structure.cards', { count: cardsAt(journey, mapId, [step.id]) })}</p>
      <HeadActions ids={OFFERED} target={{ kind: 'step', id: step.id }} contextAt={contextAt} />
      <Figures lens={props.lens} journey={journey} targets={[`step:${step.id}`]} />
      {may.remove('steps', step) ? (
        <footer>
          <Button
            look="quiet"
            icon={<Trash2 aria-hidden />}
            onPress={() => {
              port.run({ type: 'remove', records: [{ kind: 'steps', id: step.id }] });
              close();
            }}
          >
            {t('canvas.step.remove')}
          </Button>
        </footer>
      ) : null}
    </>
  );
}

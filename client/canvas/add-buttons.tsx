import { Plus } from 'lucide-react';
import { memo, type MouseEvent } from 'react';
import { mayAdd } from '../editor/allowed.ts';
import { addStage, addStep } from '../editor/structure-actions.ts';
import type { MapLayout } from '../../shared/journey/layout.types.ts';
import { laneName } from '../../shared/journey/scene-frame.ts';
import { useTranslation } from '../ui/speech.ts';
import { useCanvas } from './canvas-context.ts';
import { placeOfMenu } from './open-menu.ts';
import { useContextAt } from './use-context-at.ts';
import { useStyle } from './use-style.ts';

interface PlusProps {
  label: string;
  x: number;
  y: number;
  /** At the end of a row: always seen, and on the way of the keyboard. */
  last: boolean;
  onAdd: (event: MouseEvent) => void;
}

function PlusButton({ label, x, y, last, onAdd }: PlusProps) {
  return (
    <div
      className="plus-place"
      data-last={last || undefined}
      style={{ transform: `translate(${x}px, ${y}px) scale(var(--unzoom))` }}
    >
      <button
        type="button"
        className={last ? 'plus plus-last' : 'plus'}
        aria-label={label}
        title={label}
        tabIndex={last ? 0 : -1}
        onClick={onAdd}
      >
        <Plus aria-hidden size={15} />
      </button>
    </div>
  );
}

/** A `+` between stages where the pointer is, and one behind the last. */
export const AddStageButtons = memo(function AddStageButtons({ layout }: { layout: MapLayout }) {
  const { port, role, personId } = useCanvas();
  const { t } = useTranslation();
  const contextAt = useContextAt();
  const { stages, header } = layout;
  const end = stages.at(-1);
  return (
    <>
      {mayAdd({ role, personId, port }, 'stages') ? (
        <>
          {stages.map((stage, i) => (
            <PlusButton
              key={stage.id}
              label={t('canvas.addStageBefore', { title: stage.title })}
              x={stage.x}
              y={stage.y - 6}
              last={false}
              onAdd={() => addStage(contextAt(), i)}
            />
          ))}
          <PlusButton
            label={t('canvas.addStage')}
            x={(end ? end.x + end.width : header.x) + 34}
            y={(end?.y ?? header.y) + 19}
            last
            onAdd={() => addStage(contextAt(), stages.length)}
          />
        </>
      ) : null}
      {mayAdd({ role, personId, port }, 'steps') ? <AddStepButtons layout={layout} /> : null}
    </>
  );
});

/** Between the steps of a stage. Where a stage begins its own `+` is near; a stage's menu makes its first step. */
function AddStepButtons({ layout: { steps, columns } }: { layout: MapLayout }) {
  const { t } = useTranslation();
  const contextAt = useContextAt();
  return steps.map((step, i) => {
    if (steps[i - 1]?.stageId !== step.stageId) return null;
    const title = columns.find((column) => column.id === step.id)?.title ?? '';
    const at = steps.filter((other) => other.stageId === step.stageId).indexOf(step);
    return (
      <PlusButton
        key={step.id}
        label={t('canvas.addStepBefore', { title })}
        x={step.x}
        y={step.y + step.height / 2}
        last={false}
        onAdd={() => addStep(contextAt(), step.stageId, at)}
      />
    );
  });
}

/** A `+` between lanes where the pointer is, and one under the last; each asks which kind. */
export const AddLaneButtons = memo(function AddLaneButtons({ layout }: { layout: MapLayout }) {
  const { port, editor, role, personId } = useCanvas();
  const { t } = useTranslation();
  const { locale } = useStyle();
  if (!mayAdd({ role, personId, port }, 'lanes')) return null;
  const ask = (event: MouseEvent, at: number): void =>
    editor.setState({ addingLane: { at, point: placeOfMenu(event) } });
  const { lanes, header } = layout;
  const [first] = lanes;
  const end = lanes.at(-1);
  return (
    <>
      {first ? (
        <PlusButton
          label={t('canvas.addLaneAbove', { title: laneName(first, locale) })}
          x={layout.rail / 2}
          y={first.y}
          last={false}
          onAdd={(event) => ask(event, 0)}
        />
      ) : null}
      {lanes.slice(0, -1).map((lane, i) => (
        <PlusButton
          key={lane.id}
          label={t('canvas.addLaneBelow', { title: laneName(lane, locale) })}
          x={layout.rail / 2}
          y={lane.y + lane.height}
          last={false}
          onAdd={(event) => ask(event, i + 1)}
        />
      ))}
      <PlusButton
        label={t('canvas.addLane')}
        x={28}
        y={(end ? end.y + end.height : header.y + header.height) + 26}
        last
        onAdd={(event) => ask(event, lanes.length)}
      />
    </>
  );
});

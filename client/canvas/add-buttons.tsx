import { Plus } from 'lucide-react';
import { memo, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAdd } from '../editor/allowed.ts';
import { addStage } from '../editor/structure-actions.ts';
import type { MapLayout } from '../../shared/journey/layout.types.ts';
import { laneName } from '../../shared/journey/scene.ts';
import { useCanvas } from './canvas-context.ts';
import { placeOfMenu, useOpenMenu } from './canvas-menu.tsx';
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
    <div className="plus-place" style={{ transform: `translate(${x}px, ${y}px) scale(var(--unzoom))` }}>
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
  const { port, editor, mapId, role, personId } = useCanvas();
  const { t } = useTranslation();
  if (!mayAdd({ role, personId }, 'stages')) return null;
  const add = (at: number): void => addStage({ port, editor, mapId, role, personId, t: (key) => t(key) }, at);
  const { stages, header } = layout;
  const end = stages.at(-1);
  return (
    <>
      {stages.map((stage, i) => (
        <PlusButton
          key={stage.id}
          label={t('canvas.addStageBefore', { title: stage.title })}
          x={stage.x}
          y={stage.y - 6}
          last={false}
          onAdd={() => add(i)}
        />
      ))}
      <PlusButton
        label={t('canvas.addStage')}
        x={(end ? end.x + end.width : header.x) + 34}
        y={(end?.y ?? header.y) + 19}
        last
        onAdd={() => add(stages.length)}
      />
    </>
  );
});

/** A `+` between lanes where the pointer is, and one under the last; each asks which kind. */
export const AddLaneButtons = memo(function AddLaneButtons({ layout }: { layout: MapLayout }) {
  const { role, personId } = useCanvas();
  const { t } = useTranslation();
  const { locale } = useStyle();
  const openMenu = useOpenMenu();
  if (!mayAdd({ role, personId }, 'lanes')) return null;
  const { lanes, header } = layout;
  const end = lanes.at(-1);
  return (
    <>
      {lanes.slice(0, -1).map((lane) => {
        const label = t('canvas.addLaneBelow', { title: laneName(lane, locale) });
        return (
          <PlusButton
            key={lane.id}
            label={label}
            x={layout.rail / 2}
            y={lane.y + lane.height}
            last={false}
            onAdd={(event) =>
              openMenu({ target: { kind: 'lane', id: lane.id }, offers: 'lanes', label, at: placeOfMenu(event) })
            }
          />
        );
      })}
      <PlusButton
        label={t('canvas.addLane')}
        x={28}
        y={(end ? end.y + end.height : header.y + header.height) + 26}
        last
        onAdd={(event) =>
          openMenu({ target: { kind: 'map' }, offers: 'lanes', label: t('canvas.addLane'), at: placeOfMenu(event) })
        }
      />
    </>
  );
});

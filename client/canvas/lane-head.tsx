import { useStore } from 'zustand';
import { mayChange } from '../editor/allowed.ts';
import type { LaneBox, MapLayout } from '../../shared/journey/layout.types.ts';
import { laneName } from '../../shared/journey/scene-frame.ts';
import { useTranslation } from '../ui/speech.ts';
import { useCanvas } from './canvas-context.ts';
import { HeadButtons } from './head-buttons.tsx';
import { HeadComments, HeadField } from './later.ts';
import { useStyle } from './use-style.ts';

/** Room of the numbers a curve runs between, which stand behind the name. */
const SCALE = 26;

/** What can be done with a lane, over its name. */
export function LaneHead({ lane, layout }: { lane: LaneBox; layout: MapLayout }) {
  const { port, editor, role, personId } = useCanvas();
  const { t } = useTranslation();
  const { locale } = useStyle();
  const isRenaming = useStore(editor, ({ renaming }) => renaming?.kind === 'lane' && renaming.id === lane.id);
  const mayRename = mayChange({ role, personId, port }, 'lanes', port.records().lanes.get(lane.id));
  const name = laneName(lane, locale);
  const hasScale = lane.feelings !== undefined;
  const width = layout.rail - (hasScale ? SCALE : 0);
  return (
    <div
      className="head head-lane"
      data-scale={hasScale || undefined}
      style={{ transform: `translateY(${lane.y}px)`, width, height: Math.min(lane.height, 76) }}
    >
      {isRenaming ? (
        <HeadField kind="lane" id={lane.id} title={name} />
      ) : (
        <HeadButtons
          kind="lane"
          id={lane.id}
          title={name}
          name={t('canvas.lane.name', { title: name })}
          mayChange={mayRename}
          onRename={() => editor.rename('lane', lane.id)}
        />
      )}
      <HeadComments kind="lane" id={lane.id} title={name} />
    </div>
  );
}

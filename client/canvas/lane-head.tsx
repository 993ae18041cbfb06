import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { renameBeside } from '../editor/structure.ts';
import { mayChange } from '../editor/allowed.ts';
import type { LaneBox, MapLayout } from '../../shared/journey/layout.types.ts';
import { laneName } from '../../shared/journey/scene.ts';
import { useCanvas } from './canvas-context.ts';
import { HeadButtons } from './head-buttons.tsx';
import { RenameField } from '../ui/rename-field.tsx';
import { useStyle } from './use-style.ts';

/** What can be done with a lane, over its name. */
export function LaneHead({ lane, layout }: { lane: LaneBox; layout: MapLayout }) {
  const { port, editor, mapId, role, personId } = useCanvas();
  const { t } = useTranslation();
  const { locale } = useStyle();
  const isRenaming = useStore(editor, ({ renaming }) => renaming?.kind === 'lane' && renaming.id === lane.id);
  const mayRename = mayChange({ role, personId }, 'lanes', port.records().lanes.get(lane.id));
  const name = laneName(lane, locale);
  return (
    <div
      className="head head-lane"
      style={{ transform: `translateY(${lane.y}px)`, width: layout.rail, height: Math.min(lane.height, 76) }}
    >
      {isRenaming ? (
        <RenameField
          name={name}
          label={t('canvas.lane.nameLabel')}
          onDone={(next) => {
            editor.leaveText();
            // an empty name gives the kind's own name back
            if (next !== undefined) port.run({ type: 'setLane', id: lane.id, fields: { title: next } });
          }}
          onTab={(by) => renameBeside({ port, editor, mapId, role, personId }, 'lane', lane.id, by)}
        />
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
    </div>
  );
}

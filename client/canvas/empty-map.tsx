import { Panel } from '@xyflow/react';
import { Columns3, ListPlus, Rows3 } from 'lucide-react';
import { mayAdd } from '../editor/allowed.ts';
import { addStage, addUsualLanes } from '../editor/structure-actions.ts';
import type { MapLayout } from '../../shared/journey/layout.types.ts';
import { Button } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import { useCanvas } from './canvas-context.ts';
import { useContextAt } from './use-context-at.ts';

/** What a map still needs, and the way to it. */
export function EmptyMap({ layout }: { layout: MapLayout }) {
  const { port, editor, role, personId } = useCanvas();
  const { t } = useTranslation();
  const contextAt = useContextAt();
  const actor = { role, personId, port };
  const lacks = {
    stages: layout.stages.length === 0,
    lanes: layout.lanes.length === 0,
    cards: layout.cards.length === 0,
  };
  if (!lacks.stages && !lacks.lanes) {
    return lacks.cards && mayAdd(actor, 'cards') && layout.lanes.some((lane) => lane.shape === 'cards') ? (
      <Panel position="bottom-center" className="canvas-hint">
        {t('canvas.empty.cards')}
      </Panel>
    ) : null;
  }
  const may = mayAdd(actor, 'stages');
  return (
    <Panel position={lacks.lanes ? 'top-center' : 'bottom-center'} className="canvas-empty">
      <p>{t(may ? `canvas.empty.${lacks.stages ? 'stages' : 'lanes'}` : 'canvas.empty.view')}</p>
      {may ? (
        <div>
          {lacks.stages ? (
            <Button look="plain" icon={<Columns3 aria-hidden />} onPress={() => addStage(contextAt())}>
              {t('canvas.addStage')}
            </Button>
          ) : null}
          {lacks.lanes ? (
            <Button look="plain" icon={<ListPlus aria-hidden />} onPress={() => addUsualLanes(contextAt())}>
              {t('canvas.addUsualLanes')}
            </Button>
          ) : null}
          {lacks.lanes ? (
            <Button
              look="plain"
              icon={<Rows3 aria-hidden />}
              onPress={({ target }) => {
                const { left, bottom } = target.getBoundingClientRect();
                editor.setState({ addingLane: { at: 0, point: { x: left, y: bottom } } });
              }}
            >
              {t('canvas.addLane')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </Panel>
  );
}

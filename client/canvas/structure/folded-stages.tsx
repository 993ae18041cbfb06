import { memo } from 'react';
import { useLocale } from '../../charts/use-locale.ts';
import type { Variables } from '../../charts/variables.ts';
import { mayChange } from '../../editor/allowed.ts';
import { formatCount } from '../../../shared/journey/format.ts';
import type { MapLayout, StageBox } from '../../../shared/journey/layout.types.ts';
import { useCanvas } from '../canvas-context.ts';
import { useContextAt } from '../use-context-at.ts';
import { unfoldStage } from '../../editor/structure-actions.ts';
import { useTranslation } from '../../ui/speech.ts';
import './structure.css';

/** Stages folded to thin columns that say how many cards each lane has in them; a click opens one. */
export const FoldedStages = memo(function FoldedStages({ layout }: { layout: MapLayout }) {
  return layout.stages.map((stage) =>
    stage.folded ? <FoldedStage key={stage.id} stage={stage} cards={stage.folded.cards} layout={layout} /> : null,
  );
});

interface FoldedStageProps {
  stage: StageBox;
  cards: number;
  layout: MapLayout;
}

function FoldedStage({ stage, cards, layout }: FoldedStageProps) {
  const { port, role, personId } = useCanvas();
  const { t } = useTranslation();
  const { locale } = useLocale();
  const contextAt = useContextAt();
  const top = stage.y + stage.height + 6;
  const style: Variables = {
    transform: `translate(${stage.x + 2}px, ${top}px)`,
    width: stage.width - 4,
    height: Math.max(0, layout.height - top),
    '--fill': `var(--stage-${stage.tint}-fill)`,
  };
  const label = t('canvas.stage.unfoldNamed', { title: stage.title, count: cards });
  const counts = layout.lanes.flatMap((lane) => {
    const count = lane.hidden?.find((one) => one.stageId === stage.id)?.count;
    return count === undefined ? [] : [{ id: lane.id, y: lane.y - top + 8, count }];
  });
  return (
    <>
      <div className="folded-stage" style={style} aria-hidden>
        {counts.map(({ id, y, count }) => (
          <span key={id} style={{ top: y }}>
            +{formatCount(locale, count)}
          </span>
        ))}
      </div>
      {mayChange({ role, personId, port }, 'stages', port.records().stages.get(stage.id)) ? (
        <button
          type="button"
          className="folded-open"
          style={style}
          aria-label={label}
          title={label}
          onClick={() => unfoldStage(contextAt({ kind: 'stage', id: stage.id }))}
        />
      ) : null}
    </>
  );
}

import { Filter, Trash2 } from 'lucide-react';
import { useLocale } from '../../charts/use-locale.ts';
import type { Lane } from '../../../shared/journey/journey.ts';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { FeelingsSettings } from './feelings-settings.tsx';
import { HeadActions } from './head-actions.tsx';
import { LaneTable } from './lane-table.tsx';
import { MetricsSettings } from './metrics-settings.tsx';
import { NameField } from './name-field.tsx';
import type { SheetProps } from './sheet.ts';

const OFFERED = ['lane.moveUp', 'lane.moveDown', 'lane.addBelow', 'lane.duplicate'];

export function LaneSheet({ lane, ...props }: SheetProps & { lane: Lane }) {
  const { t } = useTranslation();
  const { say } = useLocale();
  const { port, journey, may, close, contextAt } = props;
  const readOnly = !may.change('lanes', lane);
  const cards = [...journey.cards.values()].filter((card) => !card.deleted && card.cell.laneId === lane.id).length;
  const drawn = journey.funnels.get(lane.settings.funnelId ?? '');
  /** Made of an event log, so that it can be asked anew. */
  const asked = drawn?.query && !drawn.deleted ? drawn : undefined;
  const divides = lane.kind.startsWith('line-of');
  return (
    <>
      <p className="sheet-kind">{[say('map.lane'), say(`lane.${lane.kind}`)].join(' · ')}</p>
      <NameField
        key={lane.id}
        label={t('panels.title')}
        value={lane.title}
        hint={lane.title === '' ? t('panels.laneNameHint', { name: say(`lane.${lane.kind}`) }) : ''}
        readOnly={readOnly}
        onCommit={(title) => port.run({ type: 'setLane', id: lane.id, fields: { title } })}
      />
      {cards > 0 ? <p className="sheet-note">{t('panels.cardCount', { count: cards })}</p> : null}
      {readOnly || lane.kind !== 'feelings' ? null : <FeelingsSettings {...{ lane, journey, port }} />}
      {readOnly || lane.kind !== 'metrics' ? null : (
        <MetricsSettings
          {...{ lane, journey, port }}
          onEdit={() => contextAt().editor.desk.open({ kind: 'metrics' })}
        />
      )}
      {readOnly || lane.kind !== 'funnel' || !asked ? null : (
        <Button
          icon={<Filter aria-hidden />}
          onPress={() => contextAt().editor.desk.open({ kind: 'funnel', id: asked.id })}
        >
          {t('lanes.askFunnel')}
        </Button>
      )}
      {readOnly || divides ? null : (
        <label className="sheet-check">
          <input
            type="checkbox"
            checked={lane.collapsed}
            onChange={(event) =>
              port.run({ type: 'setLane', id: lane.id, fields: { collapsed: event.currentTarget.checked } })
            }
          />
          {t('panels.collapsed')}
        </label>
      )}
      <LaneTable lane={lane} journey={journey} lens={props.lens} />
      <HeadActions ids={OFFERED} target={{ kind: 'lane', id: lane.id }} contextAt={contextAt} />
      {may.remove('lanes', lane) ? (
        <footer>
          <Button
            look="quiet"
            icon={<Trash2 aria-hidden />}
            onPress={() => {
              port.run({ type: 'remove', records: [{ kind: 'lanes', id: lane.id }] });
              close();
            }}
          >
            {t('panels.deleteLane')}
          </Button>
        </footer>
      ) : null}
    </>
  );
}

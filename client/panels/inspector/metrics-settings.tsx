import { Gauge } from 'lucide-react';
import type { BoardPort } from '../../../shared/document/board.ts';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/speech.ts';
import type { Journey, Lane } from '../../../shared/journey/journey.ts';

/** Which metrics a lane shows; all of them until somebody chooses. */
export function MetricsSettings({
  lane,
  journey,
  port,
  onEdit,
}: {
  lane: Lane;
  journey: Journey;
  port: BoardPort;
  onEdit: () => void;
}) {
  const { t, i18n } = useTranslation();
  const metrics = [...journey.metrics.values()]
    .filter((metric) => !metric.deleted)
    .sort((a, b) => a.name.localeCompare(b.name, i18n.language));
  const shown = lane.settings.metricIds ?? metrics.map(({ id }) => id);
  const toggle = (id: string, isShown: boolean): void => {
    const metricIds = metrics.flatMap((metric) =>
      (metric.id === id ? isShown : shown.includes(metric.id)) ? metric.id : [],
    );
    port.run({ type: 'setLane', id: lane.id, fields: { settings: { ...lane.settings, metricIds } } });
  };
  const edit = (
    <Button icon={<Gauge aria-hidden />} onPress={onEdit}>
      {t('lanes.editMetrics')}
    </Button>
  );
  if (metrics.length === 0) return edit;
  return (
    <>
      <fieldset className="sheet-metrics">
        <legend>{t('lanes.shownMetrics')}</legend>
        {metrics.map(({ id, name }) => (
          <label key={id} className="sheet-check">
            <input
              type="checkbox"
              checked={shown.includes(id)}
              onChange={(event) => toggle(id, event.currentTarget.checked)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      {edit}
    </>
  );
}

import { Gauge, Plus } from 'lucide-react';
import { useCallback, useState, useSyncExternalStore } from 'react';
import type { BoardPort } from '../../shared/document/board.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Id, Metric } from '../../shared/journey/journey.ts';
import type { Role } from '../../shared/wire/roles.ts';
import { useLocale } from '../charts/use-locale.ts';
import { mayAdd, mayChange, mayRemove } from '../editor/allowed.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useTranslation } from '../ui/speech.ts';
import { HooksPanel } from './hooks-panel.tsx';
import { MetricForm } from './metric-form.tsx';
import { ValueForm } from './value-form.tsx';
import '../ui/side-list.css';
import './metrics-dialog.css';

export interface MetricsDialogProps {
  port: BoardPort;
  role: Role;
  who: { id: Id; name: string };
  mapId: Id;
  boardId: string;
  session: string;
  first?: Id | undefined;
  onClose: () => void;
}

/** What the board measures: each metric with its definition, target and benchmark, and a value by hand. */
export function MetricsDialog({ port, role, who, mapId, boardId, session, first, onClose }: MetricsDialogProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const subscribe = useCallback((listener: () => void) => port.subscribe(listener), [port]);
  const journey = useSyncExternalStore(subscribe, () => port.records());
  const actor = { role, personId: who.id, port };
  const byName = (a: Metric, b: Metric): number => a.name.localeCompare(b.name, locale);
  const all = [...journey.metrics.values()].toSorted(byName);
  const living = all.filter((metric) => metric.deleted === undefined);
  const gone = all.filter((metric) => metric.deleted !== undefined);
  const [chosen, setChosen] = useState<Id | undefined>(first);
  const [made, setMade] = useState<Id>();
  const shown = journey.metrics.get(chosen ?? '') ?? living[0];
  const values = [...journey.observations.values()].filter(({ metricId }) => metricId === shown?.id).length;
  const run = (command: Parameters<BoardPort['run']>[0]): void => {
    port.endGesture();
    port.run(command);
    port.endGesture();
  };
  const add = (): void => {
    const id = newId();
    const metric: Metric = {
      id,
      createdBy: who.id,
      name: t('kpi.new'),
      kind: 'csat-share',
      unit: 'share',
      direction: 'higher',
      definition: '',
    };
    run({ type: 'addMetrics', metrics: [metric], observations: [] });
    setChosen(id);
    setMade(id);
  };
  const group = (title: string, metrics: readonly Metric[]) =>
    metrics.length === 0 ? null : (
      <section aria-label={title}>
        <h3>{title}</h3>
        <ul>
          {metrics.map((metric) => (
            <li key={metric.id}>
              <button
                type="button"
                aria-current={metric.id === shown?.id || undefined}
                onClick={() => setChosen(metric.id)}
              >
                <b>{metric.name}</b>
                <small>{t(`metric.${metric.kind}`)}</small>
              </button>
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <Dialog title={t('kpi.title')} closeLabel={t('kpi.close')} onClose={onClose} wide>
      <div className="kpi">
        <nav className="side-list" aria-label={t('kpi.title')}>
          {group(t('kpi.onBoard'), living)}
          {group(t('kpi.deleted'), gone)}
          {mayAdd(actor, 'metrics') ? (
            <Button icon={<Plus aria-hidden />} onPress={add}>
              {t('kpi.addMetric')}
            </Button>
          ) : null}
        </nav>
        {shown ? (
          <div>
            {shown.deleted ? (
              <p>
                {t('kpi.wasDeleted')}{' '}
                <Button onPress={() => run({ type: 'restore', records: [{ kind: 'metrics', id: shown.id }] })}>
                  {t('kpi.restore')}
                </Button>
              </p>
            ) : null}
            <MetricForm
              key={shown.id}
              port={port}
              metric={shown}
              isNew={shown.id === made}
              readOnly={shown.deleted !== undefined || !mayChange(actor, 'metrics', shown)}
              {...(shown.deleted === undefined && mayRemove(actor, 'metrics', shown)
                ? { onRemove: () => run({ type: 'remove', records: [{ kind: 'metrics', id: shown.id }] }) }
                : {})}
            />
            <p className="ui-hint">{t('kpi.values', { count: values })}</p>
            {shown.deleted === undefined && mayAdd(actor, 'observations') ? (
              <ValueForm key={`${shown.id}/${shown.kind}`} {...{ port, journey, mapId, who }} metric={shown} />
            ) : null}
          </div>
        ) : (
          <p className="kpi-empty">
            <Gauge aria-hidden /> {t('kpi.empty')}
          </p>
        )}
      </div>
      {role === 'facilitate' ? <HooksPanel boardId={boardId} session={session} /> : null}
    </Dialog>
  );
}

import { FileUp, Link2 } from 'lucide-react';
import { memo, useMemo, useState } from 'react';
import { funnelPassport, stepFigures } from '../../charts/passport.ts';
import { useLocale } from '../../charts/use-locale.ts';
import { mayChange } from '../../editor/allowed.ts';
import { funnelBand } from '../../../shared/journey/charts/funnel-band.geometry.ts';
import { formatCount } from '../../../shared/journey/format.ts';
import type { FunnelStep } from '../../../shared/journey/journey.ts';
import type { ColumnBox, FunnelLane as Funnel } from '../../../shared/journey/layout.types.ts';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { useCanvas } from '../canvas-context.ts';
import { isSameChart, LaneDrawing, type LaneProps } from './lane-drawing.tsx';
import { PassportTip } from './passport-tip.tsx';

export interface NumbersLaneProps extends LaneProps {
  /** Opens the import of numbers; absent where none may be brought. */
  onImport?: (() => void) | undefined;
}

/** A lane of numbers without any says what to do next. */
export function EmptyLane({ lane, layout, onImport, words }: NumbersLaneProps & { words: string }) {
  const { t } = useTranslation();
  return (
    <div className="lane-empty" style={{ transform: `translate(${layout.rail}px, ${lane.y}px)`, height: lane.height }}>
      <p>{words}</p>
      {onImport ? (
        <Button icon={<FileUp aria-hidden />} onPress={onImport}>
          {t('lanes.import')}
        </Button>
      ) : null}
    </div>
  );
}

export const FunnelLane = memo(function FunnelLane(props: NumbersLaneProps) {
  const { lane, onImport } = props;
  const { t } = useTranslation();
  if (lane.funnel) return <WithFunnel {...props} funnel={lane.funnel} />;
  return <EmptyLane {...props} words={onImport ? t('lanes.emptyFunnel') : t('lanes.emptyFunnelView')} />;
}, isSameChart);

function WithFunnel({ funnel, ...props }: NumbersLaneProps & { funnel: Funnel }) {
  const { lane, layout, journey } = props;
  const { locale } = useLocale();
  const { port, role, personId, editor } = useCanvas();
  const { t } = useTranslation();
  const [now] = useState(Date.now);
  const record = journey.funnels.get(funnel.funnelId);
  const { steps, losses } = useMemo(() => funnelBand(funnel, layout.columns, lane), [funnel, layout.columns, lane]);
  const terms = useMemo(
    () => (record ? funnelPassport(journey, record, locale, now) : []),
    [journey, record, locale, now],
  );
  const mayBind = mayChange({ role, personId, port }, 'funnelSteps');
  return (
    <>
      <LaneDrawing {...props} />
      <div className="lane-parts" style={{ transform: `translateY(${lane.y}px)`, height: lane.height }}>
        {steps.map(({ row, x, width }) => {
          const title = `${row.step.label}: ${formatCount(locale, row.step.count)}`;
          const figures = stepFigures(row, locale);
          return (
            <PassportTip
              key={row.step.id}
              className="funnel-spot"
              style={{ transform: `translateX(${x}px)`, width, height: lane.height }}
              name={[title, ...figures].join(', ')}
              title={title}
              lines={[...figures, ...terms]}
            />
          );
        })}
        {losses.map(({ row, hit }) => (
          <button
            key={row.step.id}
            type="button"
            className="funnel-loss nodrag nokey"
            style={{
              transform: `translate(${hit.x}px, ${hit.y - lane.y}px)`,
              width: hit.width,
              height: hit.height,
            }}
            aria-label={t('lanes.showLoss', { count: formatCount(locale, row.lost), label: row.step.label })}
            onClick={() => {
              editor.select([], null);
              editor.desk.tell({ kind: 'loss', funnelId: funnel.funnelId, index: row.step.index });
            }}
          />
        ))}
        {mayBind || funnel.unbound.length > 0 ? (
          <Binding funnel={funnel} columns={layout.columns} right={lane.width} readOnly={!mayBind} />
        ) : null}
      </div>
    </>
  );
}

interface BindingProps {
  funnel: Funnel;
  columns: readonly ColumnBox[];
  /** Right edge of the lane. */
  right: number;
  readOnly: boolean;
}

/** Steps that stand under no stage, named rather than dropped (J10), and where each stands. */
function Binding({ funnel, columns, right, readOnly }: BindingProps) {
  const { t } = useTranslation();
  const { port } = useCanvas();
  const bound = new Map(funnel.bound.map(({ step, columnId }) => [step.id, columnId]));
  const steps = [...funnel.unbound, ...funnel.bound.map(({ step }) => step)];
  const bind = (step: FunnelStep, columnId: string): void => {
    port.run({ type: 'bindFunnelStep', id: step.id, columnId: columnId === '' ? null : columnId });
  };
  return (
    <div className="funnel-binding nopan nodrag nokey" style={{ transform: `translateX(${right}px)` }}>
      <div>
        {funnel.unbound.length > 0 ? (
          <span>
            {t('lanes.unbound', {
              count: funnel.unbound.length,
              names: funnel.unbound.map(({ label }) => label).join(', '),
            })}
          </span>
        ) : null}
        {readOnly ? null : (
          <Popover label={t('lanes.bind')} icon={<Link2 aria-hidden />}>
            <ul className="funnel-steps">
              {steps.map((step) => (
                <li key={step.id}>
                  <label>
                    <span>{step.label}</span>
                    <select
                      value={bound.get(step.id) ?? ''}
                      onChange={(event) => bind(step, event.currentTarget.value)}
                    >
                      <option value="">{t('lanes.noStage')}</option>
                      {columns.map((column) => (
                        <option key={column.id} value={column.id}>
                          {column.stepId === undefined ? column.title : `${column.stageTitle} · ${column.title}`}
                        </option>
                      ))}
                    </select>
                  </label>
                </li>
              ))}
            </ul>
          </Popover>
        )}
      </div>
    </div>
  );
}

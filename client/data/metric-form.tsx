import { Trash2 } from 'lucide-react';
import type { BoardPort, MetricFields } from '../../shared/document/board.ts';
import { METRIC_KINDS, type Metric, type MetricKind } from '../../shared/journey/journey.ts';
import { METRIC_FACTS } from '../../shared/journey/metrics/kinds.ts';
import { VARIANTS, variantOf } from '../../shared/journey/metrics/variants.ts';
import { formatNumber } from '../../shared/journey/format.ts';
import { useLocale } from '../charts/use-locale.ts';
import { Button } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import { amountOf, amountText } from './amounts.ts';
import { CommitField } from './commit-field.tsx';

interface MetricFormProps {
  port: BoardPort;
  metric: Metric;
  readOnly: boolean;
  isNew: boolean;
  onRemove?: () => void;
}

const CURRENCIES = ['TRY', 'EUR', 'USD', 'GBP', 'JPY', 'INR'] as const;
const FREE_UNITS = ['count', 'share', 'score', 'points', 'seconds', 'money'] as const;

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly { id: string; label: string }[];
  disabled: boolean;
  onChange: (id: string) => void;
}

function Choice({ label, value, options, disabled, onChange }: ChoiceProps) {
  return (
    <label className="ui-field">
      <span>{label}</span>
      <select
        className="kpi-select"
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

const kindOf = (text: string): MetricKind => METRIC_KINDS.find((kind) => kind === text) ?? 'other';

/** What a kind makes of a metric that had another: unit, direction and formula are the kind’s own. */
function asKind(metric: Metric, kind: MetricKind): MetricFields {
  const facts = METRIC_FACTS[kind];
  const currency = metric.unit.startsWith('money:') ? metric.unit : 'money:TRY';
  return {
    kind,
    variant: null,
    direction: facts.direction,
    unit: facts.unit === 'money' ? currency : kind === 'other' ? metric.unit : facts.unit,
  };
}

/** A metric as it is defined: what it is, by which formula, in which unit, what is aimed at, and what others reach. */
export function MetricForm({ port, metric, readOnly, isNew, onRemove }: MetricFormProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const facts = METRIC_FACTS[metric.kind];
  const variants = VARIANTS[metric.kind] ?? [];
  const variant = variantOf(metric);
  const set = (fields: MetricFields): void => {
    port.endGesture();
    port.run({ type: 'setMetric', id: metric.id, fields });
    port.endGesture();
  };
  const [low, high] = variant?.range ?? facts.range;
  const end = (value: number): string =>
    Number.isFinite(value) ? formatNumber(locale, facts.unit === 'share' ? value * 100 : value, 0) : '∞';
  const amount = (text: string, take: (value: number | undefined) => void): boolean => {
    if (text === '') {
      take(undefined);
      return true;
    }
    const value = amountOf(locale, metric, text);
    if (value === undefined || value < low || value > high) return false;
    take(value);
    return true;
  };
  const unit = metric.unit.startsWith('money:') ? 'money' : metric.unit;
  const hint = unit === 'share' ? t('kpi.inPercent') : unit === 'seconds' ? t('kpi.inSeconds') : '';
  return (
    <div className="kpi-form">
      <CommitField
        label={t('kpi.name')}
        value={metric.name}
        error={t('kpi.needsName')}
        isReadOnly={readOnly}
        takesFocus={isNew}
        onCommit={(name) => (name === '' ? false : set({ name }))}
      />
      <div className="kpi-pair">
        <Choice
          label={t('kpi.kind')}
          value={metric.kind}
          disabled={readOnly}
          options={METRIC_KINDS.map((id) => ({ id, label: t(`metric.${id}`) }))}
          onChange={(id) => set(asKind(metric, kindOf(id)))}
        />
        {variants.length > 1 ? (
          <Choice
            label={t('kpi.variant')}
            value={metric.variant ?? ''}
            disabled={readOnly}
            options={[
              { id: '', label: t('kpi.variantUnsaid') },
              ...variants.map(({ id }) => ({ id, label: t(`kinds.variant.${id}`) })),
            ]}
            onChange={(id) => {
              const chosen = variants.find((one) => one.id === id);
              set({ variant: chosen?.id ?? null, direction: chosen?.direction ?? facts.direction });
            }}
          />
        ) : null}
      </div>
      <dl className="kpi-facts">
        <div>
          <dt>{t('kpi.formula')}</dt>
          <dd>{t(`kinds.formula.${metric.kind}`)}</dd>
        </div>
        <div>
          <dt>{t('kpi.range')}</dt>
          <dd>
            {t(`kinds.unit.${facts.unit}`)}, {t('kpi.fromTo', { low: end(low), high: end(high) })}
          </dd>
        </div>
        <div>
          <dt>{t('kpi.certainty')}</dt>
          <dd>{t(`kinds.interval.${variant?.interval ?? facts.interval}`)}</dd>
        </div>
        <div className="kpi-trap">
          <dt>{t('kpi.trap')}</dt>
          <dd>{t(`kinds.trap.${metric.kind}`)}</dd>
        </div>
      </dl>
      <div className="kpi-pair">
        {metric.kind === 'other' ? (
          <Choice
            label={t('kpi.unit')}
            value={unit}
            disabled={readOnly}
            options={FREE_UNITS.map((id) => ({ id, label: t(`kinds.unit.${id}`) }))}
            onChange={(id) => set({ unit: id === 'money' ? 'money:TRY' : id })}
          />
        ) : null}
        {unit === 'money' ? (
          <Choice
            label={t('kpi.currency')}
            value={metric.unit.slice('money:'.length)}
            disabled={readOnly}
            options={[...new Set([...CURRENCIES, metric.unit.slice('money:'.length)])].map((id) => ({ id, label: id }))}
            onChange={(id) => set({ unit: `money:${id}` })}
          />
        ) : null}
        <Choice
          label={t('kpi.direction')}
          value={metric.direction}
          disabled={readOnly}
          options={(['higher', 'lower'] as const).map((id) => ({ id, label: t(`kpi.direction.${id}`) }))}
          onChange={(id) => set({ direction: id === 'lower' ? 'lower' : 'higher' })}
        />
        <CommitField
          label={t('kpi.target')}
          value={amountText(locale, metric, metric.target)}
          hint={hint}
          error={t('kpi.outOfRange', { low: end(low), high: end(high) })}
          isReadOnly={readOnly}
          onCommit={(text) => amount(text, (target) => set({ target: target ?? null }))}
        />
      </div>
      <div className="kpi-pair">
        <CommitField
          label={t('kpi.benchmark')}
          value={amountText(locale, metric, metric.benchmark?.value)}
          hint={hint}
          error={t('kpi.outOfRange', { low: end(low), high: end(high) })}
          isReadOnly={readOnly}
          onCommit={(text) =>
            amount(text, (value) =>
              set({ benchmark: value === undefined ? null : { value, source: metric.benchmark?.source ?? '' } }),
            )
          }
        />
        {metric.benchmark ? (
          <CommitField
            label={t('kpi.benchmarkSource')}
            value={metric.benchmark.source}
            hint={metric.benchmark.source === '' ? t('kpi.benchmarkNeedsSource') : ''}
            error=""
            isReadOnly={readOnly}
            onCommit={(source) => set({ benchmark: { value: metric.benchmark?.value ?? 0, source } })}
          />
        ) : null}
      </div>
      <CommitField
        label={t('kpi.definition')}
        value={metric.definition}
        hint={t('kpi.definitionHint')}
        error=""
        isReadOnly={readOnly}
        onCommit={(definition) => set({ definition })}
      />
      {onRemove ? (
        <Button look="quiet" icon={<Trash2 aria-hidden />} onPress={onRemove}>
          {t('kpi.remove')}
        </Button>
      ) : null}
    </div>
  );
}

import { rangeOf, SCALES } from '../../shared/files/answers-csv.ts';
import { type FunnelMapping, TIME_UNITS, type TimeUnit } from '../../shared/files/funnel-csv.ts';
import { GRAINS } from '../../shared/files/table/grain.ts';
import type { MetricMapping } from '../../shared/files/metric-csv.ts';
import type { Table } from '../../shared/files/table/table.ts';
import { useTranslation } from '../ui/speech.ts';
import type { Draft } from './draft.ts';

interface ColumnSelectProps {
  label: string;
  table: Table;
  value: number | undefined;
  onChange: (index: number | undefined) => void;
  required?: boolean;
}

function ColumnSelect({ label, table, value, onChange, required = false }: ColumnSelectProps) {
  const { t } = useTranslation();
  return (
    <label className="data-field">
      <span>{label}</span>
      <select
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? undefined : Number(event.target.value))}
      >
        {required ? null : <option value="">{t('data.noColumn')}</option>}
        {table.columns.map((column) => (
          <option key={column.index} value={column.index}>
            {column.title === '' ? t('data.columnNumber', { number: column.index + 1 }) : column.title}
          </option>
        ))}
      </select>
    </label>
  );
}

function ColumnChecks({
  label,
  table,
  value,
  onChange,
}: {
  label: string;
  table: Table;
  value: readonly number[];
  onChange: (indexes: number[]) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="data-checks">
      <legend>{label}</legend>
      {table.columns.map(({ index, title }) => (
        <label key={index}>
          <input
            type="checkbox"
            checked={value.includes(index)}
            onChange={(event) =>
              onChange(
                table.columns
                  .map((c) => c.index)
                  .filter((i) => (i === index ? event.target.checked : value.includes(i))),
              )
            }
          />
          {title === '' ? t('data.columnNumber', { number: index + 1 }) : title}
        </label>
      ))}
    </fieldset>
  );
}

/** Sets or clears an optional column; an absent one has no key at all. */
function withColumn<M extends object>(mapping: M, key: string, index: number | undefined): M {
  const rest = Object.fromEntries(Object.entries(mapping).filter(([name]) => name !== key));
  return { ...rest, ...(index === undefined ? {} : { [key]: index }) } as M;
}

function FunnelColumns({
  table,
  mapping,
  onChange,
}: {
  table: Table;
  mapping: FunnelMapping;
  onChange: (mapping: FunnelMapping) => void;
}) {
  const { t } = useTranslation();
  const optional = { segment: mapping.segment, period: mapping.period };
  const reshape = (shape: string): void => {
    const kept = {
      ...(optional.segment === undefined ? {} : { segment: optional.segment }),
      ...(optional.period === undefined ? {} : { period: optional.period }),
    };
    const numbers = table.columns.filter((column) => column.kind === 'number').map((column) => column.index);
    const dates = table.columns.filter((column) => column.kind === 'period').map((column) => column.index);
    onChange(
      shape === 'entered'
        ? { shape, steps: dates, ...(optional.segment === undefined ? {} : { segment: optional.segment }) }
        : shape === 'wide'
          ? { shape: 'wide', steps: numbers, ...kept }
          : { shape: 'long', label: 0, count: numbers[0] ?? 0, ...kept },
    );
  };
  return (
    <>
      <label className="data-field">
        <span>{t('data.shape')}</span>
        <select value={mapping.shape} onChange={(event) => reshape(event.target.value)}>
          <option value="long">{t('data.shapeLongFunnel')}</option>
          <option value="wide">{t('data.shapeWideFunnel')}</option>
          <option value="entered">{t('data.shapeEntered')}</option>
        </select>
      </label>
      {mapping.shape === 'long' ? (
        <>
          <ColumnSelect
            required
            label={t('data.stepColumn')}
            table={table}
            value={mapping.label}
            onChange={(label) => onChange({ ...mapping, label: label ?? 0 })}
          />
          <ColumnSelect
            required
            label={t('data.countColumn')}
            table={table}
            value={mapping.count}
            onChange={(count) => onChange({ ...mapping, count: count ?? 0 })}
          />
          <ColumnSelect
            label={t('data.timeColumn')}
            table={table}
            value={mapping.time}
            onChange={(index) => onChange(withColumn(mapping, 'time', index))}
          />
        </>
      ) : (
        <ColumnChecks
          label={t('data.stepColumns')}
          table={table}
          value={mapping.steps}
          onChange={(steps) => onChange({ ...mapping, steps })}
        />
      )}
      {hasTimes(mapping) ? (
        <label className="data-field">
          <span>{t('data.timeUnit')}</span>
          <select
            value={mapping.timeUnit ?? ''}
            onChange={(event) => {
              const { timeUnit: _before, ...rest } = mapping;
              const unit = event.target.value;
              onChange((isTimeUnit(unit) ? { ...rest, timeUnit: unit } : rest) as FunnelMapping);
            }}
          >
            <option value="">{t('data.timeUnitUnknown')}</option>
            {Object.keys(TIME_UNITS).map((unit) => (
              <option key={unit} value={unit}>
                {t(`data.timeUnit.${unit}`)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <ColumnSelect
        label={t('data.segmentColumn')}
        table={table}
        value={mapping.segment}
        onChange={(index) => onChange(withColumn(mapping, 'segment', index))}
      />
      {mapping.shape === 'entered' ? null : (
        <ColumnSelect
          label={t('data.periodColumn')}
          table={table}
          value={mapping.period}
          onChange={(index) => onChange(withColumn(mapping, 'period', index))}
        />
      )}
    </>
  );
}

const isTimeUnit = (text: string): text is TimeUnit => Object.keys(TIME_UNITS).includes(text);
const hasTimes = (mapping: FunnelMapping): boolean =>
  (mapping.shape === 'long' && mapping.time !== undefined) || (mapping.shape === 'wide' && mapping.times !== undefined);

/** The question people were asked and for how long one number counts: on both the file is silent. */
function AnswerFields({
  mapping,
  onChange,
}: {
  mapping: Extract<MetricMapping, { shape: 'answers' }>;
  onChange: (mapping: MetricMapping) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <label className="data-field">
        <span>{t('data.scale')}</span>
        <select
          value={mapping.scale ?? 'nps'}
          onChange={(event) => {
            const scale = SCALES.find((one) => one === event.target.value);
            if (scale) onChange({ ...mapping, scale });
          }}
        >
          {SCALES.map((scale) => {
            const [low, high] = rangeOf(scale);
            return (
              <option key={scale} value={scale}>
                {t(`data.scale.${scale}`, { low, high })}
              </option>
            );
          })}
        </select>
      </label>
      {mapping.scale === 'ces-7' ? (
        <label className="data-field">
          <span>{t('data.asks')}</span>
          <select
            value={mapping.effort ? 'effort' : 'ease'}
            onChange={(event) => onChange({ ...mapping, effort: event.target.value === 'effort' })}
          >
            <option value="ease">{t('kinds.variant.ease')}</option>
            <option value="effort">{t('kinds.variant.effort')}</option>
          </select>
        </label>
      ) : null}
      {mapping.period === undefined ? null : (
        <label className="data-field">
          <span>{t('data.grain')}</span>
          <select
            value={mapping.grain ?? ''}
            onChange={(event) => {
              const grain = GRAINS.find((one) => one === event.target.value);
              const { grain: _before, ...rest } = mapping;
              onChange(grain ? { ...rest, grain } : rest);
            }}
          >
            <option value="">{t('data.grain.whole')}</option>
            {GRAINS.map((grain) => (
              <option key={grain} value={grain}>
                {t(`data.grain.${grain}`)}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}

function MetricColumns({
  table,
  mapping,
  onChange,
}: {
  table: Table;
  mapping: MetricMapping;
  onChange: (mapping: MetricMapping) => void;
}) {
  const { t } = useTranslation();
  const reshape = (shape: string): void => {
    const { target, period, segment } = mapping;
    const kept = Object.fromEntries(
      Object.entries({ target, period, segment }).filter(([, index]) => index !== undefined),
    );
    const numbers = table.columns.filter((column) => column.kind === 'number').map((column) => column.index);
    const text = table.columns.find((column) => column.kind === 'text')?.index ?? 0;
    if (shape === 'answers') onChange({ shape, score: numbers[0] ?? 0, ...kept });
    else if (shape === 'wide') onChange({ shape, values: numbers, ...kept });
    else onChange({ shape: 'long', metric: text, value: numbers[0] ?? 0, ...kept });
  };
  return (
    <>
      <label className="data-field">
        <span>{t('data.shape')}</span>
        <select value={mapping.shape} onChange={(event) => reshape(event.target.value)}>
          <option value="long">{t('data.shapeLongMetrics')}</option>
          <option value="wide">{t('data.shapeWideMetrics')}</option>
          <option value="answers">{t('data.shapeAnswers')}</option>
        </select>
      </label>
      <ColumnSelect
        label={t('data.targetColumn')}
        table={table}
        value={mapping.target}
        onChange={(index) => onChange(withColumn(mapping, 'target', index))}
      />
      {mapping.shape === 'answers' ? (
        <>
          <ColumnSelect
            required
            label={t('data.scoreColumn')}
            table={table}
            value={mapping.score}
            onChange={(score) => onChange({ ...mapping, score: score ?? 0 })}
          />
          <AnswerFields mapping={mapping} onChange={onChange} />
        </>
      ) : mapping.shape === 'long' ? (
        <>
          <ColumnSelect
            required
            label={t('data.metricColumn')}
            table={table}
            value={mapping.metric}
            onChange={(metric) => onChange({ ...mapping, metric: metric ?? 0 })}
          />
          <ColumnSelect
            required
            label={t('data.valueColumn')}
            table={table}
            value={mapping.value}
            onChange={(value) => onChange({ ...mapping, value: value ?? 0 })}
          />
        </>
      ) : (
        <ColumnChecks
          label={t('data.valueColumns')}
          table={table}
          value={mapping.values}
          onChange={(values) => onChange({ ...mapping, values })}
        />
      )}
      {mapping.shape === 'answers' ? null : (
        <ColumnSelect
          label={t('data.nColumn')}
          table={table}
          value={mapping.n}
          onChange={(index) => onChange(withColumn(mapping, 'n', index))}
        />
      )}
      <ColumnSelect
        label={t('data.periodColumn')}
        table={table}
        value={mapping.period}
        onChange={(index) => onChange(withColumn(mapping, 'period', index))}
      />
      <ColumnSelect
        label={t('data.segmentColumn')}
        table={table}
        value={mapping.segment}
        onChange={(index) => onChange(withColumn(mapping, 'segment', index))}
      />
    </>
  );
}

export function MappingForm({
  table,
  draft,
  onChange,
}: {
  table: Table;
  draft: Draft;
  onChange: (draft: Draft) => void;
}) {
  return (
    <div className="data-grid">
      {draft.kind === 'funnel' ? (
        <FunnelColumns table={table} mapping={draft.mapping} onChange={(mapping) => onChange({ ...draft, mapping })} />
      ) : (
        <MetricColumns table={table} mapping={draft.mapping} onChange={(mapping) => onChange({ ...draft, mapping })} />
      )}
    </div>
  );
}

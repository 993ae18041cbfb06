import { useTranslation } from 'react-i18next';
import type { FunnelMapping } from '../../shared/files/funnel-csv.ts';
import type { MetricMapping } from '../../shared/files/metric-csv.ts';
import type { Table } from '../../shared/files/table/table.ts';
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
    onChange(
      shape === 'wide'
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
        </>
      ) : (
        <ColumnChecks
          label={t('data.stepColumns')}
          table={table}
          value={mapping.steps}
          onChange={(steps) => onChange({ ...mapping, steps })}
        />
      )}
      <ColumnSelect
        label={t('data.segmentColumn')}
        table={table}
        value={mapping.segment}
        onChange={(index) => onChange(withColumn(mapping, 'segment', index))}
      />
      <ColumnSelect
        label={t('data.periodColumn')}
        table={table}
        value={mapping.period}
        onChange={(index) => onChange(withColumn(mapping, 'period', index))}
      />
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
  return (
    <>
      <ColumnSelect
        label={t('data.targetColumn')}
        table={table}
        value={mapping.target}
        onChange={(index) => onChange(withColumn(mapping, 'target', index))}
      />
      {mapping.shape === 'answers' ? (
        <ColumnSelect
          required
          label={t('data.scoreColumn')}
          table={table}
          value={mapping.score}
          onChange={(score) => onChange({ ...mapping, score: score ?? 0 })}
        />
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

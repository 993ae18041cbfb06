import type { ValuesMapping } from '../../shared/files/metric-csv.ts';
import { METRIC_KINDS, type Metric, type MetricKind } from '../../shared/journey/journey.ts';
import { variantOf, VARIANTS } from '../../shared/journey/metrics/variants.ts';
import { useTranslation } from '../ui/speech.ts';

interface MetricKindsFormProps {
  metrics: readonly Metric[];
  mapping: ValuesMapping;
  onChange: (mapping: ValuesMapping) => void;
}

const CURRENCIES = ['TRY', 'EUR', 'USD', 'GBP'] as const;
const isKind = (text: string): text is MetricKind => METRIC_KINDS.some((kind) => kind === text);

/** What each metric of the file is: guessed from its name, and never left at the guess without being shown (N4). */
export function MetricKindsForm({ metrics, mapping, onChange }: MetricKindsFormProps) {
  const { t } = useTranslation();
  const choose = (name: string, kind: MetricKind, variant?: string): void =>
    onChange({
      ...mapping,
      kinds: { ...mapping.kinds, [name]: { kind, ...(variant === undefined ? {} : { variant }) } },
    });
  const hasMoney = metrics.some(({ unit }) => unit.startsWith('money:'));
  return (
    <fieldset className="data-binding">
      <legend>{t('data.metricKinds')}</legend>
      {metrics.map((metric) => {
        const variants = VARIANTS[metric.kind] ?? [];
        return (
          <div key={metric.id} className="data-metric">
            <label className="data-field">
              <span>{t('data.metricKind', { name: metric.name })}</span>
              <select
                value={metric.kind}
                onChange={(event) => isKind(event.target.value) && choose(metric.name, event.target.value)}
              >
                {METRIC_KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`metric.${kind}`)}
                  </option>
                ))}
              </select>
            </label>
            {variants.length > 1 ? (
              <label className="data-field">
                <span>{t('data.metricVariant', { name: metric.name })}</span>
                <select
                  value={metric.variant ?? ''}
                  onChange={(event) => choose(metric.name, metric.kind, event.target.value || undefined)}
                >
                  <option value="">{t('data.variantUnsaid')}</option>
                  {variants.map(({ id }) => (
                    <option key={id} value={id}>
                      {t(`kinds.variant.${id}`)}
                    </option>
                  ))}
                </select>
              </label>
            ) : null}
            <small className="data-quiet">
              {t(`kinds.formula.${metric.kind}`)}. {t(`kinds.trap.${metric.kind}`)}
              {metric.variant === undefined ? '' : ` ${t(`kinds.variant.${variantOf(metric)?.id ?? metric.variant}`)}.`}
            </small>
          </div>
        );
      })}
      {hasMoney ? (
        <label className="data-field">
          <span>{t('data.currency')}</span>
          <select
            value={mapping.currency ?? ''}
            onChange={(event) => {
              const { currency: _before, ...rest } = mapping;
              onChange((event.target.value === '' ? rest : { ...rest, currency: event.target.value }) as ValuesMapping);
            }}
          >
            <option value="">{t('data.currencyOfFile')}</option>
            {CURRENCIES.map((currency) => (
              <option key={currency} value={currency}>
                {currency}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </fieldset>
  );
}

import { useState } from 'react';
import type { BoardPort } from '../../shared/document/board.ts';
import { readPeriod } from '../../shared/files/table/dates.ts';
import { formatInterval, formatValue } from '../../shared/journey/format.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Id, Journey, Metric, Observation } from '../../shared/journey/journey.ts';
import { FORMULAS } from '../../shared/journey/metrics/formulas.ts';
import { intervalOf } from '../../shared/journey/metrics/kinds.ts';
import { isPeriod } from '../../shared/journey/periods.ts';
import { useLocale } from '../charts/use-locale.ts';
import { Button } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import { TextField } from '../ui/text-field.tsx';
import { amountOf } from './amounts.ts';
import { isTarget, targetPlaces } from './draft.ts';

interface ValueFormProps {
  port: BoardPort;
  journey: Journey;
  metric: Metric;
  mapId: Id;
  who: { id: Id; name: string };
}

/** One value by hand, from the parts of its formula where it has one: then n and the interval come by themselves (N1, N2). */
export function ValueForm({ port, journey, metric, mapId, who }: ValueFormProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const formula = FORMULAS[metric.kind];
  const places = [{ name: t('kpi.wholeMap'), target: `map:${mapId}` as const }, ...targetPlaces(journey, mapId)];
  const [place, setPlace] = useState<string>(places[0]?.target ?? '');
  const [period, setPeriod] = useState('');
  const [now] = useState(Date.now);
  const [parts, setParts] = useState<Readonly<Record<string, string>>>({});
  const plain = { unit: 'count' };
  const numbers = Object.fromEntries(
    Object.entries(parts).flatMap(([name, text]) => {
      const value = amountOf(locale, plain, text);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const filled = formula?.parts.every((name) => numbers[name] !== undefined) ?? false;
  const value = formula
    ? filled
      ? formula.compute(numbers)
      : undefined
    : amountOf(locale, metric, parts['value'] ?? '');
  const n = formula?.n ? (numbers[formula.n] ?? null) : formula ? null : (numbers['n'] ?? null);
  const when = period.trim() === '' ? undefined : readPeriod(period);
  const { promoters, positive, detractors, negative } = numbers;
  const [up, down] = [promoters ?? positive, detractors ?? negative];
  const seen: Omit<Observation, 'id' | 'passportId' | 'period'> | undefined =
    value === undefined || !isTarget(place)
      ? undefined
      : {
          metricId: metric.id,
          target: place,
          segment: '',
          value,
          n: n === null ? null : Math.round(n),
          ...(formula?.k !== undefined && numbers[formula.k] !== undefined ? { k: numbers[formula.k] ?? 0 } : {}),
          ...(up !== undefined && down !== undefined ? { promoters: up, detractors: down } : {}),
        };
  const interval = seen && intervalOf(metric, seen);
  const add = (): void => {
    if (!seen || when === undefined || !isPeriod(when)) return;
    const passportId = newId();
    const definition = formula ? t(`kinds.formula.${metric.kind}`) : metric.definition;
    const passport = {
      id: passportId,
      createdBy: who.id,
      definition,
      source: t('kpi.byHand'),
      who: who.name,
      when: now,
    };
    const id = `${metric.id}/${seen.target}//${when}`;
    port.endGesture();
    port.run({ type: 'addMetrics', metrics: [], observations: [{ ...seen, id, period: when, passportId }], passport });
    port.endGesture();
    setParts({});
  };
  const field = (name: string, label: string) => (
    <TextField
      key={name}
      label={label}
      value={parts[name] ?? ''}
      onChange={(text) => setParts((before) => ({ ...before, [name]: text }))}
    />
  );
  return (
    <fieldset className="kpi-value">
      <legend>{t('kpi.addValue')}</legend>
      <div className="kpi-pair">
        <label className="ui-field">
          <span>{t('kpi.place')}</span>
          <select className="kpi-select" value={place} onChange={(event) => setPlace(event.target.value)}>
            {places.map(({ name, target }) => (
              <option key={target} value={target}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <TextField
          label={t('kpi.period')}
          value={period}
          placeholder={t('kpi.periodHint')}
          error={period.trim() !== '' && when === undefined ? t('kpi.noPeriod') : undefined}
          onChange={setPeriod}
        />
        {formula
          ? formula.parts.map((name) => field(name, t(`kinds.part.${name}`)))
          : [field('value', t('kpi.value')), field('n', t('kpi.n'))]}
      </div>
      <p role="status" className="kpi-result">
        {value === undefined ? (
          filled ? (
            t('kpi.noAnswer')
          ) : (
            ''
          )
        ) : (
          <>
            <b>{formatValue(locale, metric, value)}</b>
            {interval ? ` (${formatInterval(locale, metric, interval)})` : ''}
          </>
        )}
      </p>
      <Button onPress={add} isDisabled={!seen || when === undefined}>
        {t('kpi.add')}
      </Button>
    </fieldset>
  );
}

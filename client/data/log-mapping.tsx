import { useState } from 'react';
import type { DatasetAnswer, DatasetMapping } from '../../shared/wire/datasets.ts';
import { useTranslation } from '../ui/speech.ts';

interface LogMappingProps {
  dataset: DatasetAnswer;
  boardZone: string;
  isBusy: boolean;
  onMapping: (mapping: DatasetMapping) => void;
}

const one = (value: string | readonly string[] | undefined): string =>
  typeof value === 'string' ? value : (value ?? []).join('\n');
const several = (value: string): string | string[] => {
  const names = value.split('\n');
  return names.length > 1 ? names : value;
};

/** Who, when and what: guessed from the columns, confirmed by a person before anything is counted. */
export function LogMapping({ dataset, boardZone, isBusy, onMapping }: LogMappingProps) {
  const { t } = useTranslation();
  const { columns, guess } = dataset;
  const before = dataset.mapping ?? guess;
  const [entity, setEntity] = useState(one(before.entity));
  const [time, setTime] = useState(before.time ?? '');
  const [event, setEvent] = useState(one(before.event));
  const [zone, setZone] = useState(dataset.mapping?.timeZone ?? '');
  const [duplicates, setDuplicates] = useState<'keep' | 'drop'>(dataset.mapping?.duplicates ?? 'keep');
  const [unit, setUnit] = useState(dataset.mapping?.unit ?? '');
  const values = columns.filter(({ kept }) => kept === 'values');
  const choice = (
    label: string,
    value: string,
    set: (value: string) => void,
    names: readonly string[],
    guessed: string,
  ) => (
    <label className="data-field">
      <span>{label}</span>
      <select value={value} onChange={(change) => set(change.target.value)}>
        <option value="">{t('data.noColumn')}</option>
        {[...new Set([...(guessed.includes('\n') ? [guessed] : []), ...names])].map((name) => (
          <option key={name} value={name}>
            {name.replaceAll('\n', ` ${t('data.events.or')} `)}
          </option>
        ))}
      </select>
    </label>
  );
  const names = values.map(({ name }) => name);
  const times = [...columns.filter(({ kind }) => kind === 'time'), ...values]
    .map(({ name }) => name)
    .filter((name, i, all) => all.indexOf(name) === i);
  const entities = columns.filter(({ kept }) => kept !== 'nothing').map(({ name }) => name);
  return (
    <fieldset className="data-asked">
      <legend>{t('data.events.mapping')}</legend>
      <div className="data-grid">
        {choice(t('data.events.entity'), entity, setEntity, entities, one(before.entity))}
        {choice(t('data.events.time'), time, setTime, times, '')}
        {choice(t('data.events.event'), event, setEvent, names, one(before.event))}
        <label className="data-field">
          <span>{t('data.events.unit')}</span>
          <input type="text" value={unit} onChange={(change) => setUnit(change.target.value)} />
        </label>
        <label className="data-field">
          <span>{t('data.events.zone')}</span>
          <select value={zone} onChange={(change) => setZone(change.target.value)}>
            {[...new Set(['', boardZone])]
              .filter((name) => name !== 'UTC')
              .map((name) => (
                <option key={name} value={name}>
                  {name === '' ? 'UTC' : name}
                </option>
              ))}
          </select>
        </label>
        <label className="data-field">
          <span>{t('data.events.duplicates')}</span>
          <select
            value={duplicates}
            onChange={(change) => setDuplicates(change.target.value === 'drop' ? 'drop' : 'keep')}
          >
            <option value="keep">{t('data.events.duplicates.keep')}</option>
            <option value="drop">{t('data.events.duplicates.drop')}</option>
          </select>
        </label>
      </div>
      <button
        type="button"
        className="ui-button ui-button-plain"
        disabled={isBusy || entity === '' || time === '' || event === ''}
        onClick={() =>
          onMapping({
            entity: several(entity),
            time,
            event: several(event),
            ...(zone === '' ? {} : { timeZone: zone }),
            duplicates,
            ...(unit.trim() === '' ? {} : { unit: unit.trim() }),
          })
        }
      >
        {t('data.events.confirm')}
      </button>
    </fieldset>
  );
}

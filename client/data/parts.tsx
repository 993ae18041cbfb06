import type { Problem } from '../../shared/journey/journey.ts';
import type { Table } from '../../shared/files/table/table.ts';
import { useTranslation } from '../ui/speech.ts';
import type { Place } from './draft.ts';

/** Names that are the same in every language. */
export const WRITINGS: Readonly<Record<Table['encoding'], string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 BE',
  'windows-1254': 'windows-1254',
  'windows-1252': 'windows-1252',
  'windows-1250': 'windows-1250',
  xlsx: 'Excel',
  json: 'JSON',
};
const SHOWN_ROWS = 6;
const SHOWN_PROBLEMS = 50;
/** Told as a number too, where there are several: a list of rows does not say how many there are. */
const COUNTED = [
  'cell-not-score',
  'cell-not-number',
  'cell-empty',
  'cell-not-date',
  'row-unbound',
  'row-repeated',
  'row-short',
  'row-long',
] as const;

export function PreviewTable({ table }: { table: Table }) {
  const { t } = useTranslation();
  return (
    <div className="data-scroll" role="region" aria-label={t('data.preview')} tabIndex={0}>
      <table>
        <caption>
          {t('data.previewCaption', {
            shown: Math.min(SHOWN_ROWS, table.rows.length),
            rows: table.rows.length,
            encoding: WRITINGS[table.encoding],
          })}
        </caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.index} scope="col">
                {column.title} <small>{t(`data.kind.${column.kind}`)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, SHOWN_ROWS).map((row) => (
            <tr key={row.number}>
              {table.columns.map((column) => (
                <td key={column.index} className={column.kind === 'number' ? 'data-number' : undefined}>
                  {row.cells[column.index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Of a whole log rows are told together, with their number and the first few; of a table one by one. */
const keyOf = ({ code, values }: Problem, exists: (key: string) => boolean): string => {
  const together = `problem.log.${code}`;
  return values?.['row'] === undefined && values?.['column'] === undefined && exists(together)
    ? together
    : `problem.${code}`;
};

export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const { t, i18n } = useTranslation();
  if (problems.length === 0) return null;
  const hidden = problems.length - SHOWN_PROBLEMS;
  const counts = COUNTED.flatMap((code): [string, number][] => {
    const number = problems.filter((problem) => problem.code === code).length;
    return number > 1 ? [[code, number]] : [];
  });
  return (
    <section aria-label={t('data.problems')}>
      <h3>{t('data.problemsCount', { number: problems.length })}</h3>
      {counts.length > 0 ? (
        <p className="data-quiet">
          {counts
            .map(([code, number]) => t('data.problemsOf', { number, what: t(`data.problem.${code}`) }))
            .join(' · ')}
        </p>
      ) : null}
      <ul className="data-problems">
        {problems.slice(0, SHOWN_PROBLEMS).map((problem, i) => (
          <li key={i}>{t(keyOf(problem, i18n.exists), { where: problem.where, ...problem.values })}</li>
        ))}
        {hidden > 0 ? <li>{t('data.problemsMore', { number: hidden })}</li> : null}
      </ul>
    </section>
  );
}

interface BindingFormProps {
  names: readonly string[];
  places: readonly Place[];
  value: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Which place of the map each name of the file stands for; empty = unbound. */
export function BindingForm({ names, places, value, onChange }: BindingFormProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="data-binding">
      <legend>{t('data.binding')}</legend>
      {names.map((name, i) => (
        <label key={`${i}${name}`} className="data-field">
          <span>{name === '' ? t('data.noName') : name}</span>
          <select
            value={value[i] ?? ''}
            onChange={(event) => onChange(names.map((_, at) => (at === i ? event.target.value : (value[at] ?? ''))))}
          >
            <option value="">{t('data.unbound')}</option>
            {places.map((place) => (
              <option key={place.id} value={place.id}>
                {place.title}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}

import { ShieldCheck } from 'lucide-react';
import type { Personal } from '../../shared/files/table/personal.ts';
import type { TableColumn } from '../../shared/files/table/table.ts';
import { useTranslation } from '../ui/speech.ts';

interface PersonalFormProps {
  found: readonly { column: TableColumn; why: Personal }[];
  /** By index of the column. */
  kept: ReadonlySet<number>;
  onChange: (kept: ReadonlySet<number>) => void;
}

/** A6: columns about single people, left out before anything else is done with the file. */
export function PersonalForm({ found, kept, onChange }: PersonalFormProps) {
  const { t } = useTranslation();
  if (found.length === 0) return null;
  return (
    <fieldset className="data-personal">
      <legend>
        <ShieldCheck aria-hidden /> {t('data.personal')}
      </legend>
      <p className="data-quiet">{t('data.personalHint')}</p>
      <div className="data-checks">
        {found.map(({ column, why }) => (
          <label key={column.index}>
            <input
              type="checkbox"
              checked={!kept.has(column.index)}
              onChange={(event) => {
                const next = new Set(kept);
                if (event.target.checked) next.delete(column.index);
                else next.add(column.index);
                onChange(next);
              }}
            />
            {t('data.leaveOut', {
              column: column.title === '' ? t('data.columnNumber', { number: column.index + 1 }) : column.title,
              why: t(`data.personal.${why}`),
            })}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

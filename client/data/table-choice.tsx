import type { ReactNode } from 'react';
import type { BroughtTable } from '../../shared/files/brought.ts';
import { personalColumns } from '../../shared/files/table/personal.ts';
import type { HeaderChoice } from '../../shared/files/table/table.ts';
import { useTranslation } from '../ui/speech.ts';

interface TableChoiceProps {
  tables: readonly BroughtTable[];
  at: number;
  onTable: (at: number) => void;
  onHeader: (header: HeaderChoice) => void;
  /** How the file is read, beside which of its tables and rows. */
  children: ReactNode;
}

/** Rows a header is looked for in. */
const FIRST_ROWS = 20;
const SHOWN = 60;

const lineOf = (cells: readonly string[]): string => {
  const text = cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' · ');
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
};

/** What the file was taken for, which of its tables is meant, and which row names the columns. */
export function TableChoice({ tables, at, onTable, onHeader, children }: TableChoiceProps) {
  const { t } = useTranslation();
  const chosen = tables[at];
  if (!chosen) return null;
  const { table, source } = chosen;
  // A6: a list of rows to choose from shows nobody either
  const hidden = new Set(personalColumns(table).map(({ column }) => column.index));
  const rows = table.records.slice(0, FIRST_ROWS).flatMap((cells, i) => {
    const line = lineOf(i > table.headerAt ? cells.filter((_, index) => !hidden.has(index)) : cells);
    return line === '' ? [] : [{ at: i, line }];
  });
  return (
    <div className="data-source">
      <p>
        <b>{t(`data.source.${source.id}`)}</b> {t(`data.sourceHint.${source.id === 'generic' ? 'generic' : 'known'}`)}
      </p>
      <div className="data-grid">
        {tables.length > 1 ? (
          <label className="data-field">
            <span>{t('data.tableOf', { count: tables.length })}</span>
            <select value={at} onChange={(event) => onTable(Number(event.target.value))}>
              {tables.map(({ name, table: one }, i) => (
                <option key={i} value={i}>
                  {t('data.tableName', {
                    name: name === '' ? t('data.tableNumber', { number: i + 1 }) : name,
                    rows: one.rows.length,
                  })}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        {rows.length > 1 ? (
          <label className="data-field">
            <span>{t('data.header')}</span>
            <select
              value={`${table.headerAt}/${table.headerRows}`}
              onChange={(event) => {
                const [row = '0', count = '1'] = event.target.value.split('/');
                onHeader({ headerAt: Number(row), headerRows: Number(count) });
              }}
            >
              {rows.flatMap(({ at: row, line }) =>
                [1, 2, 3]
                  .filter((count) => count === 1 || (row === table.headerAt && count <= Math.max(2, table.headerRows)))
                  .map((count) => (
                    <option key={`${row}/${count}`} value={`${row}/${count}`}>
                      {count === 1
                        ? t('data.headerRow', { number: row + 1, line })
                        : t('data.headerRows', { from: row + 1, to: row + count, line })}
                    </option>
                  )),
              )}
            </select>
          </label>
        ) : null}
        {children}
      </div>
    </div>
  );
}

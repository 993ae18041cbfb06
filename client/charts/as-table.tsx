import { Table2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from '../ui/speech.ts';
import { FigureTable } from './figure-table.tsx';
import './charts.css';

interface AsTableProps {
  /** Of the table. */
  caption: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  /** The same as a picture. */
  children: ReactNode;
}

/** A chart, and at a press the numbers it is drawn from. */
export function AsTable({ caption, head, rows, children }: AsTableProps) {
  const { t } = useTranslation();
  const [isTable, setTable] = useState(false);
  return (
    <div className="as-table">
      {isTable ? <FigureTable {...{ caption, head, rows }} /> : children}
      <button type="button" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
        <Table2 aria-hidden />
        {t('panels.asTable')}
      </button>
    </div>
  );
}

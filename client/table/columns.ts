import type { Column } from '../../shared/journey/columns.ts';
import type { Id } from '../../shared/journey/journey.ts';

/** What stands side by side in the table: a column of the map, or all those of a folded stage as one. */
export interface TableColumn {
  column: Column;
  /** Which of the map's columns it stands for. */
  from: number;
  to: number;
  isFolded: boolean;
}

export function tableColumns(columns: readonly Column[], open: ReadonlySet<Id>): TableColumn[] {
  const shown: TableColumn[] = [];
  for (const [i, column] of columns.entries()) {
    const isFolded = column.folded === true && !open.has(column.stageId);
    const last = shown.at(-1);
    if (isFolded && last?.isFolded && last.column.stageId === column.stageId) last.to = i;
    else shown.push({ column, from: i, to: i, isFolded });
  }
  return shown;
}

/** Where stages have steps both are named, for a step alone may be called the same in several stages. */
export const nameOfColumn = ({ column: { stepId, title, stageTitle }, isFolded }: TableColumn): string =>
  isFolded ? stageTitle : stepId === undefined ? title : `${stageTitle}, ${title}`;

import { type KeyboardEvent, memo, useRef } from 'react';
import { useLocale } from '../charts/use-locale.ts';
import type { Variables } from '../charts/variables.ts';
import { mayChange } from '../editor/allowed.ts';
import { arcAfterKey, arcCommands, typeArc } from '../editor/arc-commands.ts';
import type { Id } from '../../shared/journey/journey.ts';
import { formatNumber } from '../../shared/journey/format.ts';
import { useTranslation } from '../ui/speech.ts';
import { useTable } from './table-context.ts';

interface ArcCellProps {
  rowId: string;
  laneId: Id;
  columnId: Id;
  name: string;
  value: number | undefined;
}

/** How tight the story is at a column: 0 to 10, typed, or a step up and down with Alt. */
export const ArcCell = memo(function ArcCell({ rowId, laneId, columnId, name, value }: ArcCellProps) {
  const { port, role, personId } = useTable();
  const { t } = useTranslation();
  const { locale } = useLocale();
  const typed = useRef('');
  const words = value === undefined ? '' : t('lanes.arcValue', { value: formatNumber(locale, value, 1, 0) });

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || !mayChange({ role, personId, port }, 'arcs', { id: `${laneId}/${columnId}` }))
      return;
    const number = event.altKey ? undefined : typeArc(typed.current, event.key);
    typed.current = number?.typed ?? '';
    const isStep = event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown');
    const takes = event.key === 'Delete' || event.key === 'Backspace';
    const next = number ? number.value : isStep || takes ? arcAfterKey(event.key, value ?? 0) : undefined;
    if (!number && next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (next !== undefined && next !== value) port.run(arcCommands(port.records(), laneId, columnId, next));
  }
  return (
    <td
      className="table-cell table-number"
      tabIndex={-1}
      data-place={`cell/${rowId}/${columnId}`}
      aria-label={`${name}: ${words === '' ? '–' : words}`}
      onKeyDown={onKeyDown}
      onBlur={() => {
        typed.current = '';
      }}
    >
      {value === undefined ? (
        <span className="table-gap" aria-hidden>
          –
        </span>
      ) : (
        <span className="table-feeling" aria-hidden>
          <b>{formatNumber(locale, value, 1, 0)}</b>
          <span className="table-scale" style={{ '--at': String(value / 10) } as Variables} />
        </span>
      )}
    </td>
  );
});

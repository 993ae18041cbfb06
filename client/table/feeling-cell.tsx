import { type KeyboardEvent, memo, useLayoutEffect, useRef, useState } from 'react';
import { useLocale } from '../charts/use-locale.ts';
import type { Variables } from '../charts/variables.ts';
import { mayChange } from '../editor/allowed.ts';
import { feelingCommands, type FeelingPlace } from '../editor/feeling-commands.ts';
import { feelingWord, formatFeeling } from '../../shared/journey/charts/feelings-curve.describe.ts';
import type { FeelingPoint } from '../../shared/journey/feelings.ts';
import type { FeelingScale } from '../../shared/journey/journey.ts';
import { useTranslation } from '../ui/speech.ts';
import { NumberField } from './number-field.tsx';
import { useTable } from './table-context.ts';

interface FeelingCellProps {
  rowId: string;
  columnId: string;
  personaId: string;
  point: FeelingPoint | undefined;
  /** Whose, and where. */
  name: string;
  /** How the lane writes values, and its own words for them. */
  scale: FeelingScale | undefined;
  words: readonly string[] | undefined;
  /** The best or the worst moment of the curve. */
  extreme: 'peak' | 'lowest' | undefined;
}

/** What somebody feels at a column: a number from −2 to +2 and its word, written by typing it. */
export const FeelingCell = memo(function FeelingCell(props: FeelingCellProps) {
  const { rowId, columnId, personaId, point, name, extreme, scale } = props;
  const { port, mapId, role, personId } = useTable();
  const { t } = useTranslation();
  const { locale, say } = useLocale();
  const value = point?.value;
  const place: FeelingPlace = { mapId, personaId, columnId };
  const words =
    value === undefined
      ? t('table.noFeeling')
      : `${formatFeeling(locale, value, scale)}, ${feelingWord(value, locale, props.words)}`;
  const said = [
    words,
    extreme ? say(`feelings.${extreme}`) : '',
    point?.moment ? t('lanes.moment') : '',
    point?.note ?? '',
  ].filter((part) => part !== '');
  const set = (next: number | null): void => {
    if (next === null && value === undefined) return;
    if (next !== value) port.run(feelingCommands(port.records(), place, next));
  };
  return (
    <NumberCell
      placeKey={`cell/${rowId}/${columnId}`}
      name={t('table.feelingAt', {
        name,
        worst: formatFeeling(locale, -2, scale),
        best: formatFeeling(locale, 2, scale),
      })}
      said={said.join(', ')}
      value={value}
      scale={scale}
      readOnly={!mayChange({ role, personId, port }, 'feelings', { id: `${mapId}/${personaId}/${columnId}` })}
      onSet={set}
    >
      {value === undefined ? (
        <span className="table-gap" aria-hidden>
          –
        </span>
      ) : (
        <span className="table-feeling" aria-hidden>
          <b>{formatFeeling(locale, value, scale)}</b>
          <span className="table-scale" style={{ '--at': String((value + 2) / 4) } as Variables} />
          <span className="table-quiet">
            {extreme ? say(`feelings.${extreme}`) : feelingWord(value, locale, props.words)}
          </span>
        </span>
      )}
      {point?.moment || point?.note ? (
        <span className="table-said" aria-hidden>
          {[...(point.moment ? [t('lanes.moment')] : []), ...(point.note ? [point.note] : [])].join(' · ')}
        </span>
      ) : null}
    </NumberCell>
  );
});

interface NumberCellProps {
  placeKey: string;
  name: string;
  said: string;
  value: number | undefined;
  scale: FeelingScale | undefined;
  readOnly: boolean;
  onSet: (value: number | null) => void;
  children: React.ReactNode;
}

const STEP = 0.5;
const clamp = (value: number): number => Math.max(-2, Math.min(2, value));

/** A cell that is a number on the scale of feelings. It is read as it is; Enter, F2 or a digit opens the field in it. */
function NumberCell({ placeKey, name, said, value, scale, readOnly, onSet, children }: NumberCellProps) {
  const [typed, setTyped] = useState<string>();
  const cell = useRef<HTMLTableCellElement>(null);
  const goesBack = useRef(false);
  useLayoutEffect(() => {
    if (typed !== undefined || !goesBack.current) return;
    goesBack.current = false;
    cell.current?.focus({ preventScroll: true });
  }, [typed]);

  function onKeyDown(event: KeyboardEvent): void {
    if (readOnly || typed !== undefined || event.ctrlKey || event.metaKey) return;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      onSet(clamp((value ?? 0) + (event.key === 'ArrowUp' ? STEP : -STEP)));
    } else if (event.altKey) return;
    else if (event.key === 'Enter' || event.key === 'F2') setTyped('');
    else if (event.key === 'Delete' || event.key === 'Backspace') onSet(null);
    else if (/^[-+−\d.,]$/u.test(event.key)) setTyped(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <td
      ref={cell}

      className="table-cell table-number"
      tabIndex={-1}
      data-place={placeKey}
      aria-label={`${name}: ${said}`}
      onKeyDown={onKeyDown}
      onDoubleClick={() => !readOnly && setTyped('')}
    >
      {typed === undefined ? (
        children
      ) : (
        <NumberField
          label={name}
          value={value}
          scale={scale}
          typed={typed}
          onDone={(next, byKey) => {
            goesBack.current = byKey;
            setTyped(undefined);
            if (next !== undefined) onSet(next);
          }}
        />
      )}
    </td>
  );
}

import { useId, useState } from 'react';
import { useLocale } from '../charts/use-locale.ts';
import { cardKindOf } from '../../shared/journey/card-kind.ts';
import { columnsOf, lanesOf } from '../../shared/journey/columns.ts';
import type { Cell, Id, Journey } from '../../shared/journey/journey.ts';
import { Button } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';

export interface CellPickerProps {
  journey: Journey;
  mapId: Id;
  /** What picking does, in a word. */
  action: string;
  onPick: (cell: Cell) => void;
  /** Where to begin from, such as where a card stands. */
  start?: Cell | undefined;
}

/** A cell by name: lane and column; for those who do not drag, and for cards that have no place to be dragged from. */
export function CellPicker({ journey, mapId, action, onPick, start }: CellPickerProps) {
  const { t } = useTranslation();
  const { say } = useLocale();
  const lanes = lanesOf(journey, mapId).filter((lane) => cardKindOf(lane.kind) !== undefined);
  const columns = columnsOf(journey, mapId);
  const [laneId, setLane] = useState(start?.laneId);
  const [columnId, setColumn] = useState(start?.columnId);
  const laneField = useId();
  const columnField = useId();
  // what was chosen may be gone by now
  const lane = lanes.find((one) => one.id === laneId) ?? lanes[0];
  const column = columns.find((one) => one.id === columnId) ?? columns[0];
  if (!lane || !column) return <p className="sheet-note">{t('panels.noCell')}</p>;
  return (
    <div className="cell-picker">
      <label htmlFor={laneField}>{say('map.lane')}</label>
      <select id={laneField} value={lane.id} onChange={(event) => setLane(event.currentTarget.value)}>
        {lanes.map((one) => (
          <option key={one.id} value={one.id}>
            {one.title === '' ? say(`lane.${one.kind}`) : one.title}
          </option>
        ))}
      </select>
      <label htmlFor={columnField}>{say('map.stage')}</label>
      <select id={columnField} value={column.id} onChange={(event) => setColumn(event.currentTarget.value)}>
        {columns.map((one) => (
          <option key={one.id} value={one.id}>
            {one.stepId === undefined ? one.title : `${one.stageTitle} · ${one.title}`}
          </option>
        ))}
      </select>
      <Button onPress={() => onPick({ laneId: lane.id, columnId: column.id })}>{action}</Button>
    </div>
  );
}

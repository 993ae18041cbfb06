import { memo, useRef } from 'react';
import { useLocale } from '../../charts/use-locale.ts';
import { feelingWord, formatFeeling } from '../../../shared/journey/charts/feelings-curve.describe.ts';
import { feelingOfY, yOfFeeling } from '../../../shared/journey/charts/feelings-curve.geometry.ts';
import type { FeelingScale } from '../../../shared/journey/journey.ts';
import { useTranslation } from '../../ui/speech.ts';
import { typeNumber, valueAfterKey } from './feeling-values.ts';
import { useVerticalDrag } from './use-vertical-drag.ts';

export interface FeelingHandleProps {
  /** Column and, among several, persona. */
  name: string;
  note: string | undefined;
  moment: boolean;
  /** How the lane writes values. */
  scale: FeelingScale | undefined;
  words: readonly string[] | undefined;
  isChosen: boolean;
  x: number;
  value: number;
  lane: { y: number; height: number };
  readOnly: boolean;
  /** In flight; null when it was let go or given up. */
  onFly: (value: number | null) => void;
  /** Null makes a gap. */
  onSet: (value: number | null) => void;
  /** Shows what is known about it beside the map. */
  onChoose: () => void;
}

/** A face that is dragged up and down, or moved by keys, or typed as a number. */
export const FeelingHandle = memo(function FeelingHandle(props: FeelingHandleProps) {
  const { name, note, moment, scale, x, value, lane, readOnly, isChosen, onFly, onSet, onChoose } = props;
  const { t } = useTranslation();
  const { locale } = useLocale();
  const { handlers, giveUp } = useVerticalDrag({
    y: yOfFeeling(lane, value),
    valueOf: (y) => feelingOfY(lane, y),
    onFly,
    onSet,
    onPress: onChoose,
  });
  const typed = useRef('');
  const said = `${formatFeeling(locale, value, scale)} (${feelingWord(value, locale, props.words)})`;
  const words = [said, moment ? t('lanes.moment') : '', note ?? ''].filter((part) => part !== '').join('. ');
  const y = yOfFeeling(lane, value) - lane.y;
  const style = { transform: `translate(${x}px, ${y}px)` };
  if (readOnly) {
    return <div className="feeling-handle" style={style} role="img" aria-label={`${name}: ${words}`} title={note} />;
  }

  return (
    <div
      className="feeling-handle feeling-handle-live nopan nodrag nokey"
      style={style}
      role="slider"
      tabIndex={0}
      aria-label={t('lanes.feelingAt', { column: name })}
      aria-orientation="vertical"
      aria-valuemin={-2}
      aria-valuemax={2}
      aria-valuenow={value}
      aria-valuetext={words}
      title={note}
      data-chosen={isChosen || undefined}
      {...handlers}
      onBlur={() => {
        typed.current = '';
      }}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const number = typeNumber(typed.current, event.key, scale);
        typed.current = number?.typed ?? '';
        if (event.key === 'Enter') {
          event.preventDefault();
          event.stopPropagation();
          onChoose();
          return;
        }
        const next = number ? number.value : valueAfterKey(event.key, value);
        const isGivenUp = event.key === 'Escape' && giveUp();
        if (!isGivenUp && number === undefined && next === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        if (next !== undefined && next !== value) onSet(next);
      }}
    />
  );
});

import { memo, useRef } from 'react';
import { useLocale } from '../../charts/use-locale.ts';
import { arcOfY, yOfArc } from '../../../shared/journey/charts/arc-curve.geometry.ts';
import { formatNumber } from '../../../shared/journey/format.ts';
import { arcAfterKey, typeArc } from '../../editor/arc-commands.ts';
import { useTranslation } from '../../ui/speech.ts';
import { useVerticalDrag } from './use-vertical-drag.ts';

export interface ArcHandleProps {
  /** Its column. */
  name: string;
  x: number;
  value: number;
  lane: { y: number; height: number };
  readOnly: boolean;
  /** In flight; null when it was let go or given up. */
  onFly: (value: number | null) => void;
  /** Null makes a gap. */
  onSet: (value: number | null) => void;
}

/** A diamond that is dragged up and down, or moved by keys, or typed as a number. */
export const ArcHandle = memo(function ArcHandle({ name, x, value, lane, readOnly, onFly, onSet }: ArcHandleProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const { handlers, giveUp } = useVerticalDrag({
    y: yOfArc(lane, value),
    valueOf: (y) => arcOfY(lane, y),
    onFly,
    onSet,
  });
  const typed = useRef('');
  const words = t('lanes.arcValue', { value: formatNumber(locale, value, 1, 0) });
  const style = { transform: `translate(${x}px, ${yOfArc(lane, value) - lane.y}px)` };
  if (readOnly) return <div className="feeling-handle" style={style} role="img" aria-label={`${name}: ${words}`} />;

  return (
    <div
      className="feeling-handle feeling-handle-live nopan nodrag nokey"
      style={style}
      role="slider"
      tabIndex={0}
      aria-label={t('lanes.arcAt', { column: name })}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={10}
      aria-valuenow={value}
      aria-valuetext={words}
      {...handlers}
      onBlur={() => {
        typed.current = '';
      }}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const number = typeArc(typed.current, event.key);
        typed.current = number?.typed ?? '';
        const next = number ? number.value : arcAfterKey(event.key, value);
        const isGivenUp = event.key === 'Escape' && giveUp();
        if (!isGivenUp && number === undefined && next === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        if (next !== undefined && next !== value) onSet(next);
      }}
    />
  );
});

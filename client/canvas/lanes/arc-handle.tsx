import { memo, type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../charts/use-locale.ts';
import { arcOfY, yOfArc } from '../../../shared/journey/charts/arc-curve.geometry.ts';
import { formatNumber } from '../../../shared/journey/format.ts';
import { arcAfterKey, typeArc } from '../../editor/arc-commands.ts';

/** Within this many pixels of the screen a press is a click, not a drag. */
const STILL = 3;

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
  const grab = useRef<{ pointer: number; y: number; scale: number; flew?: number } | null>(null);
  const typed = useRef('');
  const words = t('lanes.arcValue', { value: formatNumber(locale, value, 1, 0) });
  const style = { transform: `translate(${x}px, ${yOfArc(lane, value) - lane.y}px)` };
  if (readOnly) return <div className="feeling-handle" style={style} role="img" aria-label={`${name}: ${words}`} />;

  const take = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    const shown = event.currentTarget.getBoundingClientRect().height;
    const scale = shown > 0 ? shown / event.currentTarget.offsetHeight : 1;
    grab.current = { pointer: event.clientY, y: yOfArc(lane, value), scale };
  };
  const fly = (event: PointerEvent<HTMLDivElement>): void => {
    const held = grab.current;
    if (!held) return;
    const way = event.clientY - held.pointer;
    if (held.flew === undefined && Math.abs(way) < STILL) return;
    held.flew = arcOfY(lane, held.y + way / held.scale);
    onFly(held.flew);
  };
  const land = (write: boolean): void => {
    const flew = grab.current?.flew;
    grab.current = null;
    if (flew === undefined) return;
    onFly(null);
    if (write) onSet(flew);
  };
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
      onPointerDown={take}
      onPointerMove={fly}
      onPointerUp={() => land(true)}
      onPointerCancel={() => land(false)}
      onLostPointerCapture={() => land(false)}
      onBlur={() => {
        typed.current = '';
      }}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const number = typeArc(typed.current, event.key);
        typed.current = number?.typed ?? '';
        const next = number ? number.value : arcAfterKey(event.key, value);
        if (event.key === 'Escape' && grab.current) land(false);
        else if (number === undefined && next === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        if (next !== undefined && next !== value) onSet(next);
      }}
    />
  );
});

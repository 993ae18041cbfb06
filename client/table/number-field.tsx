import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useLocale } from '../charts/use-locale.ts';
import { keptFeeling, shownFeeling } from '../../shared/journey/feeling-scale.ts';
import type { FeelingScale } from '../../shared/journey/journey.ts';
import { formatFeeling } from '../../shared/journey/charts/feelings-curve.describe.ts';

const WORST = -2;
const BEST = 2;

/** What was typed as a number of the scale, to the tenth that is shown; null for nothing, undefined for what is no such number. */
export function readFeeling(typed: string, scale?: FeelingScale): number | null | undefined {
  const text = typed.trim().replace('−', '-').replace(',', '.');
  if (text === '') return null;
  if (!/^[-+]?\d*\.?\d+\.?$/u.test(text)) return undefined;
  const value = keptFeeling(Math.round(Number(text) * 10) / 10, scale);
  return value === undefined ? undefined : Math.round(value * 100) / 100;
}

interface NumberFieldProps {
  label: string;
  value: number | undefined;
  scale: FeelingScale | undefined;
  /** The key that opened it; empty: what stands there is changed. */
  typed: string;
  /** Undefined changes nothing; `byKey` when the keyboard goes back to the cell. */
  onDone: (value: number | null | undefined, byKey: boolean) => void;
}

/** Decimal comma and point are both read, whatever language the browser is in. */
export function NumberField({ label, value, scale, typed, onDone }: NumberFieldProps) {
  const { locale } = useLocale();
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  const [text, setText] = useState(typed === '' && value !== undefined ? formatFeeling(locale, value, scale) : typed);
  const read = readFeeling(text, scale);
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
    if (typed === '') field.current?.select();
  }, [typed]);

  function finish(kept: boolean, byKey: boolean): void {
    if (done.current) return;
    done.current = true;
    onDone(kept ? read : undefined, byKey);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    event.stopPropagation();
    if (event.key === 'Enter' || event.key === 'Tab') {
      // a number that is none is put right, not thrown away
      if (read !== undefined) finish(true, true);
    } else if (event.key === 'Escape') finish(false, true);
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const next = (read ?? 0) + (event.key === 'ArrowUp' ? 0.5 : -0.5);
      setText(formatFeeling(locale, Math.max(WORST, Math.min(BEST, next)), scale));
    } else return;
    event.preventDefault();
  }
  return (
    <input
      ref={field}
      className="table-number-field"
      role="spinbutton"
      inputMode="decimal"
      aria-label={label}
      aria-valuemin={shownFeeling(WORST, scale)}
      aria-valuemax={shownFeeling(BEST, scale)}
      aria-valuenow={read == null ? undefined : shownFeeling(read, scale)}
      aria-invalid={read === undefined}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => finish(read !== undefined, false)}
      onKeyDown={onKeyDown}
    />
  );
}

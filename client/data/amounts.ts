import { readNumber } from '../../shared/files/table/numbers.ts';
import { formatNumber } from '../../shared/journey/format.ts';
import type { Locale, Metric } from '../../shared/journey/journey.ts';

type Unit = Pick<Metric, 'unit'>;

/** How a value is written in a field: shares in per cent, everything else as it is. */
export function amountText(locale: Locale, { unit }: Unit, value: number | undefined): string {
  if (value === undefined) return '';
  // a grouping mark in a field would be read as a decimal one by half of the world
  return formatNumber(locale, unit === 'share' ? value * 100 : value, 6, 0).replace(
    locale === 'tr' ? /\./gu : /,/gu,
    '',
  );
}

/** What was written, in the metric’s base unit; undefined when it is no number. */
export function amountOf(locale: Locale, { unit }: Unit, text: string): number | undefined {
  const cell = readNumber(text, locale === 'tr' ? 'comma' : 'point');
  if (cell.kind !== 'number') return undefined;
  return unit === 'share' && cell.unit === undefined ? cell.value / 100 : cell.value;
}

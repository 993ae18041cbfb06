import { formatCount, formatNumber, formatValue } from '../../journey/format.ts';
import type { Locale, Metric } from '../../journey/journey.ts';

/** How a chart's numbers are written, as plain data: a deck travels from the worker that makes it to the page. */
export type Figure =
  { as: 'count' } | { as: 'feeling'; signed: boolean } | { as: 'metric'; metric: Pick<Metric, 'unit'> };

export function sayFigure(figure: Figure, lang: Locale, value: number): string {
  switch (figure.as) {
    case 'count':
      return formatCount(lang, value);
    case 'feeling':
      return `${figure.signed && value > 0 ? '+' : ''}${formatNumber(lang, value, 1)}`;
    case 'metric':
      return formatValue(lang, figure.metric, value);
  }
}

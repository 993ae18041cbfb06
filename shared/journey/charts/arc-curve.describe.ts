import type { Arc } from '../arc.ts';
import { formatNumber } from '../format.ts';
import type { Id, Locale } from '../journey.ts';
import { sayIn } from '../words/words.ts';

/** The arc in words: each point, then where it is highest. */
export function describeArc(arc: Arc, titles: ReadonlyMap<Id, string>, locale: Locale): string {
  const say = sayIn(locale);
  const known = arc.points.filter(({ value }) => value !== undefined);
  if (known.length === 0) return '';
  const points = known.map(
    ({ columnId, value }) => `${titles.get(columnId) ?? ''} ${formatNumber(locale, value ?? 0, 1, 0)}`,
  );
  const climax = arc.climax === undefined ? undefined : titles.get(arc.climax);
  return [
    `${say('arc.is', { points: points.join(', ') })}.`,
    ...(climax === undefined ? [] : [`${say('arc.highest', { column: climax })}.`]),
  ].join(' ');
}

import type { Id } from '../../shared/journey/journey.ts';

/** What a stop is not about steps back; on the map itself nothing changes. */
export function dimming(shows: readonly Id[]): string {
  if (shows.length === 0) return '';
  const cards = shows.map((id) => `:not([data-id="${id}"])`).join('');
  return `.board .react-flow__node${cards} { opacity: 0.25; transition: opacity 160ms; }`;
}

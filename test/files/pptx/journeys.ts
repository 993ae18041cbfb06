import { journeyOf } from '../../../shared/files/journey-file.ts';
import { columnsOf, lanesOf, mapsOf } from '../../../shared/journey/columns.ts';
import type { Card, Journey, Locale } from '../../../shared/journey/journey.ts';
import { templateFile } from '../../../templates/index.ts';

export const NOW = Date.UTC(2026, 10, 1);

export function shop(lang: Locale = 'en'): Journey {
  return journeyOf(templateFile('online-purchase', lang));
}

/** The shop's map with these cards only, dealt out over its card lanes and columns in turn. */
export function withTitles(titles: readonly string[], lang: Locale = 'en'): Journey {
  const journey = shop(lang);
  const map = mapsOf(journey)[0];
  if (!map) throw new Error('the template has no map');
  const lanes = lanesOf(journey, map.id).filter(({ kind }) => !['feelings', 'funnel', 'metrics'].includes(kind));
  const columns = columnsOf(journey, map.id);
  const cards = titles.map((title, i): [string, Card] => {
    const id = `card${String(i).padStart(8, '0')}`;
    const laneId = lanes[i % lanes.length]?.id ?? '';
    const columnId = columns[Math.floor(i / lanes.length) % columns.length]?.id ?? '';
    return [
      id,
      { id, createdBy: 'template', cell: { laneId, columnId }, order: `a${i % 9}`, kind: 'pain', title, body: '' },
    ];
  });
  return { ...journey, cards: new Map(cards) };
}

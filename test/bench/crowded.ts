import { journeyOf } from '../../shared/files/journey-file.ts';
import type { JourneyFile } from '../../shared/files/journey-file.types.ts';
import type { Card } from '../../shared/journey/journey.ts';
import { layoutMap } from '../../shared/journey/layout.ts';
import { templateFile } from '../../templates/index.ts';

/** The sample board with so many cards in all, spread over its card lanes and columns. */
export function crowdedBoard(count: number): JourneyFile {
  const file = templateFile('online-purchase', 'en');
  const mapId = file.maps?.[0]?.id ?? '';
  const { lanes, columns } = layoutMap(journeyOf(file), mapId);
  const homes = lanes.filter((lane) => lane.shape === 'cards');
  const sample = file.cards ?? [];
  const more = Array.from({ length: Math.max(0, count - sample.length) }, (_, i): Card => {
    const laneId = homes[i % homes.length]?.id ?? '';
    const columnId = columns[Math.floor(i / homes.length) % columns.length]?.id ?? '';
    const title = `Card ${i} says something of a usual length`;
    const id = `BENCH${String(i).padStart(7, '0')}`;
    return {
      id,
      createdBy: 'template',
      cell: { laneId, columnId },
      order: `b${String(i).padStart(5, '0')}`,
      kind: 'action',
      title,
      body: '',
    };
  });
  return { ...file, cards: [...sample, ...more] };
}

import { mapsOf } from '../../journey/columns.ts';
import type { Journey } from '../../journey/journey.ts';
import { cellsSheet } from './cells.ts';
import { cardsSheet, feelingsSheet, funnelSheet, numbersSheet, type Told } from './lists.ts';
import type { Sheet, SheetKey, SheetOptions } from './sheet.ts';

export { SHEETS, type Sheet, type SheetKey } from './sheet.ts';

function told(journey: Journey, { lang, mapId, timeZone = journey.board.timeZone }: SheetOptions): Told {
  const maps = mapsOf(journey).filter((map) => mapId === undefined || map.id === mapId);
  return { journey, maps, lang, timeZone };
}

/** One table of a board. Of several maps `cells` shows the first: a grid has one row of stages. */
export function sheetOf(journey: Journey, key: SheetKey, options: SheetOptions): Sheet | undefined {
  const about = told(journey, options);
  switch (key) {
    case 'cells': {
      const [map] = about.maps;
      return map && cellsSheet(journey, map, options.lang);
    }
    case 'cards':
      return cardsSheet(about);
    case 'feelings':
      return feelingsSheet(about);
    case 'numbers':
      return numbersSheet(about);
    case 'funnel':
      return funnelSheet(about);
  }
}

/** All tables of a board: a grid for each map, then the lists. */
export function sheetsOf(journey: Journey, options: SheetOptions): Sheet[] {
  const about = told(journey, options);
  return [
    ...about.maps.map((map) => cellsSheet(journey, map, options.lang)),
    cardsSheet(about),
    feelingsSheet(about),
    numbersSheet(about),
    funnelSheet(about),
  ];
}

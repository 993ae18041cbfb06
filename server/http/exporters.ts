import { writeJourneyFile } from '../../shared/files/journey-file.ts';
import { writePptx } from '../../shared/files/pptx/pptx.ts';
import { mapSvg } from '../../shared/files/svg.ts';
import type { Journey } from '../../shared/journey/journey.ts';
import type { Pictures } from '../../shared/journey/pictures.ts';

/** How a journey leaves: bytes and what they are. */
export interface Exporter {
  type: string;
  extension: string;
  write: (
    journey: Journey,
    options: { now: number; lang: 'en' | 'tr'; mapId: string | undefined; pictures: Pictures },
  ) => Uint8Array | string;
}

export const exporters: Readonly<Record<string, Exporter>> = {
  json: {
    type: 'application/json; charset=utf-8',
    extension: 'json',
    write: (journey, { pictures }) => writeJourneyFile(journey, pictures),
  },
  svg: { type: 'image/svg+xml; charset=utf-8', extension: 'svg', write: mapSvg },
  pptx: {
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    extension: 'pptx',
    write: (journey, { mapId, ...options }) =>
      writePptx(journey, { ...options, ...(mapId === undefined ? {} : { mapId }) }),
  },
};

import type { PicturePort } from '../editor/pictures.ts';
import { openedPictures, picturesIn } from './export-pictures.ts';
import { writeJourneyFile } from '../../shared/files/journey-file.ts';
import { type FileFormat, type FormatName, FORMATS } from '../../shared/files/formats.ts';
import type { Paper } from '../../shared/files/pdf/sheets.ts';
import type { SheetKey } from '../../shared/files/sheets/sheet.ts';
import { mapSvg } from '../../shared/files/svg.ts';
import type { Id, Journey, Locale } from '../../shared/journey/journey.ts';
import { drawnMap, type Look } from '../../shared/journey/look.ts';
import type { Scene } from '../../shared/journey/scene.types.ts';
import { TOKENS, type Tokens } from '../../shared/journey/tokens.ts';
import { greatestScale, mapPng, type Scale } from './map-png.ts';

export const PPTX_TYPE = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

/** What a map can be saved as. */
export type Format = Exclude<FormatName, 'mermaid'> | 'png' | 'mmd';

export interface Wanted {
  journey: Journey;
  mapId: Id;
  lang: Locale;
  theme: Tokens['name'];
  scale: Scale;
  now: number;
  /** As it is looked at: whose numbers of when, and what is drawn beside. */
  look?: Look | undefined;
  pictures?: PicturePort | undefined;
  /** What a PDF is printed on; on sheets it is light, whatever the screen is. */
  paper?: Paper;
  /** Which table a CSV is. */
  table?: SheetKey;
  /** How much of it is made, from 0 to 1. */
  onProgress?: ((share: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

export function sceneFor({
  journey,
  mapId,
  lang,
  theme,
  look = {},
  now,
}: Pick<Wanted, 'journey' | 'mapId' | 'lang' | 'theme' | 'look' | 'now'>): Scene {
  return drawnMap(journey, mapId, look, { tokens: TOKENS[theme], locale: lang, now }).scene;
}

/** The file, drawn from the model (X2). */
export async function fileOf(format: Format, wanted: Wanted): Promise<Blob> {
  const { journey, mapId, lang, theme, scale, now, look } = wanted;
  switch (format) {
    case 'pptx': {
      const { writePptx } = await import('../../shared/files/pptx/pptx.ts');
      return new Blob(
        [
          new Uint8Array(
            writePptx(journey, { now, lang, mapId, look, pictures: await picturesIn(journey, wanted.pictures) }),
          ),
        ],
        { type: PPTX_TYPE },
      );
    }
    case 'svg':
      return new Blob(
        [
          mapSvg(journey, {
            lang,
            mapId,
            theme,
            look,
            now,
            pictures: await picturesIn(journey, wanted.pictures),
          }),
        ],
        {
          type: 'image/svg+xml',
        },
      );
    case 'png': {
      const scene = sceneFor(wanted);
      const opened = await openedPictures(await picturesIn(journey, wanted.pictures));
      return mapPng(scene, greatestScale(scene, scale), {
        opened,
        onProgress: wanted.onProgress,
        signal: wanted.signal,
      });
    }
    case 'json':
      return new Blob([writeJourneyFile(journey, await picturesIn(journey, wanted.pictures))], {
        type: 'application/json',
      });
    default: {
      const { type, write }: FileFormat = FORMATS[format === 'mmd' ? 'mermaid' : format];
      const { paper = 'one', table } = wanted;
      const pictures = await picturesIn(journey, wanted.pictures);
      const onPaper = paper === 'one' ? theme : 'light';
      const bytes = await write(journey, { now, lang, mapId, theme: onPaper, paper, table, look, pictures });
      return new Blob([new Uint8Array(bytes)], { type });
    }
  }
}

import type { PicturePort } from '../editor/pictures.ts';
import { openedPictures, picturesIn } from './export-pictures.ts';
import { fileMade } from './file-job.ts';
import type { FileRequest, Made } from './file-work.ts';
import { officePictures, paperPictures } from './office-pictures.ts';
import { type FormatName, FORMATS } from '../../shared/files/formats.ts';
import type { Paper } from '../../shared/files/pdf/sheets.ts';
import type { SheetKey } from '../../shared/files/sheets/sheet.ts';
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
  const { journey, mapId, lang, theme, scale, now, look, onProgress, signal } = wanted;
  const found = await picturesIn(journey, wanted.pictures);
  switch (format) {
    case 'png': {
      const scene = sceneFor(wanted);
      const opened = await openedPictures(found);
      return mapPng(scene, greatestScale(scene, scale), { opened, onProgress, signal });
    }
    case 'pptx': {
      const pictures = await officePictures(found);
      const { bytes } = await made({ want: 'slides', journey, options: { now, lang, mapId, look, pictures } }, signal);
      return new Blob([bytes], { type: PPTX_TYPE });
    }
    case 'pdf': {
      const { paper = 'one' } = wanted;
      const pictures = await paperPictures(found);
      const options = { now, lang, mapId, paper, pictures, theme: paper === 'one' ? theme : 'light', look } as const;
      const first = await made({ want: 'pdf', journey, options }, signal);
      if (first.strange.length === 0) return new Blob([first.bytes], { type: FORMATS.pdf.type });
      const { drawLines } = await import('./draw-lines.ts');
      const lines = drawLines(first.strange);
      const { bytes } = await made({ want: 'pdf', journey, options: { ...options, lines } }, signal);
      return new Blob([bytes], { type: FORMATS.pdf.type });
    }
    default: {
      const want = format === 'mmd' ? 'mermaid' : format;
      const options = { now, lang, mapId, theme, table: wanted.table, pictures: found, look };
      const { bytes } = await made({ want, journey, options }, signal);
      return new Blob([bytes], { type: FORMATS[want].type });
    }
  }
}

async function made(request: FileRequest, signal: AbortSignal | undefined): Promise<Extract<Made, { at: 'file' }>> {
  const answer = await fileMade(request, { signal });
  if (answer.at !== 'file') throw new Error('no file was made');
  return answer;
}

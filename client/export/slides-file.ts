import type { Journey } from '../../shared/journey/journey.ts';
import type { PicturePort } from '../editor/pictures.ts';
import { picturesIn } from './export-pictures.ts';
import { fileMade } from './file-job.ts';
import { PPTX_TYPE } from './files.ts';
import { officePictures } from './office-pictures.ts';
import { optionsOf, type SlideChoices } from './slides-choices.ts';

/** The slides as they were chosen, without being looked at first. */
export async function slidesFile(
  journey: Journey,
  choices: SlideChoices,
  port?: PicturePort,
  going: Parameters<typeof fileMade>[1] = {},
): Promise<Blob> {
  const pictures = await officePictures(await picturesIn(journey, port));
  const options = optionsOf(choices, { now: Date.now(), pictures });
  const made = await fileMade({ want: 'slides', journey, options }, going);
  if (made.at !== 'file') throw new Error('no file was made');
  return new Blob([made.bytes], { type: PPTX_TYPE });
}

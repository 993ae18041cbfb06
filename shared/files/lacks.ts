import type { Problem } from '../journey/journey.ts';
import type { Pictures } from '../journey/pictures.ts';
import { lettersOf, type StrangeLine } from './pdf/strange-lines.ts';

/** Kinds of pictures that a file of this kind cannot show. */
const UNSHOWN: Readonly<Record<string, readonly string[]>> = {
  pdf: ['image/webp', 'image/gif'],
  pptx: ['image/webp'],
};
const MOST_LETTERS = 100;

/**
 * What a file made without a browser does not show: letters that no font here has are boxes in it, and pictures of kinds that it
 * cannot hold are missing. Whoever made it is told, for a box says nothing by itself.
 */
export function lacksOf(format: string, strange: readonly StrangeLine[], pictures: Pictures): Problem[] {
  const letters = lettersOf(strange).slice(0, MOST_LETTERS).join('');
  const unshown = [...pictures].filter(([, { type }]) => UNSHOWN[format]?.includes(type));
  return [
    ...(letters === '' ? [] : [{ where: 'letters', code: 'no-font', values: { letters, lines: strange.length } }]),
    ...unshown.map(([hash, { type }]) => ({ where: `assets/${hash}`, code: 'picture-not-shown', values: { type } })),
  ];
}

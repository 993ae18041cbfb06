import type { Journey } from './journey.ts';

export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** A picture as it is stored and embedded: known by the hash of its bytes. */
export interface Picture {
  type: PictureType;
  bytes: Uint8Array;
}

export type Pictures = ReadonlyMap<string, Picture>;

export const NO_PICTURES: Pictures = new Map<string, Picture>();

/** Content hashes of everything a journey shows; deleted records too, for they may be brought back (J4). */
export function pictureIds({ cards, notes, personas }: Pick<Journey, 'cards' | 'notes' | 'personas'>): Set<string> {
  const ids = new Set<string>();
  for (const { imageId } of cards.values()) if (imageId !== undefined) ids.add(imageId);
  for (const { imageId } of notes.values()) if (imageId !== undefined) ids.add(imageId);
  for (const { picture } of personas.values()) if (picture !== '') ids.add(picture);
  return ids;
}

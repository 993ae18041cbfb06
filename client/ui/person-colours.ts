/**
 * One colour a person, the same on cursor, avatar and selection; the server deals out the index (D8). Neighbours differ
 * most. All are of one lightness, so that white words on them pass AA and they show on either theme's canvas.
 */
export const PERSON_COLOURS = [
  '#4169CC',
  '#BD4919',
  '#0E7C72',
  '#B2468A',
  '#7D6E05',
  '#8257C1',
  '#2B7F11',
  '#BF4255',
  '#04779D',
  '#9F5F08',
] as const;

export const PERSON_INK = '#FFFFFF';

export function personColour(index: number): string {
  const count = PERSON_COLOURS.length;
  const at = Number.isFinite(index) ? ((Math.trunc(index) % count) + count) % count : 0;
  return PERSON_COLOURS[at] ?? PERSON_COLOURS[0];
}

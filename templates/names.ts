/** What no person typed. */
export const BY = { createdBy: 'template' };

/** Key of something in a template → what it is called on the board. */
export type Name = (key: string) => string;

export function compositeKey(...parts: readonly string[]): string {
  return parts.join('/');
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Twelve letters from a path, always the same (two rounds of FNV-1a, 32 bits each, stretched). */
export function idOf(path: string): string {
  let id = '';
  for (let round = 0; id.length < 12; round++) {
    let hash = 0x811c9dc5 ^ Math.imul(round + 1, 0x9e3779b1);
    for (let i = 0; i < path.length; i++) hash = Math.imul(hash ^ path.charCodeAt(i), 0x01000193);
    for (let digit = 0, rest = hash >>> 0; digit < 4 && id.length < 12; digit++, rest = Math.floor(rest / 62))
      id += LETTERS[rest % 62];
  }
  return id;
}

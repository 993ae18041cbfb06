export interface Splice {
  at: number;
  removed: number;
  inserted: string;
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code < 0xdc00;

/**
 * What was typed, as one splice; undefined when nothing was. The caret stands behind what was inserted, which tells
 * "a" typed before an "a" from one typed behind it.
 */
export function spliceBetween(before: string, after: string, caret: number): Splice | undefined {
  if (before === after) return undefined;
  const behind = after.length - caret;
  const tail = behind >= 0 && behind <= before.length && before.endsWith(after.slice(caret)) ? behind : 0;
  const most = Math.min(before.length, after.length);
  let at = 0;
  while (at < most - tail && before[at] === after[at]) at++;
  // half an emoji must not be left behind
  if (at > 0 && isHighSurrogate(before.charCodeAt(at - 1))) at--;
  return { at, removed: before.length - at - tail, inserted: after.slice(at, after.length - tail) };
}

/** Where a caret is after someone else's splice; it stays before what is inserted right at it. */
export function caretAfter(
  caret: number,
  { at, removed, inserted }: { at: number; removed: number; inserted: number },
): number {
  if (caret <= at) return caret;
  return caret >= at + removed ? caret - removed + inserted : at;
}

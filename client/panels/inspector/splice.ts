export interface Splice {
  at: number;
  remove: number;
  insert: string;
}

const isHigh = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff;
};
const isLow = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
};

/**
 * What was typed, as one splice. The caret tells which of several equal letters is the new one; a letter of two units
 * is never cut in half, because half a letter cannot be stored.
 */
export function spliceOf(old: string, next: string, caret: number): Splice {
  const most = Math.min(old.length, Math.max(0, next.length - caret));
  let tail = 0;
  while (tail < most && old[old.length - 1 - tail] === next[next.length - 1 - tail]) tail++;
  const room = Math.min(old.length, next.length) - tail;
  let at = 0;
  while (at < room && old[at] === next[at]) at++;
  if (at > 0 && isHigh(old, at - 1)) at--;
  if (tail > 0 && isLow(old, old.length - tail)) tail--;
  return { at, remove: old.length - tail - at, insert: next.slice(at, next.length - tail) };
}

/** Where a caret stands after somebody else's splice. */
export function shifted(caret: number, { at, removed, inserted }: { at: number; removed: number; inserted: number }) {
  if (caret <= at) return caret;
  return Math.max(at, caret - removed) + inserted;
}

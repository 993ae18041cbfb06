// what XML 1.0 cannot hold at all, escaped or not; with the u flag the surrogates are only those without a partner
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** A text without what would make the whole file unreadable. */
export function clean(text: string): string {
  return text.replace(UNWRITABLE, '');
}

/** On one line; spaces that must not break stay what they are. */
export function flat(text: string): string {
  return clean(text)
    .replace(/[^\S\u00a0\u202f]+/gu, ' ')
    .trim();
}

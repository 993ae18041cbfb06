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

export function escapeText(text: string): string {
  return clean(text).replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}

/** For attributes: a line break in one would be read back as a space anyway. */
export function escapeAttribute(text: string): string {
  return escapeText(text.replace(/\s+/gu, ' ').trim()).replace(/"/gu, '&quot;');
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const NAMESPACES =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';

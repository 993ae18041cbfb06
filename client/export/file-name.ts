/** Names Windows keeps for itself, whatever comes after a dot. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;
const LONGEST = 80;

/** A file name from a title that every system takes. */
export function fileName(title: string, extension: string): string {
  const plain = title.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Surrogate}]+/gu, ' ').replace(/\s+/gu, ' ');
  const short = [...plain.trim()].slice(0, LONGEST).join('');
  // Windows drops dots and spaces at the end, and with them the difference of two names
  const kept = short.replace(/^[. ]+|[. ]+$/gu, '');
  const name = kept === '' ? 'journey' : RESERVED.test(kept) ? `${kept} map` : kept;
  return `${name}.${extension}`;
}

/** Hands bytes to the browser's own downloads. */
export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // the download has its own hold on the bytes once the click was handled
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A text as Turkish Windows saves it: ISO 8859-9 in the letters that are used here. */
export function windows1254(text: string): Buffer {
  const shared: Readonly<Record<string, string>> = { Ğ: 'Ð', İ: 'Ý', Ş: 'Þ', ğ: 'ð', ı: 'ý', ş: 'þ' };
  return Buffer.from(
    text.replaceAll(/[ĞİŞğış]/gu, (letter) => shared[letter] ?? letter),
    'latin1',
  );
}

export interface BroughtFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A file as a person chooses it in a dialog. */
export function csv(name: string, content: string | Uint8Array): BroughtFile {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(content) };
}

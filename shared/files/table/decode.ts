import type { Parsed, Problem } from '../../journey/journey.ts';

export const MAX_BYTES = 20_000_000;

/** What bytes can be read as; the last ones are never guessed, only chosen: their letters pass for Turkish ones. */
export const ENCODINGS = ['utf-8', 'windows-1254', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1250'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface DecodedText {
  text: string;
  encoding: Encoding;
}

const startsWith = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, i) => bytes[i] === byte);
const refuse = (code: string, values: NonNullable<Problem['values']> = {}): Parsed<DecodedText> => ({
  ok: false,
  problems: [{ where: 'file', code, values }],
});
const accept = (text: string, encoding: Encoding, problems: readonly Problem[] = []): Parsed<DecodedText> => {
  const clean = text.replaceAll('\u0000', '').replace(/^\uFEFF/, '');
  return clean.trim() === '' ? refuse('table-empty') : { ok: true, value: { text: clean, encoding }, problems };
};

/** UTF-16 without a mark shows as every second byte zero. */
function silentUtf16(bytes: Uint8Array): Encoding | undefined {
  const head = bytes.subarray(0, 2000);
  let even = 0;
  let odd = 0;
  head.forEach((byte, i) => {
    if (byte !== 0) return;
    if (i % 2 === 0) even += 1;
    else odd += 1;
  });
  if (odd > head.length * 0.3 && even < odd / 4) return 'utf-16le';
  if (even > head.length * 0.3 && odd < even / 4) return 'utf-16be';
  return undefined;
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A file cut inside a letter is valid but for its last bytes. */
function cutUtf8(bytes: Uint8Array): string | undefined {
  const last = bytes.findLastIndex((byte) => byte >= 0xc2 && byte <= 0xf4);
  if (last < 0 || bytes.length - last > 3) return undefined;
  const text = strictUtf8(bytes.subarray(0, last));
  // without another multi-byte letter it may as well be a Turkish file ending in ş
  return text !== undefined && /[^\u0000-\u007F]/.test(text) ? text : undefined;
}

/**
 * Bytes → text: what somebody chose, else a byte order mark decides, else strict UTF-8, else Windows-1254 (a superset of
 * ISO-8859-9). A choice is followed even where letters come out wrong: they are seen in the preview.
 */
export function decodeText(bytes: Uint8Array, chosen?: Encoding): Parsed<DecodedText> {
  if (bytes.length === 0) return refuse('table-empty');
  if (bytes.length > MAX_BYTES) return refuse('table-large', { megabytes: MAX_BYTES / 1_000_000 });
  if (startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refuse('table-excel');
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return refuse('table-binary');
  if (chosen !== undefined) return accept(new TextDecoder(chosen).decode(bytes), chosen);
  if (startsWith(bytes, 0xff, 0xfe)) return accept(new TextDecoder('utf-16le').decode(bytes), 'utf-16le');
  if (startsWith(bytes, 0xfe, 0xff)) return accept(new TextDecoder('utf-16be').decode(bytes), 'utf-16be');
  const silent = silentUtf16(bytes);
  if (silent !== undefined) return accept(new TextDecoder(silent).decode(bytes), silent);
  const utf8 = strictUtf8(bytes);
  if (utf8 !== undefined) {
    // letters a wrong decoding already destroyed cannot be brought back: say so
    const damaged = /\uFFFD|Ã[\u0080-\u00BF]|Ä[±°Ÿ]|Å[Ÿž]/.test(utf8);
    return accept(utf8, 'utf-8', damaged ? [{ where: 'file', code: 'table-encoding-damaged' }] : []);
  }
  const cut = cutUtf8(bytes);
  if (cut !== undefined) return accept(cut, 'utf-8', [{ where: 'file', code: 'table-cut' }]);
  const text = new TextDecoder('windows-1254').decode(bytes);
  // letters and control marks no Turkish text holds: another code page, or no text at all
  if (/[\u0001-\u0008\u000E-\u001F\u007F-\u009F]/.test(text)) return refuse('table-encoding');
  return accept(text, 'windows-1254');
}

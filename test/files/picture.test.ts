import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../../shared/files/base64.ts';
import { sniffPicture } from '../../shared/files/picture.ts';
import { GIF, JPEG, png, WEBP, WEBP_LOSSLESS } from '../support/pictures.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

describe('what a file is by what is in it', () => {
  it.each([
    ['image/png', png(7, 5), 7, 5],
    ['image/gif', GIF, 1, 1],
    ['image/jpeg', JPEG, 1, 1],
    ['image/webp', WEBP, 1, 1],
    ['image/webp', WEBP_LOSSLESS, 1, 1],
  ] as const)('%s, with its size', (type, bytes, width, height) => {
    expect(sniffPicture(bytes)).toEqual({ ok: true, value: { type, width, height } });
  });

  it.each([
    ['png', png(7, 5)],
    ['gif', GIF],
    ['jpeg', JPEG],
    ['webp', WEBP],
  ] as const)('a %s cut off anywhere is never taken', (_name, bytes) => {
    for (let length = 0; length < bytes.length; length++) {
      expect(sniffPicture(bytes.subarray(0, length)).ok, String(length)).toBe(false);
    }
  });

  it.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a page that begins as a GIF', 'GIF89a<script>alert(1)</script>'],
    ['a page that begins as a PNG', '\x89PNG\r\n\x1a\n<script>alert(1)</script>'],
    ['a PDF', '%PDF-1.7'],
    ['a sound in the same wrapping as WebP', 'RIFF\x04\x00\x00\x00WAVE'],
    ['nothing', ''],
  ])('%s is no picture', (_name, text) => {
    expect(sniffPicture(latin(text)).ok).toBe(false);
  });

  it('a small file that would be a gigabyte once opened is refused', () => {
    const bytes = png(1, 1);
    new DataView(bytes.buffer).setUint32(16, 60_000);
    new DataView(bytes.buffer).setUint32(20, 60_000);
    expect(sniffPicture(bytes)).toEqual({ ok: false, why: 'huge' });
  });

  it('blocks that say they are nought or endless end the search', () => {
    const bytes = png(2, 2);
    new DataView(bytes.buffer).setUint32(33, 0xffff_fff0);
    expect(sniffPicture(bytes).ok).toBe(false);
    expect(sniffPicture(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0])).ok).toBe(false);
  });
});

it('[X3] bytes survive base64, in pieces too', () => {
  const bytes = Uint8Array.from({ length: 70_001 }, (_, i) => (i * 7919) % 256);
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  expect(fromBase64('no base64!')).toBeUndefined();
});

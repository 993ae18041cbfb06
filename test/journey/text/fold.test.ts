import { describe, expect, it } from 'vitest';
import { findFolded, fold } from '../../../shared/journey/text/fold.ts';

describe('folding', () => {
  it('makes no difference between the four letters i of Turkish and English, nor between cases', () => {
    for (const one of ['İLGİ', 'ilgi', 'ILGI', 'ılgı', 'İlgi']) expect(fold(one)).toBe('ilgi');
    expect(fold('IŞIĞI')).toBe(fold('ışığı'));
    expect(fold('Çözüm önerisi')).toBe('cozum onerisi');
    expect(fold('Café')).toBe(fold('CAFE\u0301'));
  });

  it('tells where a word stands in the text as it is written', () => {
    const text = '“İade” için İADE';
    const found = findFolded(text, fold('iade'));
    expect(found.map(({ at, length }) => text.slice(at, at + length))).toEqual(['İade', 'İADE']);
    const apart = 'cafe\u0301s 👩‍🚀 cafés';
    expect(findFolded(apart, 'cafes').map(({ at, length }) => apart.slice(at, at + length))).toEqual([
      'cafe\u0301s',
      'cafés',
    ]);
    expect(findFolded('anything', '')).toEqual([]);
    expect(findFolded('aaa', 'aa')).toHaveLength(1);
  });
});

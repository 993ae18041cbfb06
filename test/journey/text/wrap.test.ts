import '../../../shared/journey/text/arial.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampLines, fit, textWidth, wrap } from '../../../shared/journey/text/wrap.ts';

const style = { size: 12.5, weight: 400 };

describe('text', () => {
  it('[C7] knows the widths of the bundled font, Turkish letters included', () => {
    // "A" of Inter Regular is 1,413 of 2,048 units wide
    expect(textWidth('A', { size: 2048, weight: 400 })).toBe(1413);
    for (const letter of 'ğĞıİşŞçÇöÖüÜ€₺…–−') {
      const width = textWidth(letter, { size: 2048, weight: 400 });
      expect(width, letter).toBe(Math.round(width));
      expect(width, letter).not.toBe(Math.round(2048 * 0.64));
      expect(width, letter).toBeGreaterThan(300);
    }
  });

  it('[C7] interpolates weights as the variable font does', () => {
    const at = (weight: number): number => textWidth('Müşteri yolculuğu', { size: 13, weight });
    expect(at(440)).toBeCloseTo(at(400) + 0.4 * (at(500) - at(400)), 8);
    expect(at(500)).toBeGreaterThan(at(400));
    expect(at(640)).toBe(at(600));
  });

  it('[C7] has Arial metrics for slides, in regular and bold', () => {
    expect(textWidth('M', { size: 2048, weight: 400, font: 'arial' })).toBe(1706);
    expect(textWidth('Ağ', { size: 20, weight: 600, font: 'arial' })).toBeGreaterThan(
      textWidth('Ağ', { size: 20, weight: 400, font: 'arial' }),
    );
  });

  it('[C7] breaks at spaces and after hyphens, and keeps every word', () => {
    expect(wrap('one two three', style, textWidth('one two', style))).toEqual(['one two', 'three']);
    expect(wrap('self-service', style, textWidth('service', style))).toEqual(['self-', 'service']);
    expect(wrap('first\nsecond', style, 500)).toEqual(['first', 'second']);
    expect(wrap('', style, 100)).toEqual(['']);
    expect(wrap('a\n\nb', style, 100)).toEqual(['a', '', 'b']);
  });

  it('[C7] keeps together what a no-break space joins, and loses none of it', () => {
    expect(wrap('within 30\u00a0days · 1\u202fFeb\u00a02026', style, 75)).toEqual([
      'within',
      '30\u00a0days ·',
      '1\u202fFeb\u00a02026',
    ]);
    expect(wrap('\u00a0a/b\u00a0c', style, 500).join('')).toContain('a/b\u00a0c');
  });

  it('[C7] never loses or adds a letter, and never passes the width', () => {
    const words = fc.stringMatching(/^[a-zA-ZğışçöüİŞ\-/ \u00a0\u202fé0-9]{0,80}$/u);
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 300 }), (text, width) => {
        const lines = wrap(text, style, width);
        expect(lines.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
        for (const line of lines) expect(textWidth(line, style)).toBeLessThanOrEqual(width);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('[C7] cuts an endless word without tearing joined emoji', () => {
    const family = '👩‍👩‍👧';
    expect(wrap(family.repeat(4), style, 30).every((line) => line.split(family).join('') === '')).toBe(true);
  });

  it('shortens with an ellipsis that still fits', () => {
    const short = fit('a rather long sentence', style, 60);
    expect(short.endsWith('…')).toBe(true);
    expect(textWidth(short, style)).toBeLessThanOrEqual(60);
    expect(fit('short', style, 60)).toBe('short');
    expect(clampLines(['one', 'two', 'three'], 2, style, 200)).toEqual(['one', 'two three']);
    expect(clampLines(['one'], 2, style, 200)).toEqual(['one']);
  });
});

import { describe, expect, it } from 'vitest';
import { fileName } from '../../../client/export/file-name.ts';

describe('file names from titles', () => {
  it.each([
    ['Online purchase', 'Online purchase.pptx'],
    ['Güz / kış: “çizme” *?', 'Güz kış “çizme”.pptx'],
    ['  ..\\..\\etc\u0000\u202e ', 'etc.pptx'],
    ['CON', 'CON map.pptx'],
    ['com1.backup', 'com1.backup map.pptx'],
    ['Concert', 'Concert.pptx'],
    ['ends in dots...', 'ends in dots.pptx'],
    ['', 'journey.pptx'],
    ['???', 'journey.pptx'],
  ])('makes %j into %j, which Windows takes too', (title, name) => {
    expect(fileName(title, 'pptx')).toBe(name);
  });

  it('cuts long titles without cutting a letter in half', () => {
    const name = fileName('🧭'.repeat(200), 'svg');
    expect(name).toBe(`${'🧭'.repeat(80)}.svg`);
  });
});

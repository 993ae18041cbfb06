import { describe, expect, it } from 'vitest';
import { TOKENS, type Tokens } from '../../shared/journey/tokens.ts';

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, two: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(two)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Every pair that is drawn as words on a ground. */
function wordPairs(t: Tokens): [string, string, string][] {
  const inks = { ink: t.ink, second: t.second, third: t.third, accent: t.accent, pos: t.positive, neg: t.negative };
  const grounds = { canvas: t.canvas, surface: t.surface, hurt: t.hurt, helped: t.helped, behind: t.behind };
  return [
    ...Object.entries(inks).flatMap(([ink, a]) =>
      Object.entries(grounds).map(([on, b]): [string, string, string] => [`${ink} on ${on}`, a, b]),
    ),
    ['ink on soft accent', t.ink, t.accentSoft],
    ['accent on soft accent', t.accent, t.accentSoft],
    ['funnel ink on its band', t.funnel.ink, t.funnel.band],
    ['funnel ink on canvas', t.funnel.ink, t.canvas],
    ...Object.entries(t.stages).map(([n, { fill, text }]): [string, string, string] => [`stage ${n}`, text, fill]),
  ];
}

describe.each([TOKENS.light, TOKENS.dark])('the $name theme', (tokens) => {
  it.each(wordPairs(tokens))('has AA contrast for words: %s', (_, ink, ground) => {
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Object.entries(tokens.kinds))('has AA contrast for signs: %s', (_, colour) => {
    expect(contrast(colour, tokens.surface)).toBeGreaterThanOrEqual(3);
    expect(contrast(colour, tokens.canvas)).toBeGreaterThanOrEqual(3);
  });
});

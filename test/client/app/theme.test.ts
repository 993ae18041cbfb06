import { describe, expect, it } from 'vitest';
import { keptTheme, shownTheme, variablesOf } from '../../../client/app/theme.ts';
import { TOKENS } from '../../../shared/journey/tokens.ts';

const shelf = (value: string | null) => ({
  getItem: () => value,
  setItem: () => undefined,
  removeItem: () => undefined,
});
const locked = {
  ...shelf(null),
  getItem: () => {
    throw new Error('no storage here');
  },
};

describe('the theme', () => {
  it('is the kept choice; without one, or with one nobody knows, like the system', () => {
    expect(keptTheme(shelf('dark'))).toBe('dark');
    expect(keptTheme(shelf(null))).toBe('system');
    expect(keptTheme(shelf('sepia'))).toBe('system');
    expect(keptTheme(locked)).toBe('system');
  });

  it('follows the system only when it was left to the system', () => {
    expect([shownTheme('system', true), shownTheme('system', false)]).toEqual(['dark', 'light']);
    expect([shownTheme('light', true), shownTheme('dark', false)]).toEqual(['light', 'dark']);
  });

  it('gives every colour of the tokens a variable, the same names in both themes', () => {
    const light = variablesOf(TOKENS.light);
    expect(light).toMatchObject({
      '--canvas': TOKENS.light.canvas,
      '--accent-soft': TOKENS.light.accentSoft,
      '--kind-pain': TOKENS.light.kinds.pain,
      '--stage-4-text': TOKENS.light.stages[4].text,
      '--funnel-band': TOKENS.light.funnel.band,
    });
    expect(Object.keys(variablesOf(TOKENS.dark))).toEqual(Object.keys(light));
    expect(Object.values(light).filter((color) => !/^#[0-9A-F]{6}$/.test(color))).toEqual([]);
  });
});

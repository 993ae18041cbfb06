import { useSyncExternalStore } from 'react';
import { TOKENS, type Tokens } from '../../shared/journey/tokens.ts';
import type { Shelf } from '../session/membership.ts';
import { createValue } from '../session/value.ts';

export type ThemeName = Tokens['name'];
export type ThemeChoice = ThemeName | 'system';
export const THEME_CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark'];
const KEY = 'journeyboard:theme';

/** The tokens as the CSS variables that every style sheet uses. */
export function variablesOf(tokens: Tokens): Record<string, string> {
  const { name: _, kinds, stages, funnel, accentSoft, ...plain } = tokens;
  return {
    ...Object.fromEntries(Object.entries(plain).map(([name, color]) => [`--${name}`, color])),
    '--accent-soft': accentSoft,
    ...Object.fromEntries(Object.entries(kinds).map(([kind, color]) => [`--kind-${kind}`, color])),
    ...Object.fromEntries(
      Object.entries(stages).flatMap(([tint, { fill, text }]) => [
        [`--stage-${tint}-fill`, fill],
        [`--stage-${tint}-text`, text],
      ]),
    ),
    '--funnel-band': funnel.band,
    '--funnel-ink': funnel.ink,
  };
}

export function keptTheme(shelf: Shelf): ThemeChoice {
  try {
    return THEME_CHOICES.find((choice) => choice === shelf.getItem(KEY)) ?? 'system';
  } catch {
    return 'system';
  }
}

export function shownTheme(choice: ThemeChoice, systemIsDark: boolean): ThemeName {
  return choice === 'system' ? (systemIsDark ? 'dark' : 'light') : choice;
}

const choice = createValue<ThemeChoice>('system');
const shown = createValue<ThemeName>('light');
let system: MediaQueryList | undefined;

function paint(): void {
  const name = shownTheme(choice.get(), system?.matches ?? false);
  const { style, dataset } = document.documentElement;
  for (const [variable, color] of Object.entries(variablesOf(TOKENS[name]))) style.setProperty(variable, color);
  style.setProperty('color-scheme', name);
  dataset['theme'] = name;
  shown.set(name);
}

/** Before anything is drawn, so that nothing flashes in the other theme. */
export function startTheme(shelf: Shelf = localStorage): void {
  choice.set(keptTheme(shelf));
  system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', paint);
  paint();
}

export function chooseTheme(next: ThemeChoice, shelf: Shelf = localStorage): void {
  choice.set(next);
  paint();
  try {
    shelf.setItem(KEY, next);
  } catch {
    // the choice holds until the page is left
  }
}

export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(choice.subscribe, choice.get);
export const useTheme = (): ThemeName => useSyncExternalStore(shown.subscribe, shown.get);

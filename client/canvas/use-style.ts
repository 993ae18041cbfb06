import { createContext, useContext, useMemo } from 'react';
import type { Style } from '../../shared/journey/scene-parts.ts';
import { TOKENS } from '../../shared/journey/tokens.ts';
import { useTranslation } from '../ui/speech.ts';

export const StyleParts = createContext<Style>({ tokens: TOKENS.light, locale: 'en' });

/** Colours and language of everything drawn; the same object while both stay. */
export function useMadeStyle(theme: 'light' | 'dark'): Style {
  const { i18n } = useTranslation();
  const locale = i18n.language === 'tr' ? 'tr' : 'en';
  return useMemo(() => ({ tokens: TOKENS[theme], locale }), [theme, locale]);
}

export const useStyle = (): Style => useContext(StyleParts);

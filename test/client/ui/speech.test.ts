// @vitest-environment jsdom
import { createInstance } from 'i18next';
import { act, createElement, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { addWords, hasWords, speak, spoken, useTranslation } from '../../../client/ui/speech.ts';

const parts = import.meta.glob<Record<string, string>>(
  ['../../../client/locales/*.{en,tr}.json', '../../../shared/journey/words/{en,tr}.json'],
  { eager: true, import: 'default' },
);
const wordsOf = (locale: string): Record<string, string> =>
  Object.assign(
    {},
    ...Object.entries(parts).flatMap(([path, words]) => (path.endsWith(`${locale}.json`) ? [words] : [])),
  );

type Speech = ReturnType<typeof useTranslation>;
let heard: Speech;
function Listener({ hear }: { hear: (speech: Speech) => void }): null {
  const speech = useTranslation();
  useEffect(() => hear(speech));
  return null;
}
const hear = (speech: Speech): void => {
  heard = speech;
};

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  for (const locale of ['en', 'tr']) addWords(locale, wordsOf(locale));
  act(() => createRoot(document.createElement('div')).render(createElement(Listener, { hear })));
});

describe.each(['en', 'tr'])('in %s', (language) => {
  it('says of every key what i18next says, with blanks, for none, one and many', async () => {
    const words = wordsOf(language);
    const i18next = createInstance();
    await i18next.init({
      lng: language,
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
      resources: { [language]: { translation: words } },
    });
    act(() => speak(language));
    const blanks = new Set(
      Object.values(words).flatMap((text) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, n]) => n)),
    );
    const given = Object.fromEntries([...blanks].map((name) => [name ?? '', `<${name} & {{count}} $1 İıÇ>`]));
    const keys = [
      ...Object.keys(words),
      ...Object.keys(words).map((key) => key.replace(/_(one|other)$/u, '')),
      'no.such',
    ];
    expect(keys.length).toBeGreaterThan(500);
    for (const key of keys) {
      expect([key, heard.t(key)]).toEqual([key, i18next.t(key)]);
      for (const count of [0, 1, 2, 1.5, 21]) {
        const values = { ...given, count };
        expect([key, count, heard.t(key, values)]).toEqual([key, count, i18next.t(key, values)]);
      }
      expect([key, heard.i18n.exists(key)]).toEqual([key, i18next.exists(key)]);
    }
  });
});

it('changes in place, and stays the same object while nothing changes', () => {
  act(() => speak('en'));
  const before = heard;
  act(() => addWords('en', { 'only.now': 'Only now' }));
  expect(heard).toBe(before);
  expect(heard.t('only.now')).toBe('Only now');
  act(() => speak('tr'));
  expect([spoken(), heard.i18n.language]).toEqual(['tr', 'tr']);
  expect(heard.t).not.toBe(before.t);
  expect([hasWords('tr'), hasWords('de')]).toEqual([true, false]);
});

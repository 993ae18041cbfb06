import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pickLocale } from '../../../client/app/language.ts';
import { sourceFiles } from '../../support/rooms.ts';

type Words = Readonly<Record<string, string>>;
const FOLDER = 'client/locales';
const parts = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.en.json'))
  .map((name) => name.slice(0, -'.en.json'.length));
const wordsOf = (part: string, locale: string): Words =>
  JSON.parse(readFileSync(`${FOLDER}/${part}.${locale}.json`, 'utf8')) as Words;
const blanks = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();

describe('the language', () => {
  it('is the kept one, else the first of the browser that is spoken here, else English', () => {
    expect(pickLocale('tr', ['en-GB'])).toBe('tr');
    expect(pickLocale(null, ['de-DE', 'tr-TR', 'en'])).toBe('tr');
    expect(pickLocale('fr', ['de'])).toBe('en');
  });
});

describe.each(parts)('the words of %s', (part) => {
  const [en, tr] = [wordsOf(part, 'en'), wordsOf(part, 'tr')];

  it('are the same in both languages, with the same blanks, and none is empty', () => {
    expect(Object.keys(tr).sort()).toEqual(Object.keys(en).sort());
    for (const [key, text] of Object.entries(en)) {
      expect([key, blanks(tr[key] ?? '')]).toEqual([key, blanks(text)]);
      expect([key, text.trim(), tr[key]?.trim()]).not.toContain('');
    }
  });
});

describe('the keys', () => {
  it('belong to one part each', () => {
    const seen = parts.flatMap((part) => Object.keys(wordsOf(part, 'en')));
    expect(seen.filter((key, place) => seen.indexOf(key) !== place)).toEqual([]);
  });

  it('that the interface asks for in so many letters all have words', () => {
    const known = new Set(parts.flatMap((part) => Object.keys(wordsOf(part, 'en'))));
    const asked = sourceFiles()
      .filter(({ path }) => path.startsWith('client/'))
      .flatMap(({ path }) =>
        [...readFileSync(path, 'utf8').matchAll(/\bt\('([\w.-]+)'/g)].map(([, key]) => ({ path, key: key ?? '' })),
      );
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter(({ key }) => !known.has(key) && !known.has(`${key}_other`))).toEqual([]);
  });
});

describe('words that come later', () => {
  it('are said only by parts that come with them', () => {
    const areas = /\{([\w,]+)\}\.en\.json/.exec(readFileSync('client/locales/more.en.ts', 'utf8'))?.[1];
    const keys = (areas ?? '').split(',').flatMap((area) => Object.keys(wordsOf(area, 'en')));
    const starts = new Set(keys.map((key) => key.split('.')[0]));
    const said = new RegExp(`['"\`](?:${[...starts].join('|')})\\.\\w`, 'u');
    const those = sourceFiles()
      .map(({ path }) => path)
      .filter((path) => path.startsWith('client/') && said.test(readFileSync(path, 'utf8')));
    const later =
      /^client\/(?:data|export|history|home|numbers|table|workshop|app\/announcing|app\/home-page|panels\/(?:compare|share|room-code|link-settings)|app\/(?:kept-aside|mending|asked-view|calling-slot)|comments\/(?:comment-item|comments-|composer|thread-item))/u;
    expect(those.length).toBeGreaterThan(20);
    expect(those.filter((file) => !later.test(file))).toEqual([]);
  });
});

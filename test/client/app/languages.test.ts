import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from '../../support/rooms.ts';

type Words = Readonly<Record<string, string>>;
const PLACES = ['client/locales', 'shared/journey/words', 'shared/files/pptx'];

/** Every file of words there is, by the name both languages share. */
const areas = PLACES.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /(^|\.)en\.json$/.test(name))
    .map((name) => `${folder}/${name}`),
);
const wordsOf = (path: string): Words => JSON.parse(readFileSync(path, 'utf8')) as Words;
const inTurkish = (path: string): string => path.replace(/en\.json$/, 'tr.json');
const blanks = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name ?? '').sort();

/** The same in both languages on purpose: names, abbreviations, and words Turkish shares. */
const SHARED = new Set([
  'B2B',
  'CSAT',
  'NPS',
  'CES',
  'CAC',
  'CPA',
  'AOV',
  'CLV',
  'ROAS',
  'Web',
  'Journeyboard',
  'PNG',
  'SVG',
  'PowerPoint',
  'Link',
  'n',
  'Not',
  'Plan',
  'Format',
  'Segment',
  'Model',
  'Video',
  'Program',
  'Persona',
  'Tablet',
  'Kiosk',
  'https',
  'URL',
  'Logo',
  'UTF',
  'JSON',
  'Excel',
  'windows',
]);

describe.each(areas)('%s', (path) => {
  const [en, tr] = [wordsOf(path), wordsOf(inTurkish(path))];

  it('says everything in both languages, with the same blanks', () => {
    expect(Object.keys(tr).sort()).toEqual(Object.keys(en).sort());
    for (const [key, text] of Object.entries(en)) expect([key, blanks(tr[key] ?? '')]).toEqual([key, blanks(text)]);
  });

  it('leaves nothing in English', () => {
    const same = Object.keys(en).filter((key) => {
      const words = (en[key] ?? '')
        .replaceAll(/\{\{\w+\}\}/g, ' ')
        .split(/[^\p{L}]+/u)
        .filter((word) => word.length > 1);
      // what is printed on a key is the same in both
      if (/^hand\.(key|hands)\./.test(key)) return false;
      return en[key] === tr[key] && words.some((word) => !SHARED.has(word));
    });
    expect(same.map((key) => `${key}: ${en[key]}`)).toEqual([]);
  });

  it('has every plural form of what is counted', () => {
    for (const words of [en, tr]) {
      const keys = new Set(Object.keys(words));
      const lone = [...keys].filter(
        (key) =>
          (key.endsWith('_one') && !keys.has(key.replace(/_one$/, '_other'))) ||
          (key.endsWith('_other') && !keys.has(key.replace(/_other$/, '_one'))) ||
          (/_(one|other)$/.test(key) && keys.has(key.replace(/_(one|other)$/, ''))),
      );
      expect(lone).toEqual([]);
    }
  });

  it('is typed with the care of print', () => {
    for (const [key, text] of Object.entries({
      ...en,
      ...Object.fromEntries(Object.entries(tr).map(([k, v]) => [`tr ${k}`, v])),
    })) {
      expect([key, /\.\.\.| {2}|^\s|\s$/.test(text)]).toEqual([key, false]);
    }
    // a share is written %61,5 in Turkish, never 61,5 %
    for (const [key, text] of Object.entries(tr)) expect([key, /(\}\}|\d)\s?%/.test(text)]).toEqual([key, false]);
  });
});

const READ = /(?:aria-label|aria-description|title|placeholder|alt|label)="([^"]*\p{L}{2}[^"]*)"/gu;
/** Words between tags; what holds code is a type parameter or a comparison, not words. */
const BETWEEN = /(?<!=)>\s*([^\s<>{}=;()|&[\],.][^<>{}=;()|&[\]]*)\s*<\/?[A-Za-z]/gu;
/** What stands on a key is the same everywhere; a question mark after a space belongs to code. */
const NO_WORDS = /^(Enter|Esc|Tab)$| \?$|^[^\p{L}]*\p{L}{0,2}[^\p{L}]*$/u;
const plain = (source: string): string =>
  source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/[^\n]*/g, '$1');

describe('the interface', () => {
  it('has no words of its own in the code: all of them are in the files of words', () => {
    const said = sourceFiles()
      .filter(({ path }) => path.startsWith('client/') && path.endsWith('.tsx'))
      .flatMap(({ path }) => {
        const source = plain(readFileSync(path, 'utf8'));
        return [...source.matchAll(READ), ...source.matchAll(BETWEEN)]
          .map(([, words]) => (words ?? '').trim())
          .filter((words) => !NO_WORDS.test(words))
          .map((words) => `${path}: ${words}`);
      });
    expect(said).toEqual([]);
  });

  it('puts letters into capitals by the language, not by the machine', () => {
    const careless = sourceFiles()
      .filter(({ path }) => path.startsWith('client/') || path.startsWith('shared/journey/'))
      .filter(({ path }) =>
        /\.toLocale(Upper|Lower)Case\(\)|\b(title|name|text|label|words)\.to(Upper|Lower)Case\(\)/.test(
          plain(readFileSync(path, 'utf8')),
        ),
      )
      .map(({ path }) => path);
    expect(careless).toEqual([]);
  });

  it('sorts by a language wherever it sorts what people wrote', () => {
    const careless = sourceFiles()
      .filter(({ path }) => path.startsWith('client/'))
      .filter(({ path }) => /\.localeCompare\([^,()]*(\([^()]*\))?[^,()]*\)/.test(plain(readFileSync(path, 'utf8'))))
      .map(({ path }) => path);
    expect(careless).toEqual([]);
  });
});

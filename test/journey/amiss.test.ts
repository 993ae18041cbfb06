import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkRecord } from '../../shared/journey/check.ts';
import type { Kind, Problem } from '../../shared/journey/journey.ts';

const ID = 'abcdefghijkl';
const CARD = {
  id: ID,
  createdBy: 'ada',
  cell: { laneId: ID, columnId: ID },
  order: 'a0',
  kind: 'action',
  title: 'Pays',
  body: '',
};

function wrong(kind: Kind, value: unknown): readonly Problem[] {
  const checked = checkRecord(kind, value);
  return checked.ok ? [] : checked.problems;
}

const CASES: readonly [string, Record<string, unknown>, Problem][] = [
  ['a field that is not there', { title: undefined }, { where: 'cards/title', code: 'missing' }],
  ['another type', { title: 4 }, { where: 'cards/title', code: 'not-text' }],
  ['a list that is none', { tags: 'a' }, { where: 'cards/tags', code: 'not-a-list' }],
  ['something in a list', { tags: ['a', 3] }, { where: 'cards/tags/1', code: 'not-text' }],
  ['a record that is none', { cell: 'here' }, { where: 'cards/cell', code: 'not-a-record' }],
  ['half a column', { span: 1.5 }, { where: 'cards/span', code: 'not-whole' }],
  ['no column', { span: 0 }, { where: 'cards/span', code: 'too-small', values: { least: 1 } }],
  ['many columns', { span: 900 }, { where: 'cards/span', code: 'too-large', values: { most: 200 } }],
  ['no words', { order: '' }, { where: 'cards/order', code: 'empty' }],
  ['too many words', { order: 'a'.repeat(1001) }, { where: 'cards/order', code: 'too-long', values: { most: 1000 } }],
  ['an id that is none', { id: 'x y' }, { where: 'cards/id', code: 'not-an-id' }],
  ['an address that runs', { link: 'javascript:alert(1)' }, { where: 'cards/link', code: 'not-an-address' }],
  [
    'an unheard choice',
    { device: 'watch' },
    { where: 'cards/device', code: 'not-one-of', values: { known: 'phone, tablet, computer, kiosk, paper' } },
  ],
];

describe('what is wrong with a record', () => {
  it.each(CASES)('tells %s by a code and values, in no language', (_what, fields, problem) => {
    expect(wrong('cards', { ...CARD, ...fields })).toEqual([problem]);
  });

  it('tells the choices of a number, and what else is misshapen', () => {
    const stage = { id: ID, createdBy: 'ada', mapId: ID, title: 'See', order: 'a0', tint: 9 };
    expect(wrong('stages', stage)).toEqual([
      { where: 'stages/tint', code: 'not-one-of', values: { known: '0, 1, 2, 3, 4' } },
    ]);
    expect(wrong('stages', { ...stage, tint: 0, collapsed: 'yes' })).toEqual([
      { where: 'stages/collapsed', code: 'not-yes-or-no' },
    ]);
    const [period] = wrong('observations', { period: 'spring' }).filter(({ where }) => where.endsWith('period'));
    expect(period?.code).toBe('misshapen');
  });

  it.each(['en', 'tr'])('has words for each of them in %s', (locale) => {
    const url = new URL(`../../client/locales/home.${locale}.json`, import.meta.url);
    const words = JSON.parse(readFileSync(url, 'utf8')) as Record<string, string>;
    const codes = [...CASES.map(([, , { code }]) => code), 'not-yes-or-no', 'not-a-number', 'misshapen'];
    for (const code of codes) expect(words[`problem.${code}`], code).toMatch(/\S/);
    expect(words['problem.not-one-of']).toContain('{{known}}');
  });
});

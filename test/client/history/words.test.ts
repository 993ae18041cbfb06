import { describe, expect, it } from 'vitest';
import { createInstance } from 'i18next';
import { clausesOf, scopeName, type T } from '../../../client/history/clauses.ts';
import { daysOf } from '../../../client/history/days.ts';
import { differenceOf, marked, toldOf } from '../../../client/history/difference.ts';
import { journeyOf } from '../../../shared/files/journey-file.ts';
import type { Journey } from '../../../shared/journey/journey.ts';
import { TOKENS } from '../../../shared/journey/tokens.ts';
import type { ActivityEntry, ActivityItem, VersionSummary } from '../../../shared/wire/history.ts';
import domainEn from '../../../shared/journey/words/en.json';
import domainTr from '../../../shared/journey/words/tr.json';
import { templateFile } from '../../../templates/index.ts';
import { words as en } from '../../../client/locales/more.en.ts';
import { words as tr } from '../../../client/locales/more.tr.ts';

async function speaking(lng: 'en' | 'tr'): Promise<T> {
  const i18n = createInstance();
  await i18n.init({
    lng,
    keySeparator: false,
    nsSeparator: false,
    resources: { en: { translation: { ...domainEn, ...en } }, tr: { translation: { ...domainTr, ...tr } } },
    interpolation: { escapeValue: false },
  });
  return (key, values) => i18n.t(key, { ...values });
}

const journey = journeyOf(templateFile('online-purchase', 'en'));
const [stage] = journey.stages.values();
const [lane] = [...journey.lanes.values()].filter(({ kind }) => kind === 'actions');
const entry = (...items: ActivityItem[]): ActivityEntry => ({ id: 'e', began: 0, until: 1, items });
const card = (fields: Omit<Partial<ActivityItem>, 'kind'>): ActivityItem => ({
  kind: 'cards',
  id: 'c',
  act: 'change',
  name: 'Pays by card',
  ...fields,
});

describe('what somebody did, in words', () => {
  const cases: [string, ActivityEntry, string[], string[]][] = [
    [
      'a new name',
      entry(card({ field: 'title', before: 'Pays by card', after: 'Pays' })),
      ['renamed “Pays by card” to “Pays”'],
      ['“Pays by card” adını “Pays” olarak değiştirdi'],
    ],
    [
      'a lock that is put on, and one that is taken off',
      entry(
        { kind: 'lanes', id: lane?.id ?? '', act: 'change', field: 'locked', after: true },
        { kind: 'board', id: 'board', act: 'change', field: 'locked', before: true, after: false },
      ),
      ['locked the lane “Actions”', 'unlocked the whole board'],
      ['“Eylemler” satırını kilitledi', 'bütün panoyu kilitten çıkardı'],
    ],
    ['a new card', entry(card({ act: 'add' })), ['added the card “Pays by card”'], ['“Pays by card” kartını ekledi']],
    [
      'many new cards',
      entry(...['a', 'b', 'c'].map((id) => card({ id, act: 'add' }))),
      ['added 3 cards'],
      ['3 kartı ekledi'],
    ],
    [
      'a deletion, and one taken back',
      entry(card({ field: 'deleted', after: true }), card({ id: 'd', field: 'deleted', before: true })),
      ['deleted the card “Pays by card”', 'brought back the card “Pays by card”'],
      ['“Pays by card” kartını sildi', '“Pays by card” kartını geri getirdi'],
    ],
    [
      'a feeling',
      entry({ kind: 'feelings', id: `m/p/${stage?.id ?? ''}`, act: 'change', after: { value: -2 } }),
      ['set the feeling at “Discover” to −2'],
      ['“Discover” için duyguyu −2 yaptı'],
    ],
    [
      'fields with words, and more than is told',
      { ...entry(card({ field: 'channel', after: 'app' }), card({ field: 'owner', after: 'x' })), more: { cards: 7 } },
      ['changed the card “Pays by card”: channel, owner', 'and 7 more things'],
      ['“Pays by card” kartını değiştirdi: kanal, sorumlu', 've 7 şey daha'],
    ],
    ['what came to nothing', entry(card({ field: 'title', before: 'a', after: 'a' })), [], []],
    ['what came and went', entry(card({ act: 'add' }), card({ field: 'deleted', after: true })), [], []],
    [
      'a lane without a name of its own',
      entry({ kind: 'lanes', id: lane?.id ?? '', act: 'change', field: 'order', before: 'a', after: 'b' }),
      ['moved the lane “Actions”'],
      [`“${domainTr['lane.actions']}” satırını taşıdı`],
    ],
  ];
  it.each(cases)('%s', async (_what, told, english, turkish) => {
    expect(clausesOf(told, journey, await speaking('en'))).toEqual(english);
    expect(clausesOf(told, journey, await speaking('tr'))).toEqual(turkish);
  });

  it('every kind and field that can come has words, whatever is missing of it', async () => {
    for (const lng of ['en', 'tr'] as const) {
      const t = await speaking(lng);
      for (const kind of Object.keys(journey) as (keyof Journey)[]) {
        for (const field of [undefined, 'deleted', 'title', 'body', 'cell', 'nextOf', 'tint'])
          for (const act of ['add', 'change'] as const)
            for (const clause of clausesOf(
              entry({ kind, id: 'x', act, ...(field ? { field } : {}), before: 'a', after: { odd: 1 } }),
              journey,
              t,
            ))
              expect(clause).not.toMatch(/history\.|\{\{|undefined/u);
        const many = Array.from({ length: 4 }, (_, i): ActivityItem => ({ kind, id: String(i), act: 'add' }));
        if (kind !== 'comments')
          for (const clause of clausesOf(entry(...many), journey, t)) expect(clause).not.toMatch(/history\.|\{\{/u);
      }
    }
  });

  it('a restoring says of what', async () => {
    const t = await speaking('en');
    expect(scopeName(undefined, journey, t)).toBe('the whole board');
    expect(scopeName(`lane:${lane?.id ?? ''}`, journey, t)).toBe('the lane “Actions”');
    expect(scopeName('map:gone', journey, t, 'Old map')).toBe('the map “Old map”');
  });
});

describe('the timeline', () => {
  const version = (id: string, at: number): VersionSummary => ({ id, why: 'edit', at });
  const at = (day: number, hour: number): number => new Date(2026, 10, day, hour).getTime();
  it('has versions among what was done, by day, newest first', () => {
    const days = daysOf(
      [version('v2', at(3, 9)), version('v1', at(1, 9))],
      [{ ...entry(), id: 'e1', began: at(2, 10), until: at(2, 11) }],
      false,
    );
    expect(days.map(({ moments }) => moments.map(({ kind }) => kind))).toEqual([
      ['version'],
      ['activity'],
      ['version'],
    ]);
  });
  it('keeps versions back that are older than what is known of the rest', () => {
    const days = daysOf([version('v1', at(1, 9))], [{ ...entry(), began: at(2, 10), until: at(2, 11) }], true);
    expect(days).toHaveLength(1);
  });
});

describe('the difference to today', () => {
  const [map] = journey.maps.values();
  const mapId = map?.id ?? '';
  const [first, second, third] = [...journey.cards.values()].filter(
    ({ cell }) => journey.lanes.get(cell.laneId)?.mapId === mapId,
  );
  if (!first || !second || !third) throw new Error('a map with cards');
  const changedTo = (...cards: (typeof first)[]): Journey => ({
    ...journey,
    cards: new Map([...journey.cards, ...cards.map((one) => [one.id, one] as const)]),
  });

  it('of a board that is as it was there is none', () => {
    const difference = differenceOf(journey, journey, mapId);
    expect(difference?.counts).toMatchObject({ changed: 0, moved: 0, new: 0, gone: 0 });
    expect(difference && toldOf(difference, () => '')).toEqual([]);
    expect(difference?.counts.stays).toBeGreaterThan(10);
  });

  it('tells what is changed, gone and new, by id, though a copy says the same', () => {
    const now = changedTo(
      { ...first, title: 'Called otherwise' },
      { ...second, deleted: { by: 'x', at: 1 } },
      { ...third, id: 'NEWNEWNEWNEW', copyOf: third.id },
    );
    const difference = differenceOf(now, journey, mapId);
    expect(difference?.counts).toMatchObject({ changed: 1, moved: 0, new: 1, gone: 1 });
    expect(difference && toldOf(difference, () => '')).toEqual(
      expect.arrayContaining([
        { id: first.id, kind: 'cards', how: 'changed', name: first.title, today: 'Called otherwise' },
        { id: second.id, kind: 'cards', how: 'gone', name: second.title },
        { id: 'NEWNEWNEWNEW', kind: 'cards', how: 'new', name: third.title },
      ]),
    );
    const scene = { width: 1, height: 1, background: '', locale: 'en', title: '', description: '', items: [] } as const;
    const boxes = [first, second, third].map((one) => ({
      id: one.id,
      card: one,
      laneId: '',
      columnId: '',
      lines: [],
      x: 0,
      y: 0,
      width: 9,
      height: 9,
    }));
    expect(marked(scene, boxes, difference?.cards ?? [], TOKENS.light).items).toHaveLength(2);
  });

  it('of a map that is gone today nothing can be said', () => {
    const now = { ...journey, maps: new Map() };
    expect(differenceOf(now, journey, mapId)).toBeUndefined();
  });
});

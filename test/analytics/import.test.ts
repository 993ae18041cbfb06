import { describe, expect, it } from 'vitest';
import { Unreadable } from '../../server/analytics/troubles.ts';
import type { Problem } from '../../shared/journey/journey.ts';
import { bring } from '../support/brought.ts';

const told = (problems: readonly Problem[]) =>
  Object.fromEntries(problems.map(({ code, values }) => [code, [values?.['count'], values?.['rows']]]));
const instants = async (lines: readonly string[], header = 'user_id;event;time') => {
  const { columns } = await bring([header, ...lines.map((line, i) => `${i};see;${line}`)].join('\n')).mapped();
  return [...columns.times].map((micros) => new Date(micros / 1_000).toISOString());
};

describe('what an event log is written in', () => {
  const rows = ['kişi,olay,zaman', 'Ayşe1,ödeme,2024-01-01T10:00:00Z', 'Ayşe1,görme,2024-01-01T09:00:00Z'];
  const utf16 = (text: string, big: boolean): Buffer => {
    const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
    return big ? bytes.swap16() : bytes;
  };
  /** Turkish letters as Windows has them. */
  const cp1254 = (text: string): Buffer =>
    Buffer.from(
      text.replace(/[şöüığç]/gu, (letter) =>
        String.fromCharCode({ ş: 0xfe, ö: 0xf6, ü: 0xfc, ı: 0xfd, ğ: 0xf0, ç: 0xe7 }[letter] ?? 63),
      ),
      'latin1',
    );

  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['UTF-16LE', (text: string) => utf16(text, false)],
    ['UTF-16BE', (text: string) => utf16(text, true)],
    ['Windows-1254', cp1254],
  ])('%s', async (name, write) => {
    for (const [mark, end] of [
      [',', '\n'],
      [';', '\r\n'],
      ['\t', '\r'],
      ['|', '\n'],
    ] as const) {
      const text = rows.map((line) => line.replaceAll(',', mark)).join(end);
      for (const block of [64 * 1024, 7]) {
        const brought = bring(write(text), { block });
        expect(brought.columns.map((column) => column.name)).toEqual(['kişi', 'olay', 'zaman']);
        const { events } = await brought.mapped({ entity: 'kişi', event: 'olay', time: 'zaman', properties: [] });
        expect(events.map(({ event }) => event)).toEqual(['görme', 'ödeme']);
        expect('encoding-assumed' in told(brought.problems)).toBe(name === 'Windows-1254');
      }
    }
  });

  it('quoted marks, doubled quotes and line ends, remarks, a sep= line and titles above', async () => {
    // of two such lines the first is somebody's choice
    const file =
      'sep=;\nsep=,\n# made today\nReport of May\nuser_id;event;time\n"1";"pay; ""now""\nor later";2024-01-01\n2;see;2024-01-02';
    for (const block of [1_000, 1, 5]) {
      const { events, counts } = await bring(file, { block }).mapped();
      expect(events.map(({ event }) => event)).toEqual(['pay; "now"\nor later', 'see']);
      expect(counts).toMatchObject({ rows: 2, events: 2, entities: 2 });
    }
  });
});

describe('instants', () => {
  it('are read in every way of section 4, to the microsecond', async () => {
    expect(await instants(['2014/10/22 11:15:41.000'])).toEqual(['2014-10-22T11:15:41.000Z']);
    expect(await instants(['2010-12-30 14:32:00+01:00', '2010-12-30T13:32Z'])).toEqual(
      Array(2).fill('2010-12-30T13:32:00.000Z'),
    );
    expect(await instants(['22.10.2014 11:15', '1.2.2014'])).toEqual([
      '2014-10-22T11:15:00.000Z',
      '2014-02-01T00:00:00.000Z',
    ]);
    expect(await instants(['10/22/2014 11:15:41', '1/2/2014'])).toEqual([
      '2014-10-22T11:15:41.000Z',
      '2014-01-02T00:00:00.000Z',
    ]);
    for (const stamp of ['1413976541', '1413976541000', '1413976541000000', '1413976541.000'])
      expect(await instants([stamp])).toEqual(['2014-10-22T11:15:41.000Z']);
    const { columns } = await bring('user_id,event,time\n1,a,2025-12-30 04:58:24.517006\n').mapped();
    expect(columns.times[0]).toBe(Date.parse('2025-12-30T04:58:24Z') * 1_000 + 517_006);
  });

  it('without an offset are those of the zone that is said, over a change of the clocks too', async () => {
    const file = 'user_id,event,time\n1,a,2024-03-30 12:00\n1,b,2024-03-31 12:00\n';
    const { columns } = await bring(file).mapped({ timeZone: 'Europe/Berlin' });
    expect([...columns.times].map((micros) => new Date(micros / 1_000).toISOString())).toEqual([
      '2024-03-30T11:00:00.000Z',
      '2024-03-31T10:00:00.000Z',
    ]);
    await expect(bring(file).mapped({ timeZone: 'Mars/Base' })).rejects.toMatchObject({
      problem: { code: 'time-zone-unknown' },
    });
  });
});

describe('bad input is told with its rows and counts', () => {
  const good = Array.from({ length: 60 }, (_, i) => `${i % 5},see,2024-01-01T10:00:${String(i).padStart(2, '0')}Z`);
  const log = (...lines: readonly string[]): string => ['user_id,event,time', ...lines].join('\n');

  it('wrong types half-way, and instants written in two ways: one way counts, the rest is listed', async () => {
    const brought = bring(log(...good, '1,see,yesterday', '2,see,31.12.2024', ',see,2024-01-01', '3,,2024-01-01'));
    expect(told(brought.problems)['time-unreadable']).toEqual([2, '62, 63']);
    const { counts } = await brought.mapped();
    expect(counts).toMatchObject({ rows: 64, events: 60, noTime: 2, noEntity: 1, noEvent: 1 });
  });

  it('rows out of order are sorted and counted, rows that say the same are counted and dropped on demand', async () => {
    const lines = ['1,a,2024-01-02', '1,b,2024-01-01', '1,b,2024-01-01', '2,a,2024-01-01', '1,a,2024-01-02'];
    const kept = await bring(log(...lines)).mapped();
    expect(kept.counts).toMatchObject({ events: 5, entities: 2, outOfOrder: 1, duplicates: 2, largestEntity: 4 });
    expect(kept.problems).toMatchObject([{ code: 'row-duplicate', values: { count: 2, rows: '4, 6' } }]);
    expect((await bring(log(...lines)).mapped({ duplicates: 'drop' })).counts).toMatchObject({
      events: 3,
      duplicates: 2,
    });
  });

  it('a file cut in the middle, short and long rows', () => {
    expect(told(bring(log(...good, '1,see')).problems)).toMatchObject({
      'file-cut': [1, '62'],
      'row-short': [1, '62'],
    });
    expect(told(bring(log(...good, '1,"see')).problems)).toMatchObject({ 'file-cut': [1, '62'] });
    expect(told(bring(log('1,see,2024-01-01,more', ...good)).problems)).toEqual({ 'row-long': [1, '2'] });
    expect(told(bring(log('1,see,2024-01-01,', ...good)).problems)).toEqual({});
    const lines = Array.from({ length: 9 }, (_, i) =>
      JSON.stringify({ user: `u${i % 2}`, event: 'a', time: '2024-01-01' }),
    );
    expect(told(bring([...lines, 'oops', '{"user":"u1","ev'].join('\n')).problems)).toEqual({
      'line-not-json': [2, '10, 11'],
      'file-cut': [1, '11'],
    });
  });

  it('a million distinct events make no event column', async () => {
    const lines = Array.from(
      { length: 1_000_000 },
      (_, i) => `${i % 1_000},event ${i},1700000${String(i % 1_000).padStart(3, '0')}`,
    );
    const brought = bring(['user_id,event,time', ...lines].join('\n'));
    expect(brought.columns[1]).toMatchObject({ kept: 'numbers', why: 'too-many-values', distinct: 1_000_000 });
    await expect(brought.mapped({ event: 'event' })).rejects.toMatchObject({
      problem: { code: 'event-too-many', values: { count: 1_000_000 } },
    });
    expect((await brought.mapped({ event: 'user_id', entity: 'event' })).counts.entities).toBe(1_000_000);
  });

  it('people who come back only now and then stay who they are', () => {
    const lines = Array.from({ length: 2_200_000 }, (_, i) => `u${(i * 7_919) % 2_150_000},see,2024-01-01`);
    expect(bring(['user_id,event,time', ...lines].join('\n')).columns[0]).toMatchObject({
      kept: 'numbers',
      distinct: 2_150_000,
    });
  }, 60_000);

  it('is refused as a whole past the limit', () => {
    expect(() => bring(log(...good), { most: 100 })).toThrow(Unreadable);
  });
});

describe('exports that say what they are', () => {
  it('Mixpanel', async () => {
    const line = (id: string, event: string, time: number) =>
      JSON.stringify({ event, properties: { time, distinct_id: id, $insert_id: `${id}${time}`, plan: 'free' } });
    const brought = bring(
      [line('a', 'see', 1_700_000_000), line('a', 'buy', 1_700_000_060), line('b', 'see', 1_700_000_000)].join('\n'),
    );
    expect(brought.guess).toMatchObject({
      source: 'mixpanel',
      entity: 'properties.distinct_id',
      time: 'properties.time',
      event: 'event',
    });
    expect((await brought.mapped()).counts).toMatchObject({ events: 3, entities: 2 });
  });

  it('Segment: somebody before and after they signed in is one', async () => {
    const line = (more: object) => JSON.stringify({ type: 'track', timestamp: '2024-01-01T10:00:00.000Z', ...more });
    const brought = bring(
      [
        line({ anonymousId: 'x', event: 'see' }),
        line({ anonymousId: 'x', userId: '7', event: 'sign in' }),
        line({ userId: '7', event: 'buy', properties: { total: 9.5 } }),
        line({ anonymousId: 'y', type: 'page' }),
      ].join('\n'),
    );
    expect(brought.guess).toMatchObject({
      source: 'segment',
      entity: ['userId', 'anonymousId'],
      event: ['event', 'type'],
    });
    const { counts, events } = await brought.mapped();
    expect(counts).toMatchObject({ events: 4, entities: 2 });
    expect(events.map(({ event }) => event)).toEqual(['buy', 'page', 'see', 'sign in']);
  });

  it('GA4 in BigQuery', async () => {
    const line = (event: string, micros: number) =>
      JSON.stringify({
        event_timestamp: String(micros),
        event_name: event,
        user_pseudo_id: 'p1',
        user_id: null,
        event_params: [
          { key: 'page', value: { string_value: '/basket', int_value: null } },
          { key: 'ga_session_id', value: { string_value: null, int_value: 42 } },
        ],
      });
    const brought = bring(
      [line('page_view', 1_700_000_000_000_001), line('purchase', 1_700_000_060_000_001)].join('\n'),
    );
    expect(brought.guess).toMatchObject({
      source: 'ga4',
      entity: 'user_pseudo_id',
      time: 'event_timestamp',
      event: 'event_name',
    });
    expect(brought.columns.map(({ name }) => name)).toContain('event_params.page');
    const { columns } = await brought.mapped();
    expect(columns.times[0]).toBe(1_700_000_000_000_001);
  });
});

describe('JSON objects in one array', () => {
  const said = [
    { user: 'u1', event: 'see "[x]" {', time: '2024-01-01T10:00:00Z', where: { page: '/a,b]' }, tags: ['a', 'b'] },
    { user: 'u2', event: 'back\\\\', time: '2024-01-01T10:01:00Z', where: { page: 'ğ' } },
    { user: 'u1', event: 'pay', time: '2024-01-01T10:02:00Z' },
    { user: 'u2', event: 'pay', time: '2024-01-01T10:03:00Z' },
  ];
  const lines = said.map((one) => JSON.stringify(one)).join('\n');

  it('are read as the same objects a line are, however they are spread out and wherever blocks part them', async () => {
    const wanted = await bring(lines).mapped({ properties: ['where.page', 'tags'] });
    for (const [gap, before] of [
      [undefined, ''],
      [2, '\uFEFF'],
      ['\t', '\r\n '],
    ] as const)
      for (const block of [1, 2, 7, 64 * 1024]) {
        const brought = bring(before + JSON.stringify(said, undefined, gap), { block });
        expect(brought.problems).toEqual([]);
        expect(await brought.mapped({ properties: ['where.page', 'tags'] })).toEqual(wanted);
      }
  });

  it('what is no object, what was cut and what follows is told with its rows', () => {
    const array = JSON.stringify(said);
    const problemsOf = (file: string, block = 3) => told(bring(file, { block }).problems);
    expect(problemsOf(array.slice(0, -30))).toEqual({ 'line-not-json': [1, '4'], 'file-cut': [1, '4'] });
    expect(problemsOf(array.slice(0, -1))).toEqual({ 'file-cut': [1, '4'] });
    expect(problemsOf(`${array.slice(0, -1)}, 7, "a,b", [1], null, {oops}]`)).toEqual({
      'line-not-json': [5, '5, 6, 7, 8, 9'],
    });
    expect(problemsOf(`${array}\n${array}`)).toEqual({ 'line-not-json': [1, '5'] });
    const refused = (file: string): string | undefined => {
      try {
        bring(file);
        return undefined;
      } catch (error) {
        return error instanceof Unreadable ? error.problem.code : 'something else';
      }
    };
    expect(refused('[]')).toBe('table-empty');
    expect(bring('[id],[event]\n1,a\n1,b\n').columns.map(({ name }) => name)).toEqual(['[id]', '[event]']);
    expect(refused(`[${JSON.stringify(said[0])},{"a": "${'x'.repeat(5_000_000)}`)).toBe('record-too-long');
  });
});

describe('[A6] what says who somebody is', () => {
  it('is found by name and by content, from the first row or from half-way down, and its texts are never given away', () => {
    const lines = Array.from({ length: 30_000 }, (_, i) => {
      const late = i > 20_000 && i % 10 === 0 ? `can${i % 50}@example.org` : 'shoes';
      return `${i % 9},see,2024-01-01,Ayşe Yılmaz,10.0.0.${i % 200},+90 532 111 22 ${String(i % 90).padStart(2, '0')},${late}`;
    });
    const file = ['id,event,time,Ad Soyad,from,contact,bought', ...lines].join('\n');
    const brought = bring(file);
    expect(Object.fromEntries(brought.columns.map(({ name, personal, kept }) => [name, [personal, kept]]))).toEqual({
      id: [undefined, 'values'],
      event: [undefined, 'values'],
      time: [undefined, 'values'],
      'Ad Soyad': ['name', 'numbers'],
      from: ['ip', 'nothing'],
      contact: ['phone', 'numbers'],
      bought: ['email', 'nothing'],
    });
    expect(brought.texts()).toContain('see');
    expect(brought.texts()).not.toMatch(/Ayşe|10\.0|532|example/u);
    expect(bring(file, { personalKept: ['Ad Soyad'] }).texts()).toContain('Ayşe Yılmaz');
  });
});

import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Bursts, parseBody, settledRow } from '../../server/rooms/bursts.ts';
import { surplus } from '../../server/rooms/versions.ts';
import type { ActivityRow, VersionRow } from '../../server/storage/port.ts';
import { Pending } from '../../shared/document/pending.ts';
import { touched } from '../../shared/document/touched.ts';
import { addCard, seed } from './support.ts';

const CARD = 'aaaaaaaaaaaa';
const MINUTE = 60_000;

/** A room's document and what is told of it: an edit is judged, told and only then applied. */
function told() {
  const doc = seed();
  const bursts = new Bursts();
  const stored = new Map<string, ActivityRow>();
  const keep = (rows: readonly ActivityRow[]): number => {
    for (const row of rows) stored.set(row.id, row);
    return rows.length;
  };
  const edit = (who: string, at: number, change: (copy: Y.Doc) => void): number => {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    const before = Y.encodeStateVector(copy);
    copy.transact(() => change(copy));
    const update = Y.encodeStateAsUpdate(copy, before);
    const verdict = touched(doc, new Pending(), update);
    if (!verdict.ok) throw new Error('refused');
    bursts.note(doc, who, verdict.touches, at);
    Y.applyUpdate(doc, update);
    return keep(bursts.take());
  };
  const items = (): unknown[] =>
    [...stored.values()].flatMap((row) =>
      parseBody(settledRow(row, doc).body).items.map((item) => ({ who: row.personId, ...item })),
    );
  return { doc, bursts, stored, edit, items, end: () => keep(bursts.end(doc)) };
}

const titleIn = (doc: Y.Doc): Y.Text => (doc.getMap('cards').get(CARD) as Y.Map<unknown>).get('title') as Y.Text;

describe('who changes what', () => {
  it('a hundred letters in one title are one row, written once and told to its end', () => {
    const { edit, items, stored, end } = told();
    let writes = 0;
    for (let i = 0; i < 100; i++) writes += edit('ada', i * 100, (doc) => titleIn(doc).insert(0, 'x'));
    expect([writes, stored.size]).toEqual([1, 1]);
    const one = { who: 'ada', kind: 'cards', id: CARD, field: 'title', act: 'change', name: 'first', before: 'first' };
    expect(items()).toEqual([{ ...one, after: `${'x'.repeat(100)}first` }]);
    end();
    const [row] = stored.values();
    expect([row?.open, row?.began, row?.until]).toEqual([false, 0, 9_900]);
    expect(parseBody(row?.body ?? '').items[0]).not.toHaveProperty('open');
  });

  it('five minutes are one burst, and what was done later is another', () => {
    const { edit, items } = told();
    edit('ada', 0, (doc) => titleIn(doc).insert(0, '1'));
    edit('ada', 4 * MINUTE, (doc) => titleIn(doc).insert(0, '2'));
    edit('ada', 5 * MINUTE, (doc) => titleIn(doc).insert(0, '3'));
    expect(items()).toMatchObject([
      { before: 'first', after: '21first' },
      { before: '21first', after: '321first' },
    ]);
  });

  it('what one did ends where another goes on, and each is told their own', () => {
    const { edit, items } = told();
    edit('ada', 0, (doc) => titleIn(doc).insert(0, 'A'));
    edit('ben', 1, (doc) => titleIn(doc).insert(0, 'B'));
    edit('cem', 2, (doc) => titleIn(doc).insert(0, 'C'));
    expect(items()).toMatchObject([
      { who: 'ada', before: 'first', after: 'Afirst' },
      { who: 'ben', before: 'Afirst', after: 'BAfirst' },
      { who: 'cem', before: 'BAfirst', after: 'CBAfirst' },
    ]);
  });

  it('a new thing is told once, with the name it got, and what goes is told as gone', () => {
    const { edit, items } = told();
    edit('ada', 0, (doc) => addCard(doc, 'bbbbbbbbbbbb', 'ada', ''));
    edit('ada', 1, (doc) => {
      const title = (doc.getMap('cards').get('bbbbbbbbbbbb') as Y.Map<unknown>).get('title') as Y.Text;
      title.insert(0, 'Waits');
    });
    edit('ada', 2, (doc) => (doc.getMap('cards').get(CARD) as Y.Map<unknown>).set('deleted', { by: 'ada', at: 2 }));
    edit('ada', 3, (doc) => doc.getMap('feelings').set('mmmmmmmmmmmm/pppppppppppp/cccccccccccc', { value: 1 }));
    edit('ben', 4, (doc) => doc.getMap('feelings').set('mmmmmmmmmmmm/pppppppppppp/cccccccccccc', { value: -2 }));
    const feeling = { kind: 'feelings', id: 'mmmmmmmmmmmm/pppppppppppp/cccccccccccc' };
    expect(items()).toEqual([
      { who: 'ada', kind: 'cards', id: 'bbbbbbbbbbbb', act: 'add', name: 'Waits' },
      { who: 'ada', kind: 'cards', id: CARD, field: 'deleted', act: 'change', name: 'first', after: true },
      { who: 'ada', ...feeling, act: 'change', after: { value: 1 } },
      { who: 'ben', ...feeling, act: 'change', before: { value: 1 }, after: { value: -2 } },
    ]);
  });

  it('a thousand new cards are told as a hundred and a number, and long words are cut', () => {
    const { edit, stored } = told();
    edit('ada', 0, (doc) => {
      for (let i = 0; i < 1_000; i++) addCard(doc, `c${String(i).padStart(11, '0')}`, 'ada', `card ${i}`);
    });
    const body = parseBody([...stored.values()][0]?.body ?? '');
    expect([body.items.length, body.more]).toEqual([100, { cards: 900 }]);
    edit('ben', 0, (doc) => titleIn(doc).insert(0, '😀'.repeat(40_000)));
    edit('cem', 1, (doc) => titleIn(doc).insert(0, 'x'));
    for (const { body: text } of stored.values()) expect(text.length).toBeLessThan(100_000);
    const long = [...stored.values()].flatMap((row) => parseBody(row.body).items).find(({ after }) => after);
    expect(String(long?.after)).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
  });

  it('who changed nothing that is told of leaves no row', () => {
    const { edit, stored, end } = told();
    edit('ada', 0, (doc) => doc.getMap('comments').set('cccccccccccc', new Y.Map([['text', 'hm']])));
    end();
    expect(stored.size).toBe(0);
  });
});

describe('automatic versions', () => {
  const DAY = 24 * 60 * MINUTE;
  const now = 400 * DAY;
  const kept = (ages: readonly number[], why: VersionRow['why'] = 'edit'): number[] => {
    const rows = ages.map((age): VersionRow => ({ id: String(age), why, personId: 'p', at: now - age * DAY, size: 1 }));
    const gone = new Set(surplus(rows, now));
    return ages.filter((age) => !gone.has(String(age)));
  };
  it('all of two days stay, one of a day for a month, one of a week beyond', () => {
    expect(kept([0.1, 0.2, 1.5, 3.1, 3.2, 3.3, 4.1])).toEqual([0.1, 0.2, 1.5, 3.1, 4.1]);
    expect(kept([40, 41, 42, 60]).length).toBe(2);
  });
  it('are never more than a number, and those with a name all stay', () => {
    const many = Array.from({ length: 500 }, (_, i) => i / 1000);
    expect(kept(many)).toEqual(many.slice(0, 80));
    expect(kept(many, 'saved')).toEqual(many);
  });
});

import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { insertRecord } from '../../shared/document/shape.ts';
import { rule } from '../../server/rooms/guard.ts';
import { Pending } from '../../shared/document/pending.ts';
import { touched } from '../../shared/document/touched.ts';
import type { Role } from '../../shared/wire/roles.ts';
import { addCard, seed } from './support.ts';

const ME = 'pppppppppppp';

/** The update a client with the server's document would send for this change. */
function change(edit: (doc: Y.Doc) => void, server = seed()): { server: Y.Doc; update: Uint8Array } {
  const client = new Y.Doc();
  Y.applyUpdate(client, Y.encodeStateAsUpdate(server));
  const before = Y.encodeStateVector(client);
  client.transact(() => edit(client));
  return { server, update: Y.encodeStateAsUpdate(client, before) };
}
const card = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('cards').get('aaaaaaaaaaaa') as Y.Map<unknown>;
function ruled(role: Role, edit: (doc: Y.Doc) => void): string {
  const { server, update } = change(edit);
  const before = Y.encodeStateAsUpdate(server);
  const ruling = rule(server, new Pending(), update, role, ME);
  expect(Y.encodeStateAsUpdate(server)).toEqual(before);
  return ruling.ok ? 'ok' : ruling.why === 'forbidden' ? ruling.what : ruling.why;
}

describe('[A2] the guard', () => {
  it('resolves adding, changing, writing in and deleting to record and field', () => {
    const seen = (edit: (doc: Y.Doc) => void): unknown => {
      const { server, update } = change(edit);
      const verdict = touched(server, new Pending(), update);
      return verdict.ok
        ? verdict.touches.map((t) => [t.act, t.kind, t.id, t.field].filter(Boolean).join(' '))
        : verdict;
    };
    expect(seen((doc) => card(doc).set('owner', 'x'))).toEqual(['change cards aaaaaaaaaaaa owner']);
    expect(seen((doc) => (card(doc).get('title') as Y.Text).insert(2, 'zz'))).toEqual([
      'change cards aaaaaaaaaaaa title',
    ]);
    expect(seen((doc) => (card(doc).get('title') as Y.Text).delete(0, 2))).toEqual(['change cards aaaaaaaaaaaa title']);
    expect(seen((doc) => card(doc).set('deleted', { by: ME, at: 1 }))).toEqual(['remove cards aaaaaaaaaaaa deleted']);
    expect(seen((doc) => doc.getMap('cards').delete('aaaaaaaaaaaa'))).toContain('remove cards aaaaaaaaaaaa');
    expect(seen((doc) => doc.getMap('board').set('title', 'T'))).toEqual(['change board board title']);
    expect(seen((doc) => doc.getMap('feelings').set('a/b/c', { value: 1 }))).toEqual(['add feelings a/b/c']);
    expect(seen((doc) => addCard(doc, 'bbbbbbbbbbbb', ME, 'n'))).toContain('add cards bbbbbbbbbbbb');
  });

  it('lets those who edit save views, and nobody else', () => {
    const save = (doc: Y.Doc): void =>
      insertRecord(doc, 'views', 'vvvvvvvvvvvv', {
        createdBy: ME,
        mapId: 'mmmmmmmmmmmm',
        title: 'Seen',
        order: 'a0',
        area: { x: 0, y: 0, width: 10, height: 10 },
        sight: { lens: { of: 'everybody' }, filter: { tag: ['late'] } },
      });
    for (const role of ['facilitate', 'edit'] as const) expect(ruled(role, save)).toBe('ok');
    for (const role of ['contribute', 'comment', 'view'] as const) expect(ruled(role, save)).toMatch(/^views/u);
  });

  it('lets edit and facilitate write, and view nothing', () => {
    const edits: ((doc: Y.Doc) => void)[] = [
      (doc) => addCard(doc, 'bbbbbbbbbbbb', ME, 'n'),
      (doc) => card(doc).set('owner', 'x'),
      (doc) => (card(doc).get('title') as Y.Text).insert(0, 'z'),
      (doc) => (card(doc).get('title') as Y.Text).delete(0, 1),
      (doc) => card(doc).set('deleted', { by: ME, at: 1 }),
    ];
    for (const edit of edits) {
      expect(ruled('edit', edit)).toBe('ok');
      expect(ruled('facilitate', edit)).toBe('ok');
      expect(ruled('view', edit)).toMatch(/^cards\//);
      expect(ruled('comment', edit)).toMatch(/^cards\//);
    }
    expect(ruled('view', () => undefined)).toBe('ok');
  });

  it('lets contribute add cards and change its own alone', () => {
    expect(ruled('contribute', (doc) => addCard(doc, 'bbbbbbbbbbbb', ME, 'n'))).toBe('ok');
    expect(ruled('contribute', (doc) => card(doc).set('owner', 'x'))).toBe('cards/aaaaaaaaaaaa/owner');
    const server = seed();
    addCard(server, 'bbbbbbbbbbbb', ME, 'mine');
    const { update } = change(
      (doc) => (doc.getMap('cards').get('bbbbbbbbbbbb') as Y.Map<unknown>).set('owner', 'x'),
      server,
    );
    expect(rule(server, new Pending(), update, 'contribute', ME).ok).toBe(true);
  });

  it('lets contribute add notes and change, move and write on its own alone', () => {
    const addNote = (doc: Y.Doc, id: string, by: string): void =>
      insertRecord(doc, 'notes', id, {
        createdBy: by,
        kind: 'sticky',
        at: { x: 0, y: 0 },
        size: { width: 160, height: 120 },
        text: 'n',
        tint: 2,
      });
    const note = (doc: Y.Doc, id: string): Y.Map<unknown> => doc.getMap('notes').get(id) as Y.Map<unknown>;
    expect(ruled('contribute', (doc) => addNote(doc, 'bbbbbbbbbbbb', ME))).toBe('ok');
    expect(ruled('contribute', (doc) => addNote(doc, 'bbbbbbbbbbbb', 'somebodyelse'))).toMatch(/createdBy$/);
    expect(ruled('comment', (doc) => addNote(doc, 'bbbbbbbbbbbb', ME))).toBe('notes/bbbbbbbbbbbb');
    const server = seed();
    addNote(server, 'bbbbbbbbbbbb', ME);
    addNote(server, 'cccccccccccc', 'somebodyelse');
    const verdict = (edit: (doc: Y.Doc) => void): boolean =>
      rule(server, new Pending(), change(edit, server).update, 'contribute', ME).ok;
    for (const [id, may] of [
      ['bbbbbbbbbbbb', true],
      ['cccccccccccc', false],
    ] as const) {
      expect(verdict((doc) => note(doc, id).set('at', { x: 5, y: 5 }))).toBe(may);
      expect(verdict((doc) => (note(doc, id).get('text') as Y.Text).insert(1, 'ew'))).toBe(may);
      expect(verdict((doc) => note(doc, id).set('deleted', { by: ME, at: 1 }))).toBe(may);
    }
  });

  it('takes an arc point from who edits, under a key that is one, and from nobody less', () => {
    const key = 'aaaaaaaaaaaa/bbbbbbbbbbbb';
    const set = (name: string) => (doc: Y.Doc) => void doc.getMap('arcs').set(name, { value: 3 });
    expect(ruled('edit', set(key))).toBe('ok');
    expect(ruled('contribute', set(key))).toBe(`arcs/${key}`);
    expect(ruled('edit', set('aaaaaaaaaaaa'))).not.toBe('ok');
    expect(ruled('edit', set(`${key}/cccccccccccc`))).not.toBe('ok');
  });

  it('refuses forged createdBy, on a new record and on one that stands', () => {
    expect(ruled('edit', (doc) => addCard(doc, 'bbbbbbbbbbbb', 'somebodyelse', 'n'))).toMatch(/createdBy$/);
    expect(ruled('facilitate', (doc) => card(doc).set('createdBy', ME))).toMatch(/createdBy$/);
  });

  it('refuses unknown kinds and fields, foreign types, nesting and bigints', () => {
    const edits: ((doc: Y.Doc) => void)[] = [
      (doc) => doc.getMap('secrets').set('a', 1),
      (doc) => doc.getArray('cards2').push([1]),
      (doc) => card(doc).set('colour', 'red'),
      (doc) => card(doc).set('body', new Y.Map()),
      (doc) => card(doc).set('owner', new Y.Text('x')),
      (doc) => card(doc).set('owner', 10n),
      (doc) => card(doc).set('owner', { a: { b: { c: { d: { e: 1 } } } } }),
      (doc) => card(doc).set('owner', new Y.Doc()),
      (doc) => card(doc).set('owner', new Uint8Array(3)),
      (doc) => doc.getMap('cards').set('bbbbbbbbbbbb', 'plain'),
      (doc) => addCard(doc, 'short', ME, 'n'),
      (doc) => addCard(doc, 'x'.repeat(100_000), ME, 'n'),
      (doc) => addCard(doc, '__proto__', ME, 'n'),
      (doc) => doc.getMap('feelings').set('no key', { value: 1 }),
      (doc) => doc.getMap('feelings').set(`a/b/${'c'.repeat(100_000)}`, { value: 1 }),
      (doc) => (card(doc).get('title') as Y.Text).insertEmbed(0, new Y.Map()),
    ];
    for (const edit of edits) expect(ruled('facilitate', edit), String(edit)).not.toBe('ok');
  });

  it('judges against what is queued and not applied yet', () => {
    const server = seed();
    const client = new Y.Doc();
    Y.applyUpdate(client, Y.encodeStateAsUpdate(server));
    const updates: Uint8Array[] = [];
    client.on('update', (update: Uint8Array) => updates.push(update));
    addCard(client, 'bbbbbbbbbbbb', ME, 'n');
    const mine = client.getMap('cards').get('bbbbbbbbbbbb') as Y.Map<unknown>;
    (mine.get('title') as Y.Text).insert(1, 'ew');
    mine.set('owner', 'x');
    const queued = new Pending();
    const [first, ...rest] = updates;
    expect(rest.map((update) => rule(server, queued, update, 'edit', ME).ok)).toEqual([false, false]);
    for (const update of [first, ...rest]) {
      const ruling = rule(server, queued, update ?? new Uint8Array(), 'edit', ME);
      expect(ruling.ok).toBe(true);
      if (ruling.ok) queued.addAll(ruling.news);
    }
  });
});

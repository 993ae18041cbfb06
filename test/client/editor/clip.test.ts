// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { ActionContext } from '../../../client/editor/actions.ts';
import { readClip } from '../../../client/editor/clip.ts';
import { readHtml, tableOf } from '../../../client/editor/clip-html.ts';
import { copied, cutChosen, pasteHere } from '../../../client/editor/clipboard-actions.ts';
import { createEditor } from '../../../client/editor/store.ts';
import { cardsIn } from '../../../shared/journey/columns.ts';
import type { Role } from '../../../shared/wire/roles.ts';
import { idOf, peer } from '../../document/board.ts';

const cell = (lane: string, column: string) => ({ laneId: idOf(lane), columnId: idOf(column) });

function board(role: Role = 'edit') {
  const { port } = peer('ada');
  const editor = createEditor();
  const tell = vi.fn<(text: string) => void>();
  const context: ActionContext = {
    port,
    editor,
    mapId: idOf('map'),
    role,
    personId: idOf('ada'),
    t: (key, values) => `${key} ${JSON.stringify(values ?? {})}`,
    tell,
  };
  const at = (lane: string, column: string) => cardsIn(port.records(), cell(lane, column));
  return { port, editor, context, tell, at };
}

/** A board with a card that says all a card can say, and one more to its lower right. */
function full() {
  const made = board();
  made.port.run([
    {
      type: 'addCards',
      cell: cell('lane', 'see'),
      cards: [
        {
          id: idOf('rich'),
          kind: 'action',
          title: 'Sees "it" & <b>more</b>\nhere',
          body: 'İki satır\nsöz',
          channel: 'web',
          device: 'phone',
          service: 'self',
          owner: 'Ayşe',
          status: 'doing',
          evidence: 'heard',
          tags: ['a', 'b'],
          personaIds: [idOf('ada')],
          link: 'https://example.org/',
          imageId: 'abc',
          span: 2,
        },
      ],
    },
    { type: 'addCards', cell: cell('pains', 'buy'), cards: [{ id: idOf('slow'), kind: 'pain', title: 'Slow' }] },
  ]);
  return made;
}

describe('copying and pasting cards', () => {
  it('[J5] keeps all they say, with new ids, in their lanes and at their distance, as one step', () => {
    const { port, editor, context, at, tell } = full();
    editor.select([idOf('rich'), idOf('slow')], cell('lane', 'see'));
    const flavours = copied(context);
    editor.enterCell(cell('lane', 'buy'));
    expect(pasteHere(context, flavours ?? { text: '', html: '' })).toBe(true);
    const [rich] = at('lane', 'buy');
    const { id, order: _order, cell: _cell, createdBy: _by, ...said } = rich ?? { id: '' };
    const {
      id: was,
      order: _o,
      cell: _c,
      createdBy: _b,
      ...before
    } = port.records().cards.get(idOf('rich')) ?? { id: '' };
    expect(said).toEqual(before);
    expect(id).not.toBe(was);
    expect(at('pains', 'use').map(({ title }) => title)).toEqual(['Slow']);
    expect(editor.getState().selection).toHaveLength(2);
    expect(tell).not.toHaveBeenCalled();
    port.undo();
    expect(at('lane', 'buy')).toEqual([]);
    expect(at('pains', 'use')).toEqual([]);
  });

  it('[J5] takes the links between them along, with label and kind, and none that leads elsewhere', () => {
    const { port, editor, context } = full();
    port.run([
      { type: 'addCards', cell: cell('lane', 'buy'), cards: [{ id: idOf('other'), kind: 'action', title: 'Other' }] },
      {
        type: 'addLink',
        link: { id: idOf('tie'), from: idOf('slow'), to: idOf('rich'), kind: 'dependency', label: 'waits for' },
      },
      { type: 'addLink', link: { id: idOf('out'), from: idOf('rich'), to: idOf('other'), kind: 'flow', label: '' } },
    ]);
    editor.select([idOf('rich'), idOf('slow')], cell('lane', 'see'));
    const flavours = copied(context) ?? { text: '', html: '' };
    const before = new Set(port.records().links.keys());
    editor.enterCell(cell('lane', 'buy'));
    pasteHere(context, flavours);
    const added = [...port.records().links.values()].filter(({ id }) => !before.has(id));
    const titles = ({ from, to }: { from: string; to: string }) =>
      [from, to].map((id) => port.records().cards.get(id)?.title.slice(0, 4));
    expect(added.map(titles)).toEqual([['Slow', 'Sees']]);
    expect(added[0]).toMatchObject({ kind: 'dependency', label: 'waits for' });
    expect([idOf('rich'), idOf('slow')]).not.toContain(added[0]?.from);
    port.undo();
    expect([...port.records().links.values()].filter((link) => !link.deleted && !before.has(link.id))).toEqual([]);
  });

  it('gives other programs the titles: lines, or a grid a spreadsheet takes', () => {
    const { editor, context } = full();
    editor.select([idOf('rich')]);
    expect(copied(context)?.text).toBe('Sees "it" & <b>more</b>\nhere');
    editor.select([idOf('rich'), idOf('slow')]);
    expect(copied(context)?.text).toBe('"Sees ""it"" & <b>more</b>\nhere"\t\n\tSlow');
    const { html } = copied(context) ?? { html: '' };
    expect(tableOf(html)).toEqual([
      ['Sees "it" & <b>more</b>\nhere', ''],
      ['', 'Slow'],
    ]);
  });

  it('[J5] cuts in one step, and only what may be removed', () => {
    const { port, editor, context, at } = full();
    editor.select([idOf('rich'), idOf('slow')], cell('lane', 'see'));
    expect(cutChosen(context)).toBe(true);
    expect(at('pains', 'buy')).toEqual([]);
    port.undo();
    expect(at('pains', 'buy')).toHaveLength(1);
    editor.select([idOf('rich')]);
    expect(cutChosen({ ...context, role: 'contribute', personId: idOf('bob') })).toBe(false);
    expect(pasteHere({ ...context, role: 'view' }, { text: 'x', html: '' })).toBe(false);
  });

  it('pastes into another board: lanes by kind, personas by name, and tells what stays behind', () => {
    const from = full();
    from.editor.select([idOf('rich'), idOf('slow')]);
    const { html = '' } = copied(from.context) ?? {};
    // as it comes from a board with other ids
    const other = html
      .replaceAll(idOf('board'), idOf('elsewhere'))
      .replaceAll(idOf('lane'), idOf('otherlane'))
      .replaceAll(idOf('pains'), idOf('otherpain'))
      .replaceAll(idOf('ada'), idOf('stranger'));
    const to = board();
    to.editor.enterCell(cell('pains', 'use'));
    expect(pasteHere(to.context, { text: '', html: other })).toBe(true);
    const [rich] = to.at('lane', 'use');
    expect(rich?.personaIds).toEqual([idOf('ada')]);
    expect(rich?.imageId).toBe('abc');
    expect(to.at('pains', 'use').map(({ title }) => title)).toEqual(['Slow']);
    const told = to.tell.mock.calls.map(([text]) => text);
    expect(told).toEqual(['hand.paste.homeless {"count":1}', 'hand.paste.images {"count":1}']);
    const unknown = other.replace(/(personas&quot;:\{&quot;\w+&quot;:&quot;)[^&]*/u, '$1Nobody');
    const third = board();
    third.editor.enterCell(cell('lane', 'see'));
    pasteHere(third.context, { text: '', html: unknown });
    expect(third.tell.mock.calls.flat()).toContain('hand.paste.personas {"count":1,"names":"Nobody"}');
  });
});

describe('pictures of another board', () => {
  const elsewhere = (): string => {
    const from = full();
    from.editor.select([idOf('rich')]);
    return (copied(from.context)?.html ?? '').replaceAll(idOf('board'), idOf('elsewhere'));
  };
  const pictures = (bring: (hash: string, boardId: string) => Promise<boolean>) => ({
    bring: vi.fn(bring),
    ...{ upload: vi.fn(), state: vi.fn(), subscribe: vi.fn(), blob: vi.fn() },
  });

  it('come before the cards that show them, and nothing is told', async () => {
    const { port, editor, context, tell, at } = board();
    let come = (): void => undefined;
    const held = pictures(() => new Promise((done) => (come = () => done(true))));
    editor.enterCell(cell('lane', 'use'));
    expect(pasteHere({ ...context, pictures: held }, { text: '', html: elsewhere() })).toBe(true);
    expect([at('lane', 'use').length, editor.getState().uploading]).toEqual([0, 1]);
    come();
    await expect.poll(() => at('lane', 'use').map(({ imageId }) => imageId)).toEqual(['abc']);
    expect(held.bring.mock.calls).toEqual([['abc', idOf('elsewhere')]]);
    expect([editor.getState().uploading, tell.mock.calls]).toEqual([0, []]);
    port.undo();
    expect(at('lane', 'use')).toEqual([]);
  });

  it('that cannot be had keep no words back, and are told of', async () => {
    const { editor, context, tell, at } = board();
    editor.enterCell(cell('lane', 'use'));
    pasteHere({ ...context, pictures: pictures(() => Promise.resolve(false)) }, { text: '', html: elsewhere() });
    await expect.poll(() => at('lane', 'use')).toHaveLength(1);
    expect(tell.mock.calls.flat()).toEqual(['hand.paste.images {"count":1}']);
  });

  it('are asked for nowhere when they are on this board already', () => {
    const { editor, context, at } = full();
    editor.select([idOf('rich')]);
    const { html = '' } = copied(context) ?? {};
    const held = pictures(() => Promise.resolve(true));
    editor.enterCell(cell('lane', 'buy'));
    pasteHere({ ...context, pictures: held }, { text: '', html });
    expect([at('lane', 'buy').length, held.bring.mock.calls]).toEqual([1, []]);
  });
});

describe('notes on the clipboard', () => {
  const note = (id: string, x: number, text: string) => ({
    ...{ id: idOf(id), mapId: idOf('map'), kind: 'sticky' as const, at: { x, y: 40 }, text },
    ...{ size: { width: 168, height: 120 }, tint: 2 as const },
  });
  function noted() {
    const made = board();
    made.port.run({ type: 'addNotes', notes: [note('one', 900, 'Ask <Ayşe>'), note('two', 1100, 'İki\nsatır')] });
    made.editor.select([idOf('one'), idOf('two')]);
    return made;
  }
  const spots = ({ port }: ReturnType<typeof board>) =>
    [...port.records().notes.values()]
      .filter(({ deleted }) => !deleted)
      .map(({ at, text }) => `${at.x} ${at.y} ${text}`);

  it('are words for other programs, and themselves here: beside themselves, each time farther', () => {
    const made = noted();
    const flavours = copied(made.context) ?? { text: '', html: '' };
    expect(flavours.text).toBe('Ask <Ayşe>\nİki\nsatır');
    expect(tableOf(flavours.html)).toEqual([['Ask <Ayşe>'], ['İki\nsatır']]);
    expect(pasteHere(made.context, flavours)).toBe(true);
    expect(pasteHere(made.context, flavours)).toBe(true);
    expect(spots(made).slice(2)).toEqual([
      '922 62 Ask <Ayşe>',
      '1122 62 İki\nsatır',
      '944 84 Ask <Ayşe>',
      '1144 84 İki\nsatır',
    ]);
    made.port.undo();
    expect(spots(made)).toHaveLength(4);
  });

  it('[J5] are cut in one step, with cards that are chosen too, and pasted where a menu was opened', () => {
    const made = noted();
    made.port.run({
      type: 'addCards',
      cell: cell('lane', 'see'),
      cards: [{ id: idOf('c'), kind: 'action', title: 'C' }],
    });
    made.editor.select([idOf('one'), idOf('c')]);
    const flavours = copied(made.context) ?? { text: '', html: '' };
    expect(cutChosen(made.context)).toBe(true);
    expect([spots(made), made.at('lane', 'use')]).toEqual([['1100 40 İki\nsatır'], []]);
    const target = { kind: 'cell' as const, cell: cell('lane', 'buy'), point: { x: 300.4, y: 500 } };
    pasteHere({ ...made.context, target }, flavours);
    expect(made.at('lane', 'buy').map(({ title }) => title)).toEqual(['C']);
    expect(spots(made).at(-1)).toBe('300 500 Ask <Ayşe>');
    expect(pasteHere({ ...made.context, role: 'view' }, flavours)).toBe(false);
  });

  it('look for a free place at another map', () => {
    const flavours = copied(noted().context) ?? { text: '', html: '' };
    const to = board();
    const html = flavours.html.replaceAll(idOf('board'), idOf('elsewhere'));
    expect(pasteHere(to.context, { text: flavours.text, html })).toBe(true);
    const [one, two] = [...to.port.records().notes.values()];
    expect([(two?.at.x ?? 0) - (one?.at.x ?? 0), one?.mapId]).toEqual([200, idOf('map')]);
    expect(to.at('lane', 'use')).toEqual([]);
  });
});

describe('a clipboard that means harm', () => {
  const card = (fields: Record<string, unknown>) =>
    JSON.stringify({
      boardId: 'b',
      personas: {},
      cards: [{ card: { kind: 'pain', title: 'Slow', ...fields }, lane: { id: 'l', kind: 'pains' }, column: 0 }],
    });

  it('joins only cards that could be read, by links that are links', () => {
    const one = (title: string) => ({ card: { kind: 'pain', title }, lane: { id: 'l', kind: 'pains' }, column: 0 });
    const tie = (from: unknown, to: unknown, kind = 'flow') => ({ from, to, kind, label: '' });
    const clip = readClip(
      JSON.stringify({
        boardId: 'b',
        personas: {},
        cards: [one('A'), { card: 'none' }, one('B')],
        links: [tie(0, 2), tie(0, 1), tie(0, 0), tie(2, 0, 'theft'), tie('0', 2), tie(0, 9), null],
      }),
    );
    expect(clip?.cards.map(({ card }) => card.title)).toEqual(['A', 'B']);
    expect(clip?.links).toEqual([{ from: 0, to: 1, kind: 'flow', label: '' }]);
  });

  it('gives nothing but what a card may hold', () => {
    const clip = readClip(
      card({ id: 'old', deleted: { by: 'x', at: 1 }, order: 'zz', createdBy: 'boss', cell: {}, evil: 1 }),
    );
    expect(clip?.cards[0]?.card).toEqual({
      id: expect.stringMatching(/^\w{12}$/u) as string,
      kind: 'pain',
      title: 'Slow',
      body: '',
    });
  });

  it.each([
    ['a link that runs', card({ link: 'javascript:alert(1)' })],
    ['an unknown kind', card({ kind: 'bomb' })],
    ['a title that is none', card({ title: { toString: 1 } })],
    ['a span over everything', card({ span: 1e9 })],
    ['a path for a picture', card({ imageId: '../../etc/passwd' })],
    ['no cards', JSON.stringify({ boardId: 'b', cards: [], personas: {} })],
    ['columns without end', card({}).replace('"column":0', '"column":1e300')],
    ['a prototype', '{"__proto__":{"cards":[]},"boardId":"b"}'],
    ['no JSON', '{'],
    ['something else', '[1,2]'],
  ])('takes no card with %s', (_name, json) => {
    expect(readClip(json)).toBeUndefined();
  });

  it('runs and loads nothing of hostile HTML, and takes its words as words', () => {
    const run = vi.fn();
    Object.assign(window, { run });
    const html =
      '<img src=x onerror="run()"><script>run()</script><iframe srcdoc="<script>parent.run()</script>"></iframe>' +
      '<table><tr><td>A<br>a<td><script>run()</script><b onclick="run()">B &lt;i&gt;</b></table>' +
      '<div data-journeyboard-cards="{&quot;cards&quot;:1}"></div>';
    expect(readHtml(html)).toBeUndefined();
    expect(tableOf(html)[0]?.[0]).toBe('A\na');
    expect(tableOf(html)[0]?.[1]).toContain('B <i>');
    const { editor, context, at } = board();
    editor.enterCell(cell('lane', 'buy'));
    pasteHere(context, { text: '', html });
    expect(at('lane', 'buy')).toHaveLength(1);
    expect(run).not.toHaveBeenCalled();
    expect(document.querySelector('img, iframe, script')).toBeNull();
  });
});

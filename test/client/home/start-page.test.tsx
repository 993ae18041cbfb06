// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { BoardHands } from '../../../client/home/board-hands.ts';
import { matching } from '../../../client/home/template-gallery.tsx';
import { StartPage, type StartPageProps } from '../../../client/home/start-page.tsx';
import { appearing, click, find, render, startRendering, type } from '../support/rendering.tsx';
import { until } from '../support/until.ts';

startRendering();

const TEMPLATES = [
  { id: 'one', title: { en: 'One', tr: 'Bir' }, description: { en: 'First', tr: 'İlk' }, sample: true },
  { id: 'two', title: { en: 'Two', tr: 'İki' }, description: { en: 'Second', tr: 'İkinci' } },
];
const BOARD = { id: 'AbCdEf123456', url: '', links: {} };

type Answer = { status: number; body: unknown } | 'network';
let answers: Record<string, Answer>;
let asked: { path: string; body: unknown; authorization: string | null }[];
beforeEach(() => {
  asked = [];
  answers = { '/api/templates': { status: 200, body: TEMPLATES }, '/api/boards': { status: 201, body: BOARD } };
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    asked.push({ path, body, authorization: new Headers(init?.headers).get('authorization') });
    if (path.startsWith('/api/templates/one/preview.svg'))
      return new Response('<svg xmlns="http://www.w3.org/2000/svg"><text>One drawn</text></svg>');
    const answer = answers[path] ?? 'network';
    if (answer === 'network') throw new TypeError('fetch failed');
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  });
});

const settled = (): Promise<void> => act(async () => new Promise((resolve) => setTimeout(resolve)));
async function open(props: Partial<StartPageProps> = {}) {
  const onCreated = vi.fn<StartPageProps['onCreated']>();
  const onProblem = vi.fn<StartPageProps['onProblem']>();
  const bring = vi.fn<StartPageProps['bring']>(() => null);
  const hands = {
    open: vi.fn<BoardHands['open']>(),
    forget: vi.fn<BoardHands['forget']>(),
    rename: vi.fn<BoardHands['rename']>(async () => true),
    remove: vi.fn<BoardHands['remove']>(async () => true),
    bringBack: vi.fn<BoardHands['bringBack']>(async () => true),
    fileOf: vi.fn<BoardHands['fileOf']>(async () => ({ board: { title: 'Returns', locale: 'tr' }, cards: [] })),
  };
  render(
    <StartPage
      {...{ locale: 'en', theme: 'dark', mark: null, settings: null, recents: [], onCreated, hands, onProblem, bring }}
      {...props}
    />,
  );
  await settled();
  return { onCreated, onProblem, hands, bring };
}
const created = () => asked.filter(({ path }) => path === '/api/boards');

describe('the start page', () => {
  it('draws each template in the language and theme at hand, and says which has made-up data', async () => {
    await open();
    const sources = [1, 2].map((n) => `/api/templates/${n === 1 ? 'one' : 'two'}/preview.svg?lang=en&theme=dark`);
    expect(asked.map(({ path }) => path).filter((path) => path.includes('preview'))).toEqual(sources);
    const [one, two] = document.querySelectorAll('[role=img]');
    expect(one?.getAttribute('aria-label')).toBe('Preview of the map “One”');
    expect(one?.shadowRoot?.querySelector('svg text')?.textContent).toBe('One drawn');
    // what cannot be drawn says so, and its board can be made all the same
    expect(two).toBeUndefined();
    expect(find('li', 'Two').textContent).toContain('No preview');
    expect(find('li', 'One').textContent).toContain('made-up sample data');
    expect(find('li', 'Two').textContent).not.toContain('made-up sample data');
  });

  it('[J7] makes a board of a template with one click, in the language at hand', async () => {
    const { onCreated } = await open({ locale: 'tr' });
    click(find('button', 'İki'));
    await settled();
    expect(created()).toEqual([{ path: '/api/boards', body: { template: 'two', locale: 'tr' }, authorization: null }]);
    expect(onCreated).toHaveBeenCalledExactlyOnceWith(BOARD);
  });

  it('says when the templates cannot be had, and fetches them again', async () => {
    answers['/api/templates'] = 'network';
    await open();
    expect(find('[role=alert]').textContent).toContain('could not be fetched');
    answers['/api/templates'] = { status: 200, body: TEMPLATES };
    click(find('button', 'Try again'));
    await settled();
    expect(find('button', 'Two')).toBeTruthy();
  });

  it('says that nothing was stored when a board cannot be made', async () => {
    const { onCreated } = await open();
    answers['/api/boards'] = 'network';
    click(find('button', 'Two'));
    await settled();
    expect(find('[role=dialog]').textContent).toContain('Nothing was stored');
    expect(onCreated).not.toHaveBeenCalled();
  });

  it('asks for the token where the server wants one, and makes the board with it', async () => {
    const { onCreated } = await open();
    answers['/api/boards'] = { status: 401, body: { error: { code: 'create-token', message: '' } } };
    click(find('button', 'Two'));
    await settled();
    answers['/api/boards'] = { status: 201, body: BOARD };
    type(find<HTMLInputElement>('input[type=password]'), 's3cret');
    click(find('button', 'Make the board'));
    await settled();
    expect(created().at(-1)).toMatchObject({ authorization: 'Bearer s3cret', body: { template: 'two' } });
    expect(onCreated).toHaveBeenCalledOnce();
  });

  it('tells what is wrong with a journey file, in words and where', async () => {
    await open();
    answers['/api/boards'] = {
      status: 422,
      body: {
        error: {
          code: 'journey-file',
          message: '',
          problems: [{ where: 'version', code: 'newer-version', values: { found: 9, known: 1 } }],
        },
      },
    };
    const input = find<HTMLInputElement>('input[type=file]');
    Object.defineProperty(input, 'files', { value: [new File(['{"a":1}'], 'map.json')], configurable: true });
    await act(async () => void input.dispatchEvent(new Event('change', { bubbles: true })));
    await until(() => expect(created()).toHaveLength(1));
    await settled();
    expect(created()[0]?.body).toEqual({ board: { a: 1 } });
    expect(find('[role=dialog]').textContent).toContain('The file is of version 9');
  });

  it('opens a pasted link, and says so when it is none', async () => {
    const { hands } = await open();
    const field = find<HTMLInputElement>('input', 'Link of a board');
    type(field, 'hello');
    act(() => field.form?.requestSubmit());
    expect(document.body.textContent).toContain('This is no link of a board');
    type(field, '/b/AbCdEf123456#k');
    act(() => field.form?.requestSubmit());
    expect(hands.open).toHaveBeenCalledExactlyOnceWith('/b/AbCdEf123456#k');
  });

  const RECENT = {
    id: 'AbCdEf123456',
    title: 'Returns',
    role: 'facilitate' as const,
    token: 'k',
    at: Date.now() - 7_500_000,
  };
  async function choose(label: string): Promise<void> {
    click(find('button', 'More for “Returns”'));
    click(await appearing('[role=menuitem]', label));
    await settled();
  }

  it('[A7] lists the boards of this browser, opens them, and takes one out of the list only after asking', async () => {
    const { hands } = await open({ recents: [RECENT] });
    expect(find('li', 'Returns').textContent).toContain('2 hours ago');
    click(find('a', 'Returns'));
    expect(hands.open).toHaveBeenCalledExactlyOnceWith('/b/AbCdEf123456#k');
    await choose('Remove from this list');
    expect(hands.forget).not.toHaveBeenCalled();
    click(find('[role=dialog] footer button', 'Remove'));
    expect(hands.forget).toHaveBeenCalledExactlyOnceWith(RECENT);
  });

  it('renames a board, and says so when that failed', async () => {
    const { hands } = await open({ recents: [RECENT] });
    await choose('Rename');
    hands.rename.mockResolvedValueOnce(false);
    const field = find<HTMLInputElement>('input', 'Name of the board');
    type(field, 'Returns 2027');
    act(() => field.form?.requestSubmit());
    await settled();
    expect(find('[role=dialog]').textContent).toContain('could not be done');
    act(() => field.form?.requestSubmit());
    await settled();
    expect(hands.rename).toHaveBeenCalledWith(RECENT, 'Returns 2027');
    expect(document.querySelector('[role=dialog]')).toBeNull();
  });

  it('copies a board under a name of its own', async () => {
    const { hands, onCreated, onProblem } = await open({ recents: [RECENT] });
    await choose('Duplicate');
    expect(created()[0]?.body).toEqual({ board: { board: { title: 'Returns (copy)', locale: 'tr' }, cards: [] } });
    expect(onCreated).toHaveBeenCalledOnce();
    hands.fileOf.mockResolvedValueOnce(undefined);
    await choose('Duplicate');
    expect(onProblem).toHaveBeenCalledExactlyOnceWith('home.notDone');
  });

  it('[J4] deletes for everyone only after asking, and shows the way back for 30 days', async () => {
    const { hands } = await open({ recents: [RECENT] });
    await choose('Delete for everyone');
    expect(find('[role=dialog]').textContent).toContain('30 days');
    click(find('[role=dialog] footer button', 'Delete'));
    expect(hands.remove).toHaveBeenCalledExactlyOnceWith(RECENT);
    const day = 86_400_000;
    const gone = { ...RECENT, deletedAt: Date.now() - 3 * day - 60_000 };
    await open({ recents: [gone, { ...gone, id: 'BbCdEf123456', deletedAt: Date.now() - 31 * day }], hands });
    expect(document.querySelector('.recent')).toBeNull();
    expect(find('details').textContent).toContain('1 deleted board');
    expect(find('details').textContent).toContain('27 days left');
    click(find('button', 'Bring back “Returns”'));
    expect(hands.bringBack).toHaveBeenCalledExactlyOnceWith(gone);
  });

  it('offers renaming and deleting only to those whose role may', async () => {
    await open({ recents: [{ ...RECENT, role: 'edit' }] });
    click(find('button', 'More for “Returns”'));
    await appearing('[role=menuitem]', 'Duplicate');
    const offered = [...document.querySelectorAll('[role=menuitem]')].map((item) => item.textContent);
    expect(offered).toEqual(['Duplicate', 'Remove from this list …']);
  });

  it('shows two rows of many boards, and all of them when asked', async () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ ...RECENT, id: `b${i}`, title: `Board ${i}` }));
    await open({ recents: many });
    expect(document.querySelectorAll('.recent')).toHaveLength(6);
    click(find('button', 'Show all 30 boards'));
    expect(document.querySelectorAll('.recent')).toHaveLength(30);
  });

  it('shows what a file of another program would be, and makes a board of it once it was seen', async () => {
    const { bring } = await open();
    const input = find<HTMLInputElement>('input[type=file]');
    const file = new File(['Stage,Buy\nActions,pays'], 'map.csv');
    Object.defineProperty(input, 'files', { value: [file], configurable: true });
    await act(async () => void input.dispatchEvent(new Event('change', { bubbles: true })));
    expect(created()).toEqual([]);
    const given = bring.mock.lastCall?.[0];
    expect(given?.file).toBe(file);
    await act(async () => void (await given?.onMake({ format: 'journeyboard' })));
    expect(created()).toHaveLength(1);
  });

  it('tells of other files where they belong, and makes no board of them', async () => {
    await open();
    const input = find<HTMLInputElement>('input[type=file]');
    for (const [name, words] of [
      ['photo.JPG', 'is a picture'],
      ['deck.pptx', 'finished document'],
      ['notes.docx', 'is not a journey file'],
    ] as const) {
      Object.defineProperty(input, 'files', { value: [new File(['…'], name)], configurable: true });
      await act(async () => void input.dispatchEvent(new Event('change', { bubbles: true })));
      expect((await appearing('[role=dialog]', name)).textContent).toContain(words);
      click(find('[role=dialog] footer button', 'Back'));
      await settled();
    }
    expect(created()).toEqual([]);
  });
});

describe('looking for a template', () => {
  const entry = (id: string, en: string, tr: string) => ({ id, title: { en, tr }, description: { en: '', tr: '' } });
  const all = [
    entry('a', 'Online purchase', 'İnternetten alışveriş'),
    entry('b', 'Hospital visit', 'Hastanede muayene'),
  ];
  const found = (query: string) => matching(all, query).map(({ id }) => id);

  it('finds words in any order, with or without dots and tails, in either language', () => {
    for (const query of ['internetten', 'İNTERNET', 'INTERNETTEN', 'alisveris', 'purchase online', ' ALIŞVERİŞ '])
      expect([query, found(query)]).toEqual([query, ['a']]);
    expect(found('')).toEqual(['a', 'b']);
    expect(found('sigorta')).toEqual([]);
  });

  it('says how many it found, and what to do when there is none', async () => {
    await open();
    type(find<HTMLInputElement>('input', 'Search templates'), 'ikinci');
    expect(document.querySelectorAll('.template')).toHaveLength(1);
    expect(find('[role=status]').textContent).toBe('1 template found');
    type(find<HTMLInputElement>('input', 'Search templates'), 'zebra');
    expect(document.body.textContent).toContain('No template is about “zebra”');
  });
});

// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { StartPage, type StartPageProps } from '../../../client/home/start-page.tsx';
import { click, find, render, startRendering, type } from '../support/rendering.tsx';

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
  const onOpen = vi.fn<StartPageProps['onOpen']>();
  const onForget = vi.fn<StartPageProps['onForget']>();
  render(
    <StartPage
      {...{ locale: 'en', theme: 'dark', mark: null, settings: null, recents: [], onCreated, onOpen, onForget }}
      {...props}
    />,
  );
  await settled();
  return { onCreated, onOpen, onForget };
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
    await vi.waitFor(() => expect(created()).toHaveLength(1));
    await settled();
    expect(created()[0]?.body).toEqual({ board: { a: 1 } });
    expect(find('[role=dialog]').textContent).toContain('The file is of version 9');
  });

  it('opens a pasted link, and says so when it is none', async () => {
    const { onOpen } = await open();
    const field = find<HTMLInputElement>('input', 'Link of a board');
    type(field, 'hello');
    act(() => field.form?.requestSubmit());
    expect(document.body.textContent).toContain('This is no link of a board');
    type(field, '/b/AbCdEf123456#k');
    act(() => field.form?.requestSubmit());
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('/b/AbCdEf123456#k');
  });

  it('[A7] lists the boards of this browser, and forgets one only after asking', async () => {
    const recent = { id: 'AbCdEf123456', title: 'Returns', role: 'facilitate' as const, token: 'k', at: 0 };
    const { onOpen, onForget } = await open({ recents: [recent] });
    click(find('a', 'Returns'));
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('/b/AbCdEf123456#k');
    click(find('button', 'Forget “Returns”'));
    expect(onForget).not.toHaveBeenCalled();
    click(find('[role=dialog] footer button', 'Forget'));
    expect(onForget).toHaveBeenCalledExactlyOnceWith('AbCdEf123456');
  });
});

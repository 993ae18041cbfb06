// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { JoinScreen } from '../../../client/app/join-screen.tsx';
import { recallMembership } from '../../../client/session/membership.ts';
import type { Membership } from '../../../client/session/membership.ts';
import { find, render, startRendering, type } from '../support/rendering.tsx';

startRendering();

const ID = 'AbCdEf123456';
const JOINED = { personId: 'pppppppppppp', session: 's.1', role: 'edit' };
let answer: { status: number; body: unknown } | 'network';
let asked: unknown[];
const onJoined = vi.fn<(member: Membership) => void>();
beforeEach(() => {
  localStorage.clear();
  asked = [];
  onJoined.mockReset();
  answer = { status: 200, body: JOINED };
  vi.stubGlobal('fetch', async (_path: string, init?: RequestInit) => {
    asked.push(JSON.parse(String(init?.body)));
    if (answer === 'network') throw new TypeError('fetch failed');
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  });
});
const refused = (status: number, code: string) => ({ status, body: { error: { code, message: '' } } });
const open = (token = 't1'): void => render(<JoinScreen boardId={ID} token={token} onJoined={onJoined} />);
async function submit(): Promise<void> {
  await act(async () => {
    find<HTMLFormElement>('form').requestSubmit();
    await new Promise((resolve) => setTimeout(resolve));
  });
}

describe('the join screen', () => {
  it('[A4] takes a name, joins, and remembers who one is on the board', async () => {
    open();
    expect(document.activeElement).toBe(find('input', 'Your name'));
    await submit();
    expect(document.body.textContent).toContain('Write a name to join.');
    type(find<HTMLInputElement>('input', 'Your name'), '  Ayşe ');
    await submit();
    expect(asked).toEqual([{ name: 'Ayşe' }]);
    expect(onJoined).toHaveBeenCalledExactlyOnceWith({ boardId: ID, ...JOINED, name: 'Ayşe', token: 't1' });
    expect(recallMembership(ID, 't1')).toMatchObject({ session: 's.1' });
  });

  it('has the name given last ready, on whatever board', () => {
    localStorage.setItem('journeyboard:name', 'Bora');
    open();
    expect(find<HTMLInputElement>('input', 'Your name').value).toBe('Bora');
  });

  it('asks for the password once the server wants one, and says when it is the wrong one', async () => {
    answer = refused(403, 'password');
    localStorage.setItem('journeyboard:name', 'Bora');
    open();
    expect(document.querySelector('input[type=password]')).toBeNull();
    await submit();
    const field = find<HTMLInputElement>('input[type=password]');
    expect(document.body.textContent).toContain('This link asks for a password');
    expect(document.body.textContent).not.toContain('not the password');
    expect(document.activeElement).toBe(field);
    type(field, 'nope');
    await submit();
    expect(asked.at(-1)).toEqual({ name: 'Bora', password: 'nope' });
    expect(document.body.textContent).toContain('This is not the password');
  });

  it.each([
    ['unauthorised', 401, 'no longer valid', 'Ask for a new link'],
    ['unknown-board', 404, 'not here', 'whole'],
    ['deleted-board', 404, 'deleted', '30 days'],
  ])('says what happened and what to do when the answer is %s', async (code, status, what, way) => {
    answer = refused(status, code);
    localStorage.setItem('journeyboard:name', 'Bora');
    open();
    await submit();
    expect(find('h1').textContent).toContain(what);
    expect(find('main').textContent).toContain(way);
    expect(onJoined).not.toHaveBeenCalled();
  });

  it.each([['network' as const], [refused(500, 'server')]])('can be tried again after %j', async (failing) => {
    answer = failing;
    localStorage.setItem('journeyboard:name', 'Bora');
    open();
    await submit();
    expect(find('[role=alert]').textContent).toContain('join again');
    answer = { status: 200, body: JOINED };
    await submit();
    expect(onJoined).toHaveBeenCalledOnce();
  });

  it('says that a link without its key is not whole', () => {
    open('');
    expect(find('h1').textContent).toContain('not whole');
    expect(document.querySelector('form')).toBeNull();
  });
});

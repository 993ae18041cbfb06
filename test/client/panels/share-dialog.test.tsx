// @vitest-environment jsdom
import { act } from 'react';
import { encode } from 'uqr';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ShareDialog } from '../../../client/panels/share-dialog.tsx';
import type { LinkAnswer } from '../../../shared/wire/api.ts';
import { ROLES, type Role } from '../../../shared/wire/roles.ts';
import { click, find, render, startRendering, type } from '../support/rendering.tsx';

startRendering();

const link = (role: Role): LinkAnswer => ({ token: role, url: `https://maps.example/b/AbCdEf123456#${role}` });
let links: Partial<Record<Role, LinkAnswer>>;
let asked: { path: string; method: string; body: unknown; authorization: string | null }[];
let reachable: boolean;
const copied = vi.fn<(text: string) => Promise<void>>();
beforeEach(() => {
  asked = [];
  reachable = true;
  copied.mockReset().mockResolvedValue();
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: copied }, configurable: true });
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    if (!reachable) throw new TypeError('fetch failed');
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    const authorization = new Headers(init?.headers).get('authorization');
    asked.push({ path, method: init?.method ?? 'GET', body, authorization });
    return new Response(JSON.stringify({ links }));
  });
});

const settled = (): Promise<void> => act(async () => new Promise((resolve) => setTimeout(resolve)));
async function open(role: Role): Promise<void> {
  links = Object.fromEntries(ROLES.slice(ROLES.indexOf(role)).map((one) => [one, link(one)]));
  render(<ShareDialog boardId="AbCdEf123456" session="s.1" role={role} onClose={() => undefined} />);
  await settled();
}
const headings = () => [...document.querySelectorAll('.share-links h3')].map((heading) => heading.textContent);

describe('the share dialog', () => {
  it("[A1] shows the links of one's own role and below, each with what it allows", async () => {
    await open('contribute');
    expect(headings()).toEqual(['Contribute', 'Comment', 'View']);
    expect(find('li', 'View').textContent).toContain('change nothing');
    expect(asked).toEqual([
      { path: '/api/boards/AbCdEf123456/links', method: 'GET', body: undefined, authorization: 'Bearer s.1' },
    ]);
  });

  it('shows a link as a code for the room, every dark square of it, and gives the focus back', async () => {
    await open('edit');
    // a browser focuses what is pressed
    find('button', 'Code for the room: View').focus();
    click(find('button', 'Code for the room: View'));
    expect(document.querySelector('svg[role="img"]')?.getAttribute('aria-label')).toBe('Code for the room: View');
    const { data } = encode(link('view').url, { ecc: 'M', border: 4 });
    const drawn = data.map((row) => row.map(() => false));
    const path = document.querySelector('.room-code path')?.getAttribute('d') ?? '';
    for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/gu))
      for (let i = 0; i < Number(width); i++) (drawn[Number(y)] ?? [])[Number(x) + i] = true;
    expect(drawn).toEqual(data);
    expect(document.activeElement?.textContent).toBe('All links');
    click(find('button', 'All links'));
    await act(async () => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined))));
    expect(document.activeElement).toBe(find('button', 'Code for the room: View'));
  });

  it('copies a link and says so; where pages may not copy it says how to', async () => {
    await open('edit');
    click(find('button', 'Copy link: View'));
    await settled();
    expect(copied).toHaveBeenCalledExactlyOnceWith(link('view').url);
    expect(find('button', 'Copied: View')).toBeTruthy();
    copied.mockRejectedValue(new Error('not allowed'));
    click(find('button', 'Copy link: Edit'));
    await settled();
    expect(document.body.textContent).toContain('copy it with Ctrl+C');
    expect(document.activeElement).toBe(find('input', 'Link: Edit'));
  });

  it('[A1] leaves passwords, times and renewal to the facilitator', async () => {
    await open('edit');
    expect(document.querySelector('[aria-label^="Settings of the link"]')).toBeNull();
  });

  it('sets a password, and renews a link only after asking', async () => {
    await open('facilitate');
    click(find('button', 'Settings of the link: Edit'));
    type(find<HTMLInputElement>('input[type=password]'), 'gizli');
    links.edit = { ...link('edit'), password: true };
    click(find('button', 'Set password'));
    await settled();
    expect(asked.at(-1)).toMatchObject({
      path: '/api/boards/AbCdEf123456/links/edit',
      method: 'POST',
      body: { password: 'gizli' },
    });
    expect(find('li', 'Edit').textContent).toContain('Asks for a password');
    click(find('button', 'Renew link'));
    expect(asked).toHaveLength(2);
    click(find('.share-renew button', 'Renew'));
    await settled();
    expect(asked.at(-1)?.body).toEqual({ renew: true });
  });

  it('says when the links cannot be had, and fetches them again', async () => {
    reachable = false;
    await open('view');
    expect(find('[role=alert]').textContent).toContain('could not be fetched');
    reachable = true;
    click(find('button', 'Try again'));
    await settled();
    expect(headings()).toEqual(['View']);
    expect(document.querySelector('[role=alert]')).toBeNull();
  });
});

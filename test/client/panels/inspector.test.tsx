// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { createEditor, type Editor } from '../../../client/editor/store.ts';
import { Inspector } from '../../../client/panels/inspector/inspector.tsx';
import { linkFrom, tagsFrom } from '../../../client/panels/inspector/fact-values.ts';
import type { Presence, PresenceState } from '../../../shared/wire/presence.ts';
import type { Role } from '../../../shared/wire/roles.ts';
import { idOf, peer } from '../../document/board.ts';
import { click, find, presenceOf, press, render, type, startRendering } from '../support/rendering.tsx';

startRendering();

let port: ReturnType<typeof peer>['port'];
let editor: Editor;
let presence: ReturnType<typeof presenceOf>;
const card = () => port.records().cards.get(idOf('card'));

beforeEach(() => {
  port = peer('ada').port;
  editor = createEditor();
  presence = presenceOf();
});
const show = (role: Role = 'edit'): void =>
  render(<Inspector {...{ port, editor, role, presence }} mapId={idOf('map')} />);
const select = (...names: string[]): void => act(() => editor.select(names.map(idOf)));

describe('the inspector', () => {
  it('is there only with a selection, and goes with Escape; focus goes back where it came from', () => {
    const before = document.body.appendChild(document.createElement('button'));
    show();
    expect(document.querySelector('aside')).toBeNull();
    select('card');
    before.focus();
    act(() => find('textarea', 'Title').focus());
    press(find('textarea', 'Title'), 'Escape');
    expect(document.querySelector('aside')).toBeNull();
    expect(editor.getState().selection).toEqual([]);
    expect(document.activeElement).toBe(before);
  });

  it('[J6] writes a title letter by letter into the shared text, says so to others, and undoes only that', () => {
    show();
    select('card');
    const old = card()?.title ?? '';
    const anchor = (at: number) => port.text(idOf('card'), 'title')?.anchor(at);
    const area = find<HTMLTextAreaElement>('textarea', 'Title');
    act(() => area.focus());
    expect(presence.say).toHaveBeenLastCalledWith({
      edit: { id: idOf('card'), field: 'title', at: anchor(5), to: anchor(5) },
    });
    type(area, `${old}!`);
    expect(card()?.title).toBe(`${old}!`);
    press(area, 'z', { ctrlKey: true });
    expect(card()?.title).toBe(old);
    expect(area.value).toBe(old);
    act(() => area.blur());
    expect(presence.say).toHaveBeenLastCalledWith({ edit: null });
  });

  it('shows no empty fact, and adds one behind "Add detail"', () => {
    show();
    select('card');
    expect(document.querySelector('dl')?.textContent ?? '').not.toContain('Owner');
    click(find('button', 'Add detail'));
    click(find('.facts-more button', 'Owner'));
    const field = find<HTMLInputElement>('input', 'Owner');
    expect(document.activeElement).toBe(field);
    type(field, ' Marketing ');
    expect(card()?.owner).toBeUndefined();
    press(field, 'Enter');
    expect(card()?.owner).toBe('Marketing');
    click(find('button', 'Add detail'));
    click(find('.facts-more button', 'Channel'));
    type(find<HTMLSelectElement>('select', 'Channel'), 'app');
    expect(card()?.channel).toBe('app');
    click(find('button', 'Remove: Channel'));
    expect(card()?.channel).toBeUndefined();
    expect(document.querySelector('dl')?.textContent).not.toContain('Channel');
  });

  it('offers owners and tags of the board, and keeps a tag as a chip that can be removed', () => {
    const cell = { laneId: idOf('lane'), columnId: idOf('buy') };
    const more = { kind: 'action' as const, title: 'Other', owner: 'Satış', tags: ['mobil'] };
    port.run({ type: 'addCards', cell, cards: [{ id: idOf('other'), ...more }] });
    show();
    select('card');
    click(find('button', 'Add detail'));
    click(find('.facts-more button', 'Owner'));
    press(find('input', 'Owner'), 'ArrowDown');
    press(find('input', 'Owner'), 'Enter');
    expect(card()?.owner).toBe('Satış');
    click(find('button', 'Add detail'));
    click(find('.facts-more button', 'Tags'));
    expect(find('[role=option]').textContent).toBe('mobil');
    type(find<HTMLInputElement>('input', 'Tags'), 'pay,');
    expect(card()?.tags).toEqual(['pay']);
    press(find('input', 'Tags'), 'ArrowUp');
    press(find('input', 'Tags'), 'Enter');
    expect(card()?.tags).toEqual(['pay', 'mobil']);
    click(find('button', 'Remove the tag “pay”'));
    press(find('input', 'Tags'), 'Backspace');
    expect(card()?.tags).toBeUndefined();
  });

  it('[J5] says a channel, an owner and a tag of several cards in one field, each by Enter and as one step', () => {
    const cell = { laneId: idOf('lane'), columnId: idOf('buy') };
    const made = { kind: 'action' as const, title: 'Other', owner: 'Satış', tags: ['mobil'] };
    port.run({ type: 'addCards', cell, cards: [{ id: idOf('other'), ...made }] });
    const both = <F extends 'channel' | 'owner' | 'tags'>(field: F) =>
      [card(), port.records().cards.get(idOf('other'))].map((one) => one?.[field]);
    show();
    select('card', 'other');
    act(() => editor.setState({ detailing: true }));
    const field = find<HTMLInputElement>('input', 'Say something about it');
    expect(document.activeElement).toBe(field);
    // what is said on this board comes first
    expect(find('[role=option]').textContent).toBe('Satış Owner');
    type(field, 'ap');
    press(field, 'Enter');
    expect(both('channel')).toEqual(['app', 'app']);
    type(field, 'satı');
    press(field, 'Enter');
    expect(both('owner')).toEqual(['Satış', 'Satış']);
    type(field, '#yeni');
    press(field, 'Enter');
    expect(both('tags')).toEqual([['yeni'], ['mobil', 'yeni']]);
    act(() => port.undo());
    expect(both('tags')).toEqual([undefined, ['mobil']]);
    expect(document.activeElement).toBe(field);
    press(field, 'Escape');
    expect(editor.getState().detailing).toBe(false);
  });

  it('[J5] tells several cards the same in one step, and says where they differ', () => {
    const cell = { laneId: idOf('lane'), columnId: idOf('buy') };
    const more = { kind: 'action' as const, title: 'Other', channel: 'app' as const, tags: ['mobil'] };
    port.run({ type: 'addCards', cell, cards: [{ id: idOf('other'), ...more }] });
    const other = () => port.records().cards.get(idOf('other'));
    show();
    select('card', 'other');
    const channel = find<HTMLSelectElement>('select', 'Channel');
    expect(channel.value).toBe('');
    expect(find('.facts dd').textContent).toContain('Differs');
    type(channel, 'store');
    expect([card()?.channel, other()?.channel]).toEqual(['store', 'store']);
    act(() => port.undo());
    expect([card()?.channel, other()?.channel]).toEqual([undefined, 'app']);
    type(find<HTMLInputElement>('input', 'Tags'), 'pay,');
    expect([card()?.tags, other()?.tags]).toEqual([['pay'], ['mobil', 'pay']]);
    click(find('button', 'Remove the tag “pay”'));
    expect([card()?.tags, other()?.tags]).toEqual([undefined, ['mobil']]);
  });

  it('lets a card be of the kinds its lane holds, and cover more columns', () => {
    show();
    select('card');
    type(find<HTMLSelectElement>('select', 'Kind'), 'touchpoint');
    expect(card()?.kind).toBe('touchpoint');
    click(find('button', 'Add detail'));
    click(find('.facts-more button', 'Width'));
    click(find('button', 'Wider by a column'));
    expect(card()?.span).toBe(2);
    click(find('button', 'Narrower by a column'));
    expect(card()?.span).toBeUndefined();
  });

  it('refuses a link that could run something, and says why', () => {
    show();
    select('card');
    click(find('button', 'Add detail'));
    click(find('.facts-more button', 'Link'));
    const field = find<HTMLInputElement>('input', 'Link');
    type(field, 'javascript:alert(1)');
    press(field, 'Enter');
    expect(card()?.link).toBeUndefined();
    expect(find('[role=alert]').textContent).toContain('https://');
  });

  it('[A1] lets a viewer read, and change nothing', () => {
    show('view');
    select('card');
    expect(find<HTMLTextAreaElement>('textarea', 'Title').readOnly).toBe(true);
    expect(document.querySelectorAll('select, input, .fact-remove').length).toBe(0);
    expect(() => find('button', 'Delete')).toThrow();
  });

  it('renames and tints a stage, folds a lane, and deletes several cards at once', () => {
    show();
    select('see');
    const name = find<HTMLInputElement>('input', 'Title');
    type(name, 'Notice');
    press(name, 'Enter');
    expect(port.records().stages.get(idOf('see'))?.title).toBe('Notice');
    click(find('input', 'Pink'));
    expect(port.records().stages.get(idOf('see'))?.tint).toBe(3);
    select('lane');
    click(find('input[type=checkbox]'));
    expect(port.records().lanes.get(idOf('lane'))?.collapsed).toBe(true);
    const cell = { laneId: idOf('lane'), columnId: idOf('buy') };
    port.run({ type: 'addCards', cell, cards: [{ id: idOf('other'), kind: 'action', title: 'Other' }] });
    select('card', 'other');
    expect(find('aside').textContent).toContain('2 cards');
    click(find('button', 'Delete 2 cards'));
    expect([card(), port.records().cards.get(idOf('other'))].every((one) => one?.deleted)).toBe(true);
    expect(document.querySelector('aside')).toBeNull();
  });

  it('[N1] shows a metric with its change, its trend in words and its passport', () => {
    const by = { createdBy: 'template' };
    const metricId = idOf('csat');
    const passportId = idOf('pass');
    const seen = (period: string, value: number, n: number) => ({
      id: `${metricId}/card:${idOf('card')}//${period}`,
      metricId,
      target: `card:${idOf('card')}` as const,
      segment: '',
      period,
      value,
      n,
      passportId,
    });
    port.run({
      type: 'addMetrics',
      metrics: [
        {
          ...by,
          id: metricId,
          name: 'CSAT',
          kind: 'csat-share',
          unit: 'share',
          direction: 'higher',
          target: 0.8,
          definition: 'Share of 4 and 5',
        },
      ],
      observations: [seen('2026-01', 0.6, 400), seen('2026-02', 0.5, 20)],
      passport: { ...by, id: passportId, definition: '', source: 'Survey', who: 'Ada', when: 0, madeUp: true },
    });
    show();
    select('card');
    const figure = find('.figure');
    expect(figure.querySelector('.figure-value')?.textContent).toBe('50.0\u00a0%');
    expect(figure.querySelector('.figure-unsure')).not.toBeNull();
    // ten points less, but twenty answers cannot tell that from chance
    expect(figure.querySelector('.figure-change')?.textContent).toMatch(/^No clear change since Jan/u);
    expect(figure.querySelector('.figure-change')?.className).not.toMatch(/good|bad/u);
    expect(figure.querySelector('[role=img]')?.getAttribute('aria-label')).toContain('60.0\u00a0% in Jan\u00a02026');
    for (const line of [
      'Share of 4 and 5',
      'n = 20',
      '95\u00a0% interval',
      'Source: Survey',
      'Ada',
      'Made-up sample data',
    ]) {
      expect(figure.textContent).toContain(line);
    }
  });
});

describe('what is typed as a fact', () => {
  it.each([
    ['', null],
    ['example.com/a', 'https://example.com/a'],
    ['http://localhost:8080/x', 'http://localhost:8080/x'],
    ['ada@example.com', 'mailto:ada@example.com'],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['two words', undefined],
  ])('reads %j as the link %j', (typed, link) => {
    expect(linkFrom(typed)).toBe(link);
  });
  it('reads tags once each', () => {
    expect(tagsFrom(' a, b;a ,, ')).toEqual(['a', 'b']);
  });
});

describe('writing together', () => {
  it('shows where others are in the words, at their letters while I write', () => {
    const listeners = new Set<() => void>();
    let others = new Map<number, PresenceState>();
    const both: Presence = {
      others: () => others,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      say: () => undefined,
    };
    render(<Inspector {...{ port, editor, presence: both, role: 'edit' }} mapId={idOf('map')} />);
    select('card');
    const tell = (edit?: PresenceState['edit']): void => {
      const person = { personId: idOf('umut'), name: 'Umut', color: 1, role: 'edit' as const };
      others = new Map([[2, { person, ...(edit ? { edit } : {}) }]]);
      act(() => listeners.forEach((listener) => listener()));
    };
    const anchor = (at: number): string => port.text(idOf('card'), 'title')?.anchor(at) ?? '';
    tell({ id: idOf('card'), field: 'title', at: anchor(1), to: anchor(5) });
    expect(find('.caret-layer mark').textContent).toBe('ooks');
    expect(find('.caret').textContent).toBe('Umut');
    const area = find<HTMLTextAreaElement>('textarea', 'Title');
    act(() => area.focus());
    act(() => {
      area.setRangeText('She ', 0, 0, 'end');
      area.dispatchEvent(new Event('input', { bubbles: true }));
    });
    expect(card()?.title).toBe('She Looks');
    expect(find('.caret-layer mark').textContent).toBe('ooks');
    tell();
    expect(document.querySelector('.caret')).toBeNull();
  });
});

it('a lane of metrics shows those that were chosen, all of them until then', () => {
  const metric = { createdBy: 'x', kind: 'nps', unit: 'points', direction: 'higher', definition: '' } as const;
  const passport = { id: idOf('pass'), createdBy: 'x', definition: '', source: '', who: '', when: 0 };
  const metrics = [
    { ...metric, id: idOf('nps'), name: 'NPS' },
    { ...metric, id: idOf('csat'), name: 'CSAT' },
  ];
  port.run([
    { type: 'addLane', id: idOf('numbers'), mapId: idOf('map'), kind: 'metrics', title: '' },
    { type: 'addMetrics', metrics, observations: [], passport },
  ]);
  show();
  select('numbers');
  const box = (name: string) => find('label', name).querySelector<HTMLInputElement>('input');
  expect([box('NPS')?.checked, box('CSAT')?.checked]).toEqual([true, true]);
  click(find('label', 'NPS'));
  expect(port.records().lanes.get(idOf('numbers'))?.settings.metricIds).toEqual([idOf('csat')]);
  expect([box('NPS')?.checked, box('CSAT')?.checked]).toEqual([false, true]);
});

import { describe, expect, it } from 'vitest';
import {
  type ActionContext,
  ACTIONS,
  actionFor,
  actionsFor,
  matches,
  type Target,
} from '../../../client/editor/actions.ts';
import { createEditor } from '../../../client/editor/store.ts';
import { cardsIn, lanesOf, stagesOf } from '../../../shared/journey/columns.ts';
import type { Role } from '../../../shared/wire/roles.ts';
import words from '../../../shared/journey/words/en.json' with { type: 'json' };
import { idOf, peer } from '../../document/board.ts';

/** Every word of the interface in a language. */
const locales = import.meta.glob<Record<string, string>>('../../../client/locales/*.{en,tr}.json', {
  eager: true,
  import: 'default',
});
const wordsOf = (locale: string): Record<string, string> =>
  Object.assign(
    {},
    ...Object.entries(locales).flatMap(([path, all]) => (path.endsWith(`${locale}.json`) ? [all] : [])),
  );
const [en, tr] = [wordsOf('en'), wordsOf('tr')];

const MAP = idOf('map');
const CARD = idOf('card');
const cell = (lane: string, column: string) => ({ laneId: idOf(lane), columnId: idOf(column) });

function setUp(role: Role = 'edit') {
  const { port } = peer('ada');
  const editor = createEditor();
  const at = (target?: Target): ActionContext => ({
    port,
    editor,
    mapId: MAP,
    role,
    personId: idOf('ada'),
    t: (key) => key,
    ...(target ? { target } : {}),
  });
  const press = (shortcut: string, target?: Target) => {
    const parts = shortcut.split('+');
    const key = parts.pop() ?? '';
    const has = (name: string) => parts.includes(name);
    const pressed = { key, ctrlKey: has('Mod'), metaKey: false, shiftKey: has('Shift'), altKey: has('Alt') };
    const action = actionFor(pressed, at(target));
    action?.do(at(target));
    return action?.id;
  };
  const titles = (lane: string, column: string) =>
    cardsIn(port.records(), cell(lane, column)).map((card) => card.title);
  return { port, editor, at, press, titles };
}

describe('keys', () => {
  it('mean the same with Ctrl and Command, and need exactly the keys named', () => {
    const press = { key: 'z', ctrlKey: false, metaKey: true, shiftKey: false, altKey: false };
    expect(matches('Mod+Z', press)).toBe(true);
    expect(matches('Mod+Z', { ...press, shiftKey: true })).toBe(false);
    expect(matches('Mod+Shift+Z', { ...press, key: 'Z', shiftKey: true })).toBe(true);
  });

  it('[J5] move a card through cells, each press one step', () => {
    const { port, editor, press, titles } = setUp();
    editor.select([CARD], cell('lane', 'see'));
    expect(press('Mod+ArrowRight')).toBe('card.moveRight');
    expect(titles('lane', 'buy')).toEqual(['Looks']);
    expect(press('Mod+ArrowDown')).toBe('card.moveDown');
    expect(titles('pains', 'buy')).toEqual(['Looks']);
    expect(editor.getState().cell).toEqual(cell('pains', 'buy'));
    port.undo();
    expect(titles('lane', 'buy')).toEqual(['Looks']);
  });

  it('delete what is selected and leave the keyboard in its cell', () => {
    const { port, editor, press } = setUp();
    editor.select([CARD], cell('lane', 'see'));
    press('Delete');
    expect(port.records().cards.get(CARD)?.deleted).toBeDefined();
    expect(editor.getState()).toMatchObject({ selection: [], cell: cell('lane', 'see') });
    press('Mod+Z');
    expect(port.records().cards.get(CARD)?.deleted).toBeUndefined();
    expect(press('Mod+Y')).toBe('redo');
  });

  it('duplicate as one step, with new ids', () => {
    const { port, editor, press, titles } = setUp();
    editor.select([CARD]);
    press('Mod+D');
    expect(titles('lane', 'see')).toEqual(['Looks', 'Looks']);
    expect(editor.getState().selection).not.toContain(CARD);
    port.undo();
    expect(titles('lane', 'see')).toEqual(['Looks']);
  });

  it('begin a card in an empty place and write on a card that is selected', () => {
    const { port, editor, press } = setUp();
    editor.enterCell(cell('pains', 'use'));
    expect(press('Enter')).toBe('card.add');
    expect(editor.getState().draft).toMatchObject({ cell: cell('pains', 'use'), kind: 'pain', at: 0 });
    expect(port.canUndo()).toBe(false);
    editor.select([CARD]);
    expect(press('F2')).toBe('card.edit');
    expect(editor.getState().editing).toEqual({ id: CARD, field: 'title' });
  });

  it('mean the stage when pressed on its name', () => {
    const { port, editor, press } = setUp();
    editor.select([CARD]);
    const see: Target = { kind: 'stage', id: idOf('see') };
    expect(press('Mod+ArrowRight', see)).toBe('stage.moveRight');
    expect(stagesOf(port.records(), MAP).map((stage) => stage.title)).toEqual(['buy', 'see', 'use']);
    expect(press('F2', see)).toBe('stage.rename');
    expect(press('Delete', see)).toBe('stage.remove');
    expect(port.records().cards.get(CARD)?.deleted).toBeUndefined();
  });
});

describe('making from anywhere', () => {
  it('begins a card where the keyboard is, even on a name, and a stage at the end', () => {
    const { editor, press } = setUp();
    editor.enterCell(cell('pains', 'buy'));
    const lane: Target = { kind: 'lane', id: idOf('lane') };
    expect(press('Alt+N', lane)).toBe('new.card');
    expect(editor.getState().draft).toMatchObject({ cell: cell('pains', 'buy'), kind: 'pain' });
    expect(press('Alt+S', lane)).toBe('new.stage');
    expect(press('Alt+L')).toBe('new.lane');
    expect(editor.getState().addingLane).toEqual({ at: 2, by: idOf('pains') });
    expect(setUp('view').press('Alt+N')).toBeUndefined();
  });
});

describe('menus', () => {
  it('[A1] offer nothing that changes the map to who may only look', () => {
    const { editor, at, press } = setUp('view');
    editor.select([CARD], cell('lane', 'see'));
    const targets: Target[] = [
      { kind: 'card', id: CARD },
      { kind: 'stage', id: idOf('see') },
      { kind: 'lane', id: idOf('lane') },
      { kind: 'cell', cell: cell('lane', 'see') },
    ];
    const harmless = ['way', 'history', 'select', 'view', 'find'];
    const offered = targets.flatMap((target) => actionsFor(at(target)));
    expect(new Set(offered.map(({ id }) => id))).toEqual(new Set(['card.copy', 'select.column', 'select.lane']));
    const changing = ACTIONS.filter(({ id, group }) => !harmless.includes(group) && id !== 'card.copy');
    expect(changing.filter((action) => targets.some((target) => action.when(at(target))))).toEqual([]);
    expect(press('Delete')).toBeUndefined();
    expect(press('ArrowRight')).toBe('go.right');
  });

  it('[A1] let a contributor change only cards of their own', () => {
    const { port, editor, at } = setUp('contribute');
    editor.select([CARD]);
    const changing = actionsFor(at({ kind: 'card', id: CARD })).filter(({ group }) => group !== 'select');
    expect(changing.map(({ id }) => id)).toEqual([
      'card.link',
      'card.duplicate',
      'card.copy',
      'card.paste',
      'card.comment',
    ]);
    port.run({ type: 'addCards', cell: cell('lane', 'see'), cards: [{ id: idOf('own'), kind: 'action', title: '' }] });
    editor.select([idOf('own')]);
    expect(actionsFor(at({ kind: 'card', id: idOf('own') })).map(({ id }) => id)).toContain('card.remove');
  });

  it('add a lane below the one it was asked for at', () => {
    const { port, at } = setUp();
    ACTIONS.find(({ id }) => id === 'lane.add.quotes')?.do(at({ kind: 'lane', id: idOf('lane') }));
    expect(lanesOf(port.records(), MAP).map((lane) => lane.kind)).toEqual(['actions', 'quotes', 'pains']);
  });

  it('have words for everything in both languages', () => {
    const missing = ACTIONS.filter(({ labelKey }) => !(labelKey in en && labelKey in tr) && !(labelKey in words));
    expect(missing.map(({ labelKey }) => labelKey)).toEqual([]);
    expect(Object.keys(tr).sort()).toEqual(Object.keys(en).sort());
  });
});

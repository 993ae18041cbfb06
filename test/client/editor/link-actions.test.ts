import { describe, expect, it } from 'vitest';
import { actionFor, actionsFor, type Target } from '../../../client/editor/actions.ts';
import { linkCards } from '../../../client/editor/link-actions.ts';
import { spanRoom } from '../../../client/editor/span-actions.ts';
import { createEditor } from '../../../client/editor/store.ts';
import type { Role } from '../../../shared/wire/roles.ts';
import { livingLinks } from '../../../shared/journey/links/links.ts';
import { idOf, peer, peers, sync } from '../../document/board.ts';

const CARD = idOf('card');
const OTHER = idOf('other');

function setUp(role: Role = 'edit', port = peer('ada').port) {
  const cell = { laneId: idOf('lane'), columnId: idOf('buy') };
  if (!port.records().cards.has(OTHER)) {
    port.run({ type: 'addCards', cell, cards: [{ id: OTHER, kind: 'action', title: 'Other' }] });
  }
  const editor = createEditor();
  const context = (target?: Target) => ({
    port,
    editor,
    role,
    personId: 'ada',
    mapId: idOf('map'),
    t: (key: string) => key,
    ...(target ? { target } : {}),
  });
  const press = (key: string, more: Partial<Record<'shiftKey' | 'altKey', boolean>> = {}) => {
    const pressed = { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more };
    const action = actionFor(pressed, context());
    action?.do(context());
    return action?.id;
  };
  const link = () => livingLinks(port.records())[0];
  return { port, editor, context, press, link };
}

describe('links by keys and menus', () => {
  it('are made once between two cards, never from a card to itself, and are what is selected then', () => {
    const { port, editor, context } = setUp();
    expect(linkCards(context(), CARD, CARD)).toBeUndefined();
    const id = linkCards(context(), CARD, OTHER);
    expect(editor.getState().selection).toEqual([id]);
    expect(linkCards(context(), CARD, OTHER)).toBe(id);
    expect(livingLinks(port.records())).toHaveLength(1);
  });

  it('L asks for the other end, Enter on a link for its label, Delete takes it away and undo brings it back', () => {
    const { port, editor, context, press, link } = setUp();
    editor.select([CARD]);
    expect(press('l')).toBe('card.link');
    expect(editor.getState().linking).toEqual({ from: CARD, to: null, at: null });
    const id = linkCards(context(), CARD, OTHER);
    expect(press('Enter')).toBe('link.label');
    expect(editor.getState().renaming).toEqual({ kind: 'link', id });
    expect(press('Delete')).toBe('link.remove');
    expect(link()).toBeUndefined();
    expect(editor.getState().selection).toEqual([CARD]);
    port.undo();
    expect(link()?.id).toBe(id);
  });

  it('change their kind and their direction, one undo step each', () => {
    const { port, context, link } = setUp();
    const id = linkCards(context(), CARD, OTHER) ?? '';
    const target = { kind: 'link' as const, id };
    const offered = actionsFor(context(target)).map((action) => action.id);
    expect(offered).toEqual(['link.label', 'link.turn', 'link.hand-over', 'link.dependency', 'link.remove']);
    for (const name of ['link.dependency', 'link.turn']) {
      actionsFor(context(target))
        .find((action) => action.id === name)
        ?.do(context(target));
    }
    expect(link()).toMatchObject({ kind: 'dependency', from: OTHER, to: CARD });
    port.undo();
    expect(link()).toMatchObject({ kind: 'dependency', from: CARD, to: OTHER });
    port.undo();
    expect(link()).toMatchObject({ kind: 'flow' });
  });

  it('[J4] go with a card that is deleted and come back with it, whoever brings it back', () => {
    const [me, other] = peers('ada', 'umut');
    const { port, context, link } = setUp('edit', me.port);
    linkCards(context(), CARD, OTHER);
    sync(me, other);
    port.run({ type: 'remove', records: [{ kind: 'cards', id: OTHER }] });
    expect(link()).toBeUndefined();
    sync(me, other);
    other.port.run({ type: 'restore', records: [{ kind: 'cards', id: OTHER }] });
    sync(me, other);
    expect(link()).toMatchObject({ from: CARD, to: OTHER });
  });

  it.each<[Role, boolean, boolean]>([
    ['facilitate', true, true],
    ['edit', true, true],
    ['contribute', true, false],
    ['comment', false, false],
    ['view', false, false],
  ])('[A1] %s may add links: %s, change those of others: %s', (role, adds, changes) => {
    const { port, editor, context, press } = setUp(role);
    editor.select([CARD]);
    expect(press('l')).toBe(adds ? 'card.link' : undefined);
    const id = idOf('foreign');
    const cells = { from: CARD, to: OTHER, kind: 'flow' as const, label: '' };
    port.run({ type: 'addLink', link: { id, ...cells } });
    const foreign = { ...context({ kind: 'link', id }), personId: 'umut' };
    expect(actionsFor(foreign).map((action) => action.id)).toEqual(
      changes ? ['link.label', 'link.turn', 'link.hand-over', 'link.dependency', 'link.remove'] : [],
    );
  });
});

describe('cards over several columns', () => {
  it('[J5] are made wider and narrower by keys, up to the end of the map, one step each', () => {
    const { port, editor, press } = setUp();
    const card = () => port.records().cards.get(OTHER);
    const now = card();
    if (!now) throw new Error('no card');
    expect(spanRoom(port.records(), now)).toBe(2);
    editor.select([OTHER]);
    expect(press('ArrowLeft', { shiftKey: true, altKey: true })).toBeUndefined();
    press('ArrowRight', { shiftKey: true, altKey: true });
    expect(card()?.span).toBe(2);
    expect(press('ArrowRight', { shiftKey: true, altKey: true })).toBeUndefined();
    press('ArrowLeft', { shiftKey: true, altKey: true });
    expect(card()?.span).toBeUndefined();
    port.undo();
    expect(card()?.span).toBe(2);
  });
});

// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CanvasParts } from '../../../client/canvas/canvas-context.ts';
import { CardEditor } from '../../../client/canvas/card-editor.tsx';
import { PAUSE_MS } from '../../../client/writing/pause.ts';
import { createEditor } from '../../../client/editor/store.ts';
import { cardsIn } from '../../../shared/journey/columns.ts';
import { idOf, peers, sync } from '../../document/board.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const CARD = idOf('card');
const NEW = idOf('new');
const cell = { laneId: idOf('lane'), columnId: idOf('buy') };
const presence = { others: () => new Map(), subscribe: () => () => undefined, say: () => undefined };

let root: Root;
beforeEach(() => {
  vi.useFakeTimers();
  const host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
});
afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
  vi.useRealTimers();
});

function setUp() {
  const [me, other] = peers('ada', 'umut');
  const editor = createEditor();
  const parts = { port: me.port, presence, role: 'edit' as const, editor, mapId: idOf('map'), personId: idOf('ada') };
  const show = (id: string) =>
    act(() =>
      root.render(
        <CanvasParts value={{ ...parts, onProblem: () => undefined }}>
          <CardEditor key={id} id={id} lines={1} label="card" />
        </CanvasParts>,
      ),
    );
  const area = () => {
    const field = document.querySelector('textarea');
    if (!field) throw new Error('no field');
    return field;
  };
  const type = (text: string) =>
    act(() => {
      const field = area();
      field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  const press = (key: string, more: KeyboardEventInit = {}) =>
    act(() => void area().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more })));
  const title = (id: string, of = me) => of.port.records().cards.get(id)?.title;
  return { me, other, editor, show, area, type, press, title };
}

describe('writing on a card', () => {
  it('begins with the caret behind the words, and writes only what was typed', () => {
    const { me, other, editor, show, area, type, title } = setUp();
    editor.edit(CARD);
    show(CARD);
    expect(document.activeElement).toBe(area());
    expect(area().selectionStart).toBe(5);
    other.port.text(CARD, 'title')?.edit(0, 0, 'He ');
    type(' on');
    sync(me, other);
    expect(title(CARD)).toBe('He Looks on');
    expect(area().value).toBe('He Looks on');
  });

  it('keeps the caret at its letter when somebody else writes before it', () => {
    const { me, other, editor, show, area } = setUp();
    editor.edit(CARD);
    show(CARD);
    area().setSelectionRange(2, 4);
    other.port.text(CARD, 'title')?.edit(0, 0, 'She ');
    act(() => sync(me, other));
    expect(area().value).toBe('She Looks');
    expect([area().selectionStart, area().selectionEnd]).toEqual([6, 8]);
  });

  it('leaves no trace of a card that was begun and left empty', () => {
    const { me, editor, show, press } = setUp();
    editor.begin({ id: NEW, cell, at: 0, kind: 'action' });
    show(NEW);
    press('Escape');
    expect(me.port.records().cards.has(NEW)).toBe(false);
    expect(me.port.canUndo()).toBe(false);
    expect(editor.getState()).toMatchObject({ editing: null, draft: null, cell });
  });

  it('[J6] a new card and its first words are one step, what is written after a pause another', () => {
    const { me, editor, show, type, title } = setUp();
    editor.begin({ id: NEW, cell, at: 0, kind: 'action' });
    show(NEW);
    type('P');
    show(NEW);
    type('ays');
    expect(title(NEW)).toBe('Pays');
    vi.advanceTimersByTime(PAUSE_MS);
    type(' by card');
    act(() => me.port.undo());
    expect(title(NEW)).toBe('Pays');
    act(() => me.port.undo());
    expect(me.port.records().cards.get(NEW)?.deleted).toBeDefined();
  });

  it('Enter makes the next card behind this one, Shift+Enter stays in it', () => {
    const { editor, show, press } = setUp();
    editor.edit(CARD);
    show(CARD);
    press('Enter', { shiftKey: true });
    expect(editor.getState().editing?.id).toBe(CARD);
    press('Enter');
    const home = { laneId: idOf('lane'), columnId: idOf('see') };
    expect(editor.getState().draft).toMatchObject({ cell: home, at: 1, kind: 'action' });
  });

  it('Tab goes on to the next cell', () => {
    const { editor, show, press } = setUp();
    editor.edit(CARD);
    show(CARD);
    press('Tab');
    expect(editor.getState()).toMatchObject({ editing: null, cell, selection: [] });
  });

  it('[J6] undo in the text is the board’s, and the caret goes to what came back', () => {
    const { me, editor, show, area, type, press, title } = setUp();
    editor.edit(CARD);
    show(CARD);
    area().setSelectionRange(0, 5);
    type('');
    me.port.endGesture();
    type('Reads');
    press('z', { ctrlKey: true });
    expect(title(CARD)).toBe('');
    press('z', { ctrlKey: true });
    expect(area().value).toBe('Looks');
    expect(area().selectionStart).toBe(5);
    press('y', { ctrlKey: true });
    expect(title(CARD)).toBe('');
    expect(cardsIn(me.port.records(), { ...cell, columnId: idOf('see') })).toHaveLength(1);
  });

  it('a composed letter is written once, when it is whole, where it belongs after what others wrote meanwhile', () => {
    const { me, other, editor, show, area, type, title } = setUp();
    editor.edit(CARD);
    show(CARD);
    act(() => void area().dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true })));
    type('か');
    expect(title(CARD)).toBe('Looks');
    other.port.text(CARD, 'title')?.edit(0, 0, 'She ');
    act(() => sync(me, other));
    expect(area().value).toBe('Looksか');
    act(() => void area().dispatchEvent(new CompositionEvent('compositionend', { bubbles: true })));
    expect(title(CARD)).toBe('She Looksか');
    expect(area().value).toBe('She Looksか');
    expect(area().selectionStart).toBe(10);
  });
});

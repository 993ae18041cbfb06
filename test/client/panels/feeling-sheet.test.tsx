// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { createEditor, type Editor } from '../../../client/editor/store.ts';
import { Inspector } from '../../../client/panels/inspector/inspector.tsx';
import type { Role } from '../../../shared/wire/roles.ts';
import { idOf, peer } from '../../document/board.ts';
import { click, find, presenceOf, press, render, startRendering, type } from '../support/rendering.tsx';

startRendering();

const place = { mapId: idOf('map'), personaId: idOf('ada'), columnId: idOf('buy') };
let port: ReturnType<typeof peer>['port'];
let editor: Editor;
beforeEach(() => {
  port = peer('ada').port;
  editor = createEditor();
  port.run({ type: 'addLane', id: idOf('felt'), mapId: place.mapId, kind: 'feelings', title: '' });
  port.run({ type: 'setFeeling', feeling: { ...place, value: -1 } });
});
const show = (role: Role = 'edit'): void => {
  render(<Inspector {...{ port, editor, role }} presence={presenceOf()} mapId={place.mapId} />);
  act(() => editor.desk.setState({ point: place }));
};
const point = () => port.records().feelings.get(`${place.mapId}/${place.personaId}/${place.columnId}`);

describe('what is known of a feeling', () => {
  it('is its value in words, a note and a mark, each one step of undo', () => {
    show();
    expect(find('.feeling-now').textContent).toBe('\u22121bad');
    const note = find<HTMLTextAreaElement>('textarea', 'Why');
    act(() => note.focus());
    type(note, 'Why an account? ');
    act(() => note.blur());
    expect(point()).toMatchObject({ value: -1, note: 'Why an account?' });
    click(find('button', 'Moment of truth'));
    expect(point()).toMatchObject({ note: 'Why an account?', moment: true });
    click(find('.feeling-levels button', '+2'));
    expect(point()).toMatchObject({ value: 2, note: 'Why an account?', moment: true });
    act(() => port.undo());
    act(() => port.undo());
    expect(point()).toMatchObject({ value: -1, note: 'Why an account?' });
    expect(point()?.moment).toBeUndefined();
  });

  it('takes a number as the lane writes it, and nothing outside its scale', () => {
    port.run({ type: 'setLane', id: idOf('felt'), fields: { settings: { scale: 'zero-to-ten' } } });
    show();
    const field = find<HTMLInputElement>('input', 'As a number, 0 to 10');
    expect(field.value).toBe('2.5');
    type(field, '7,5');
    press(field, 'Enter');
    expect(point()?.value).toBe(1);
    type(field, '11');
    press(field, 'Enter');
    expect(point()?.value).toBe(1);
  });

  it('becomes a gap, and stays chosen so that it can be filled again', () => {
    show();
    click(find('button', 'Make it a gap'));
    expect(point()).toBeUndefined();
    expect(find('.inspector').textContent).toContain('stays a gap');
    click(find('.feeling-levels button', '0 '));
    expect(point()?.value).toBe(0);
  });

  it('[A1] is only read by a viewer', () => {
    show('view');
    expect(document.querySelectorAll('.inspector textarea, .feeling-levels, footer')).toHaveLength(0);
  });
});

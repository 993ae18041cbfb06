// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { createEditor, type Editor } from '../../../client/editor/store.ts';
import { Desk } from '../../../client/panels/maps/desk.tsx';
import { curvesOf } from '../../../shared/journey/feelings.ts';
import type { Role } from '../../../shared/wire/roles.ts';
import { idOf, peer } from '../../document/board.ts';
import { click, find, presenceOf, press, render, startRendering, type } from '../support/rendering.tsx';

startRendering();

const mapId = idOf('map');
let port: ReturnType<typeof peer>['port'];
let editor: Editor;
beforeEach(() => {
  port = peer('ada').port;
  editor = createEditor();
});
const show = (role: Role = 'edit'): void => {
  act(() => editor.desk.open({ kind: 'personas' }));
  render(<Desk {...{ port, editor, role, mapId }} presence={presenceOf()} personId={idOf('ada')} />);
};
const ada = () => port.records().personas.get(idOf('ada'));
const onMap = () => port.records().maps.get(mapId)?.personaIds;
const write = (label: string, words: string): void => {
  const area = find<HTMLTextAreaElement>('textarea', label);
  act(() => area.focus());
  type(area, words);
  act(() => area.blur());
};

describe('personas', () => {
  it('are written on their card, each field a step of undo (J5)', () => {
    show();
    write('Name', 'Ada, 36');
    write('Quote', 'I do not like to be rushed.');
    write('Goals', 'Arrive on time\nKnow why not');
    expect(ada()).toMatchObject({
      name: 'Ada, 36',
      quote: 'I do not like to be rushed.',
      goals: 'Arrive on time\nKnow why not',
    });
    act(() => port.undo());
    expect(ada()).toMatchObject({ goals: '', quote: 'I do not like to be rushed.' });
    click(find('input[type=radio]', 'Pink'));
    expect(ada()?.tint).toBe(3);
  });

  it('Escape leaves a field with what was written, and only then the dialog', () => {
    show();
    const area = find<HTMLTextAreaElement>('textarea', 'Role');
    act(() => area.focus());
    type(area, 'Traveller');
    press(area, 'Escape');
    expect(ada()?.role).toBe('Traveller');
    expect(editor.desk.getState().dialog).not.toBeNull();
  });

  it('are added to the map, ordered, and taken off it', () => {
    show();
    click(find('button', 'Add persona'));
    const added = [...port.records().personas.values()].find((one) => one.name === 'New persona');
    expect(onMap()).toEqual([idOf('ada'), added?.id]);
    click(find('button', 'Move up'));
    expect(onMap()).toEqual([added?.id, idOf('ada')]);
    click(find<HTMLInputElement>('.persona-tools input[type=checkbox]'));
    expect(onMap()).toEqual([idOf('ada')]);
    expect(find('section', 'Not on this map').textContent).toContain('New persona');
  });

  it('[J4] deleting one deletes nothing written for it, and it comes back', () => {
    port.run({ type: 'setCard', id: idOf('card'), fields: { personaIds: [idOf('ada')] } });
    port.run({
      type: 'setFeeling',
      feeling: { mapId, personaId: idOf('ada'), columnId: idOf('see'), value: 1, note: 'At last' },
    });
    show();
    click(find('button', 'Delete persona'));
    expect(ada()?.deleted).toBeDefined();
    expect(port.records().cards.get(idOf('card'))?.personaIds).toEqual([idOf('ada')]);
    expect(curvesOf(port.records(), mapId)).toMatchObject([{ personaId: idOf('ada'), former: true }]);
    expect(find('section', 'Deleted').textContent).toContain('Ada');
    expect(find('.persona-card').textContent).toContain('cards 1, feelings 1');
    click(find('button', 'Bring back'));
    expect(curvesOf(port.records(), mapId)[0]?.former).toBeUndefined();
    expect(onMap()).toEqual([idOf('ada')]);
    act(() => port.undo());
    act(() => port.undo());
    expect(ada()?.deleted).toBeUndefined();
  });

  it('[A1] are only read by a viewer', () => {
    show('view');
    expect(document.querySelectorAll('textarea:not([readonly]), .persona-tools button')).toHaveLength(0);
    expect(find('.persona-card').textContent).not.toContain('Add');
  });
});

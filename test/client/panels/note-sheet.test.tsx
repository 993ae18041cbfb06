// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createEditor, type Editor } from '../../../client/editor/store.ts';
import { Inspector } from '../../../client/panels/inspector/inspector.tsx';
import { UnplacedTray } from '../../../client/panels/unplaced-tray.tsx';
import { migrate } from '../../../shared/document/open.ts';
import { DOCUMENT_VERSION } from '../../../shared/journey/versions.ts';
import type { Note } from '../../../shared/journey/journey.ts';
import type { Role } from '../../../shared/wire/roles.ts';
import { idOf, peer, type Peer, peers, sync } from '../../document/board.ts';
import { click, find, presenceOf, render, startRendering, type } from '../support/rendering.tsx';

startRendering();

const id = idOf('note');
const shape: Omit<Note, 'createdBy' | 'deleted'> = {
  id,
  mapId: idOf('map'),
  kind: 'shape',
  form: 'rectangle',
  at: { x: 700, y: 20 },
  size: { width: 180, height: 100 },
  text: 'why?',
  tint: 0,
};

let ada: Peer;
let editor: Editor;
const noteNow = () => ada.port.records().notes.get(id);

beforeEach(() => {
  ada = peer('ada');
  editor = createEditor();
  ada.port.run({ type: 'addNotes', notes: [shape] });
});
function show(role: Role = 'edit', personId = idOf('ada')): void {
  render(<Inspector {...{ port: ada.port, editor, role, personId }} presence={presenceOf()} mapId={idOf('map')} />);
  act(() => editor.select([id]));
}

it('[J6] a note is written, tinted, formed and sized in the inspector, each one step', () => {
  show();
  type(find<HTMLTextAreaElement>('textarea', 'Text'), 'why not?');
  expect(noteNow()?.text).toBe('why not?');
  type(find<HTMLSelectElement>('select', 'Form'), 'ellipse');
  expect(noteNow()?.form).toBe('ellipse');
  act(() => document.querySelectorAll<HTMLInputElement>('.tints input')[3]?.click());
  expect(noteNow()?.tint).toBe(3);
  const width = find<HTMLInputElement>('input', 'Width');
  act(() => width.focus());
  type(width, '300');
  act(() => width.blur());
  expect(noteNow()?.size.width).toBe(300);
  act(() => ada.port.undo());
  expect(noteNow()).toMatchObject({ size: { width: 180 }, tint: 3, form: 'ellipse' });
});

it('[J5] it is turned into a card in the cell that was chosen, and is what is chosen then', () => {
  show();
  click(find('button', 'Turn into a card…'));
  type(find<HTMLSelectElement>('select', 'Stage'), idOf('use'));
  click(find('.cell-picker button', 'Turn into a card'));
  const [made] = editor.getState().selection;
  expect(ada.port.records().cards.get(made ?? '')).toMatchObject({ title: 'why?', cell: { columnId: idOf('use') } });
  expect(noteNow()?.deleted).toBeDefined();
});

it("[A1] a contributor changes an own note and only reads another's", () => {
  show('contribute');
  expect(find<HTMLTextAreaElement>('textarea', 'Text').readOnly).toBe(false);
  expect(find('button', 'Delete')).not.toBeNull();
  show('contribute', idOf('bob'));
  expect(find<HTMLTextAreaElement>('textarea', 'Text').readOnly).toBe(true);
  expect(document.querySelector('.tints')).toBeNull();
});

it('[J4] words that came for a deleted note are in the tray, and Restore brings it back with them', () => {
  const [ann, bob] = peers('ann', 'bob');
  ann.port.run({ type: 'addNotes', notes: [shape] });
  sync(ann, bob);
  render(<UnplacedTray {...{ port: ann.port, role: 'edit', editor, mapId: idOf('map') }} />);
  act(() => ann.port.run({ type: 'remove', records: [{ kind: 'notes', id }] }));
  expect(document.querySelector('section')).toBeNull();
  bob.port.text(id, 'text')?.edit(4, 0, ' tell me');
  act(() => sync(ann, bob));
  click(find('button', '1 unplaced'));
  expect(find('li').textContent).toContain('why? tell me');
  click(find('button', 'Restore'));
  expect(ann.port.records().notes.get(id)).toMatchObject({ text: 'why? tell me' });
  expect(ann.port.records().notes.get(id)?.deleted).toBeUndefined();
  expect(document.querySelector('section')).toBeNull();
});

it('[J11] words that an older board kept as a plain string can be written again once the server has loaded it', () => {
  const doc = new Y.Doc();
  doc.getMap('board').set('version', DOCUMENT_VERSION);
  const note = new Y.Map<unknown>();
  doc.getMap('notes').set(id, note);
  note.set('text', 'from before');
  expect(migrate(doc)).toBe(true);
  expect(note.get('text')).toBeInstanceOf(Y.Text);
  expect(String(note.get('text'))).toBe('from before');
  expect(migrate(doc)).toBe(false);
});

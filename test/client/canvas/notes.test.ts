import { describe, expect, it } from 'vitest';
import { snap } from '../../../client/canvas/notes/guides.ts';
import { createNoteProjector } from '../../../client/canvas/notes/project-notes.ts';
import { sized } from '../../../client/canvas/notes/size-handles.tsx';
import { titleOf } from '../../../client/editor/add-pictures.ts';
import { scaledSize } from '../../../client/editor/prepare-picture.ts';
import { noteBox } from '../../../shared/journey/notes.ts';
import type { Note } from '../../../shared/journey/journey.ts';
import { idOf } from '../../document/board.ts';

const note = (fields: Partial<Note> = {}): Note => ({
  id: idOf('n'),
  createdBy: 'x',
  kind: 'sticky',
  at: { x: 100, y: 100 },
  size: { width: 160, height: 120 },
  text: '',
  tint: 2,
  ...fields,
});

describe('notes in the hand', () => {
  it('snap to edges and middles within reach, the nearest first, and say so by a line over both', () => {
    const other = { x: 500, y: 100, width: 100, height: 100 };
    const near = snap({ x: 300, y: 104, width: 80, height: 60 }, [other], 6);
    expect(near).toEqual({ dx: 0, dy: -4, guides: [{ axis: 'y', at: 100, from: 300, to: 600 }] });
    expect(snap({ x: 300, y: 400, width: 80, height: 60 }, [other], 6)).toEqual({ dx: 0, dy: 0, guides: [] });
    expect(snap({ x: 507, y: 400, width: 80, height: 60 }, [other], 6).dx).toBe(3);
  });

  it('a corner leaves the one across where it is, and a picture keeps its shape', () => {
    const box = noteBox(note());
    expect(sized(box, 'se', 40, 20)).toEqual({ at: { x: 100, y: 100 }, size: { width: 200, height: 140 } });
    expect(sized(box, 'nw', 40, 20)).toEqual({ at: { x: 140, y: 120 }, size: { width: 120, height: 100 } });
    expect(sized(box, 'nw', 900, 900)).toEqual({ at: { x: 220, y: 180 }, size: { width: 40, height: 40 } });
    const picture = noteBox(note({ kind: 'image' }));
    expect(sized(picture, 'se', 160, 0).size).toEqual({ width: 320, height: 240 });
  });

  it('[C1] [C2] a note that did not change keeps its node, and one in flight its data', () => {
    const project = createNoteProjector();
    const boxes = [noteBox(note()), noteBox(note({ id: idOf('m') }))];
    const none = new Set<string>();
    const base = { boxes, selected: none, pinned: none, mayMove: () => true };
    const first = project({ ...base, flying: new Map() });
    expect(project({ ...base, flying: new Map() })).toBe(first);
    const flown = project({ ...base, flying: new Map([[idOf('n'), { x: 1, y: 2 }]]) });
    expect(flown[1]).toBe(first[1]);
    expect(flown[0]?.position).toEqual({ x: 1, y: 2 });
    expect(flown[0]?.data).toBe(first[0]?.data);
    expect(flown[0]?.measured).toEqual({ width: 160, height: 120 });
  });
});

describe('pictures on their way', () => {
  it('are never made larger, and no side longer than a map can show', () => {
    expect(scaledSize(4000, 3000)).toEqual({ width: 1600, height: 1200 });
    expect(scaledSize(200, 100)).toEqual({ width: 200, height: 100 });
    expect(scaledSize(90_000, 1)).toEqual({ width: 1600, height: 1 });
  });

  it('are called after their file where its name says something', () => {
    expect(titleOf('The_counter at noon.jpeg')).toBe('The counter at noon');
    for (const name of ['image.png', 'IMG_2041.JPG', 'Screenshot 2026-11-25.png', '12.webp'])
      expect(titleOf(name)).toBe('');
  });
});

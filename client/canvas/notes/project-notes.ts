import type { Node } from '@xyflow/react';
import type { Id, Note } from '../../../shared/journey/journey.ts';
import { type NoteBox, NOTE_ORDER } from '../../../shared/journey/notes.ts';

export interface NoteData extends Record<string, unknown> {
  box: NoteBox;
}
export type NoteNode = Node<NoteData, 'note'>;

export interface NoteProjection {
  boxes: readonly NoteBox[];
  /** Where notes in flight are, instead of where they stand. */
  flying: ReadonlyMap<Id, { x: number; y: number }>;
  selected: ReadonlySet<Id>;
  /** Always mounted: written, focused and dragged ones (C5). */
  pinned: ReadonlySet<Id>;
  mayMove: (note: Note) => boolean;
}

const NO_HANDLES: NonNullable<NoteNode['handles']> = [];

/** Notes as nodes, each the same object while nothing about it has changed (C1, C2). */
export function createNoteProjector(): (projection: NoteProjection) => NoteNode[] {
  let before: NoteNode[] = [];
  let known = new Map<Id, NoteNode>();
  return ({ boxes, flying, selected, pinned, mayMove }) => {
    const next = new Map<Id, NoteNode>();
    const nodes = boxes.map((box): NoteNode => {
      const { id, width, height } = box;
      const flight = flying.get(id);
      const { x, y } = flight ?? box;
      const dragging = flight !== undefined || pinned.has(id);
      // a frame in the hand stays under what it carries
      const zIndex = NOTE_ORDER.indexOf(box.note.kind) + (flight && box.note.kind !== 'frame' ? 30 : 0);
      const old = known.get(id);
      const same =
        old?.data.box === box &&
        old.position.x === x &&
        old.position.y === y &&
        old.selected === selected.has(id) &&
        old.dragging === dragging &&
        old.zIndex === zIndex;
      const node: NoteNode = same
        ? old
        : {
            id,
            type: 'note',
            position: { x, y },
            width,
            height,
            measured: { width, height },
            handles: NO_HANDLES,
            selected: selected.has(id),
            draggable: mayMove(box.note),
            dragging,
            zIndex,
            data: old?.data.box === box ? old.data : { box },
          };
      next.set(id, node);
      return node;
    });
    known = next;
    if (nodes.length !== before.length || nodes.some((node, i) => node !== before[i])) before = nodes;
    return before;
  };
}

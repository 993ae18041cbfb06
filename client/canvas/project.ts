import type { Node } from '@xyflow/react';
import type { Id } from '../../shared/journey/journey.ts';
import type { NoteNode } from './notes/project-notes.ts';
import type { CardBox } from '../../shared/journey/layout.types.ts';

export interface CardData extends Record<string, unknown> {
  box: CardBox;
}
export type CardNode = Node<CardData, 'card'>;
export type BoardNode = CardNode | NoteNode;

export interface Projection {
  /** Where cards stand. */
  places: readonly CardBox[];
  /** What they say, where that has moved on since rows were last settled (C8). */
  contents: ReadonlyMap<Id, CardBox>;
  /** Where cards in flight are, instead of where they stand. */
  flying: ReadonlyMap<Id, { x: number; y: number }>;
  selected: ReadonlySet<Id>;
  /** Classes of those that a search or a filter sets apart. */
  looks: ReadonlyMap<Id, string>;
  /** Always mounted, in view or not: focused, edited and dragged ones (C5). */
  pinned: ReadonlySet<Id>;
}

/** No card has a handle; said outright, or each would be mounted once to look for one. */
const NO_HANDLES: NonNullable<CardNode['handles']> = [];

/**
 * Cards as nodes. A node stays the same object while nothing about it has changed (C1), and carries its size,
 * selection and flight from here, so that none of them is lost when it is made anew (C2).
 */
export function createProjector(): (projection: Projection) => CardNode[] {
  let before: CardNode[] = [];
  let known = new Map<Id, CardNode>();
  return ({ places, contents, flying, selected, looks, pinned }) => {
    const next = new Map<Id, CardNode>();
    const nodes = places.map((place) => {
      const box = contents.get(place.id) ?? place;
      const flight = flying.get(place.id);
      const { x, y } = flight ?? place;
      const wanted: Wanted = {
        box,
        x,
        y,
        selected: selected.has(place.id),
        className: looks.get(place.id) ?? '',
        dragging: flight !== undefined || pinned.has(place.id),
        zIndex: flight ? 30 : pinned.has(place.id) ? 20 : 0,
      };
      const node = known.get(place.id);
      const kept = node && isSame(node, wanted) ? node : makeNode(wanted, node?.data);
      next.set(place.id, kept);
      return kept;
    });
    known = next;
    if (nodes.length !== before.length || nodes.some((node, i) => node !== before[i])) before = nodes;
    return before;
  };
}

interface Wanted extends CardData {
  x: number;
  y: number;
  selected: boolean;
  className: string;
  dragging: boolean;
  zIndex: number;
}

function isSame(node: CardNode, { box, x, y, selected, className, dragging, zIndex }: Wanted): boolean {
  return (
    node.data.box === box &&
    node.position.x === x &&
    node.position.y === y &&
    node.selected === selected &&
    node.className === className &&
    node.dragging === dragging &&
    node.zIndex === zIndex
  );
}

function makeNode({ box, x, y, selected, className, dragging, zIndex }: Wanted, data: CardData | undefined): CardNode {
  const { id, width, height } = box;
  return {
    id,
    type: 'card',
    position: { x, y },
    width,
    height,
    measured: { width, height },
    handles: NO_HANDLES,
    selected,
    className,
    // React Flow leaves a node out of its culling when it says that it is dragged
    dragging,
    zIndex,
    // a card that only moves is not rendered again
    data: data?.box === box ? data : { box },
  };
}

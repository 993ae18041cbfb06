import type { Node } from '@xyflow/react';
import type { Id } from '../../shared/journey/journey.ts';
import type { CardBox } from '../../shared/journey/layout.types.ts';

export type CardNode = Node<{ box: CardBox }, 'card'>;

export interface Projection {
  /** Where cards stand. */
  places: readonly CardBox[];
  /** What they say, where that has moved on since rows were last settled (C8). */
  contents: ReadonlyMap<Id, CardBox>;
  /** Where cards in flight are, instead of where they stand. */
  flying: ReadonlyMap<Id, { x: number; y: number }>;
  selected: ReadonlySet<Id>;
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
  return ({ places, contents, flying, selected, pinned }) => {
    const next = new Map<Id, CardNode>();
    const nodes = places.map((place) => {
      const box = contents.get(place.id) ?? place;
      const flight = flying.get(place.id);
      const { x, y } = flight ?? place;
      const isSelected = selected.has(place.id);
      const isPinned = flight !== undefined || pinned.has(place.id);
      const zIndex = flight ? 30 : isPinned ? 20 : 0;
      const node = known.get(place.id);
      const same =
        node?.data.box === box &&
        node.position.x === x &&
        node.position.y === y &&
        node.selected === isSelected &&
        node.dragging === isPinned &&
        node.zIndex === zIndex;
      const kept = same ? node : makeNode({ box, x, y, isSelected, isPinned, zIndex });
      next.set(place.id, kept);
      return kept;
    });
    known = next;
    if (nodes.length !== before.length || nodes.some((node, i) => node !== before[i])) before = nodes;
    return before;
  };
}

interface Parts {
  box: CardBox;
  x: number;
  y: number;
  isSelected: boolean;
  isPinned: boolean;
  zIndex: number;
}

function makeNode({ box, x, y, isSelected, isPinned, zIndex }: Parts): CardNode {
  const { id, width, height } = box;
  return {
    id,
    type: 'card',
    position: { x, y },
    width,
    height,
    measured: { width, height },
    handles: NO_HANDLES,
    selected: isSelected,
    // React Flow leaves a node out of its culling when it says that it is dragged
    dragging: isPinned,
    zIndex,
    data: { box },
  };
}

import type { Node } from '@xyflow/react';
import type { Id } from '../../shared/journey/journey.ts';
import type { NoteNode } from './notes/project-notes.ts';
import type { CardBox } from '../../shared/journey/layout.types.ts';

/** What a card is drawn from. How high on the map it stands is its node's to say: most cards only move up or down. */
export type CardFace = Omit<CardBox, 'y'>;

export interface CardData extends Record<string, unknown> {
  box: CardFace;
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
  let last: Projection | undefined;
  let byId: ReadonlyMap<Id, CardNode> | undefined;
  const known = (id: Id): CardNode | undefined => (byId ??= new Map(before.map((node) => [node.id, node]))).get(id);
  return (projection) => {
    const { places, contents, flying, selected, looks, pinned } = projection;
    // one card moves, and of five thousand nearly all have nothing to be compared with but their own box
    const placesBefore = last && isOnlyMoved(last, projection) ? last.places : NO_PLACES;
    last = projection;
    let isMoved = places.length !== before.length;
    const projected = places.map((place, i) => {
      const here = before[i];
      if (here?.id === place.id && placesBefore[i] === place) return here;
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
      if (here?.id !== place.id) isMoved = true;
      const node = here?.id === place.id ? here : known(place.id);
      return node && isSame(node, wanted) ? node : makeNode(wanted, node?.data);
    });
    const nodes = isMoved && flying.size > 0 ? standingIn(projected, before, flying) : projected;
    if (nodes.length === before.length && nodes.every((node, i) => node === before[i])) return before;
    before = nodes;
    byId = undefined;
    return before;
  };
}

const NO_PLACES: readonly CardBox[] = [];

const isOnlyMoved = (a: Projection, b: Projection): boolean =>
  a.contents === b.contents &&
  a.flying === b.flying &&
  a.selected === b.selected &&
  a.looks === b.looks &&
  a.pinned === b.pinned;

/**
 * Nodes with those in flight where they stood in the row before: it is the order of elements on the page, and with each
 * cell a hand comes over, the page would take out and put back every card between here and there.
 */
function standingIn(nodes: CardNode[], before: readonly CardNode[], flying: ReadonlyMap<Id, unknown>): CardNode[] {
  const inFlight = new Map(nodes.flatMap((node) => (flying.has(node.id) ? [[node.id, node]] : [])));
  const row = nodes.filter(({ id }) => !inFlight.has(id));
  before.forEach(({ id }, i) => {
    const node = inFlight.get(id);
    if (!node) return;
    row.splice(i, 0, node);
    inFlight.delete(id);
  });
  return [...row, ...inFlight.values()];
}

interface Wanted {
  box: CardBox;
  x: number;
  y: number;
  selected: boolean;
  className: string;
  dragging: boolean;
  zIndex: number;
}

function isSame(node: CardNode, { box, x, y, selected, className, dragging, zIndex }: Wanted): boolean {
  return (
    isSameFace(node.data.box, box) &&
    node.position.x === x &&
    node.position.y === y &&
    node.selected === selected &&
    node.className === className &&
    node.dragging === dragging &&
    node.zIndex === zIndex
  );
}

/** Whether a card looks the same, wherever up or down it stands. */
const isSameFace = (face: CardFace, box: CardBox): boolean =>
  face === box ||
  (face.card === box.card &&
    face.lines === box.lines &&
    face.x === box.x &&
    face.width === box.width &&
    face.height === box.height &&
    face.picture === box.picture &&
    face.meta === box.meta &&
    face.laneId === box.laneId &&
    face.columnId === box.columnId);

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
    data: data && isSameFace(data.box, box) ? data : { box },
  };
}

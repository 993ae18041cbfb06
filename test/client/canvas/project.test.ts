import { describe, expect, it } from 'vitest';
import { selectionAfter } from '../../../client/canvas/changes.ts';
import { createProjector, type Projection } from '../../../client/canvas/project.ts';
import { layoutMap } from '../../../shared/journey/layout.ts';
import { mapsOf } from '../../../shared/journey/columns.ts';
import { idOf, peer } from '../../document/board.ts';

const MAP = idOf('map');
const FIRST = idOf('card');

function board() {
  const { port } = peer('ada');
  const cell = { laneId: idOf('lane'), columnId: idOf('buy') };
  port.run({ type: 'addCards', cell, cards: [{ id: idOf('other'), kind: 'action', title: 'Pays' }] });
  return port;
}

function projection(port: ReturnType<typeof board>, more: Partial<Projection> = {}): Projection {
  const layout = layoutMap(port.records(), mapsOf(port.records())[0]?.id ?? MAP);
  return {
    places: layout.cards,
    contents: new Map(),
    flying: new Map(),
    selected: new Set(),
    looks: new Map(),
    pinned: new Set(),
    ...more,
  };
}

const byId = (nodes: ReturnType<ReturnType<typeof createProjector>>, id: string) =>
  nodes.find((node) => node.id === id);

describe('cards as nodes', () => {
  it('[C1] an unchanged card keeps its node, and unchanged cards their list', () => {
    const port = board();
    const project = createProjector();
    const before = project(projection(port));
    expect(before).toHaveLength(2);
    expect(project(projection(port))).toBe(before);
    port.text(FIRST, 'title')?.edit(0, 0, 'Now ');
    const after = project(projection(port));
    expect(byId(after, FIRST)).not.toBe(byId(before, FIRST));
    expect(byId(after, idOf('other'))).toBe(byId(before, idOf('other')));
  });

  it('[C1] a filter makes anew only the nodes it dims', () => {
    const port = board();
    const project = createProjector();
    const before = project(projection(port));
    const after = project(projection(port, { looks: new Map([[FIRST, 'dimmed']]) }));
    expect(byId(after, FIRST)?.className).toBe('dimmed');
    expect(byId(after, FIRST)?.data).toBe(byId(before, FIRST)?.data);
    expect(byId(after, idOf('other'))).toBe(byId(before, idOf('other')));
  });

  it('[C2] a node made anew keeps its size, its selection and its flight', () => {
    const port = board();
    const project = createProjector();
    const local = { selected: new Set([FIRST]), flying: new Map([[FIRST, { x: 5, y: 6 }]]) };
    project(projection(port, local));
    port.text(FIRST, 'title')?.edit(0, 0, 'Words enough for a second line of the card, ');
    const node = byId(project(projection(port, local)), FIRST);
    const box = projection(port).places.find(({ id }) => id === FIRST);
    expect(node).toMatchObject({ selected: true, dragging: true, position: { x: 5, y: 6 } });
    expect(node?.measured).toEqual({ width: box?.width, height: box?.height });
    expect(node?.height).toBeGreaterThan(41);
  });

  it('[C1] a card that only moves is not drawn again', () => {
    const port = board();
    const project = createProjector();
    const before = byId(project(projection(port)), FIRST);
    const after = byId(project(projection(port, { flying: new Map([[FIRST, { x: 1, y: 2 }]]) })), FIRST);
    expect(after?.data).toBe(before?.data);
    expect(after?.position).toEqual({ x: 1, y: 2 });
  });

  it('[C1] nor is one that makes room, a row higher or lower', () => {
    const port = board();
    const project = createProjector();
    const { places, ...rest } = projection(port);
    const before = byId(project({ places, ...rest }), FIRST);
    const lower = places.map((box) => ({ ...box, y: box.y + 40 }));
    const after = byId(project({ ...rest, places: lower }), FIRST);
    expect(after?.position.y).toBe((before?.position.y ?? 0) + 40);
    expect(after?.data).toBe(before?.data);
  });

  it('[C1] what is drawn after many moves is what is drawn from nothing', () => {
    const port = board();
    const project = createProjector();
    const { places: _, ...rest } = projection(port);
    const columns = [idOf('see'), idOf('buy'), idOf('use')];
    for (let i = 0; i < 12; i++) {
      const cell = { laneId: idOf(i % 4 === 3 ? 'pains' : 'lane'), columnId: columns[i % 3] ?? '' };
      port.run({ type: 'moveCards', ids: [i % 2 === 0 ? FIRST : idOf('other')], cell, at: 0 });
      if (i === 6) port.run({ type: 'remove', records: [{ kind: 'cards', id: FIRST }] });
      if (i === 8) port.undo();
      const now = { ...rest, places: projection(port).places };
      expect(project(now)).toEqual(createProjector()(now));
      const marked = { ...now, selected: new Set([FIRST]), looks: new Map([[FIRST, 'dimmed']]) };
      if (i % 3 === 0) expect(project(marked)).toEqual(createProjector()(marked));
    }
  });

  it('[C1] the page keeps the order of its cards while one of them is carried past the others', () => {
    const port = board();
    const cell = { laneId: idOf('lane'), columnId: idOf('buy') };
    port.run({ type: 'addCards', cell, cards: [{ id: idOf('third'), kind: 'action', title: 'Waits' }] });
    const project = createProjector();
    const { places, ...rest } = projection(port);
    const order = (nodes: ReturnType<typeof project>): string[] => nodes.map(({ id }) => id);
    const before = order(project({ places, ...rest }));
    const carried = places.at(-1);
    const flying = new Map([[carried?.id ?? '', { x: 0, y: 0 }]]);
    const moved = carried ? [carried, ...places.slice(0, -1)] : [];
    expect(order(project({ ...rest, places: moved, flying }))).toEqual(before);
    // one that somebody deletes meanwhile, and one that comes
    const some = moved.filter(({ id }) => id !== before[0]);
    const [one] = places;
    const more = one ? [...some, { ...one, id: idOf('new') }] : [];
    expect(order(project({ ...rest, places: more, flying })).toSorted()).toEqual(more.map(({ id }) => id).toSorted());
    // put down, it is where it is read
    expect(order(project({ ...rest, places: moved }))).toEqual(moved.map(({ id }) => id));
  });

  it('[C5] what is focused, written or dragged is left out of culling', () => {
    const port = board();
    const nodes = createProjector()(projection(port, { pinned: new Set([FIRST]) }));
    expect(byId(nodes, FIRST)?.dragging).toBe(true);
    expect(byId(nodes, idOf('other'))?.dragging).toBe(false);
  });

  it('[C8] a card that is being written shows its new words where it stood', () => {
    const port = board();
    const project = createProjector();
    const settled = projection(port);
    port.text(FIRST, 'title')?.edit(0, 0, 'Longer words that need more than one line now ');
    const live = projection(port).places.find(({ id }) => id === FIRST);
    const nodes = project({ ...settled, contents: new Map(live ? [[FIRST, live]] : []) });
    expect(byId(nodes, FIRST)?.data.box).toBe(live);
    expect(byId(nodes, FIRST)?.position.y).toBe(settled.places.find(({ id }) => id === FIRST)?.y);
  });
});

describe('changes from React Flow', () => {
  it('[C2] only the selection is taken over', () => {
    const selection = ['a'];
    const changes = [
      { type: 'dimensions' as const, id: 'a', dimensions: { width: 1, height: 1 } },
      { type: 'position' as const, id: 'a', position: { x: 1, y: 1 }, dragging: true },
      { type: 'remove' as const, id: 'a' },
    ];
    expect(selectionAfter(selection, changes)).toBe(selection);
    const more = [
      { type: 'select' as const, id: 'b', selected: true },
      { type: 'select' as const, id: 'a', selected: false },
    ];
    expect(selectionAfter(selection, more)).toEqual(['b']);
  });
});

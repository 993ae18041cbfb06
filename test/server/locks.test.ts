import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { rule } from '../../server/rooms/guard.ts';
import { runCommand } from '../../shared/document/commands/run.ts';
import type { Command } from '../../shared/document/board.ts';
import { Pending } from '../../shared/document/pending.ts';
import { readJourney } from '../../shared/document/read.ts';
import { insertRecord } from '../../shared/document/shape.ts';
import type { Role } from '../../shared/wire/roles.ts';

const ME = 'pppppppppppp';
const id = (name: string): string => name.padEnd(12, 'x');

/** A map with two stages, of which one has a step, and two lanes; a card in each cell of the first lane. */
function board(lock: (doc: Y.Doc) => void): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    doc.getMap('board').set('title', 'T');
    const by = { createdBy: ME };
    insertRecord(doc, 'maps', id('map'), {
      ...by,
      title: 'M',
      state: 'now',
      personaIds: [],
      at: { x: 0, y: 0 },
      order: 'a0',
    });
    for (const [i, stage] of ['one', 'two'].entries())
      insertRecord(doc, 'stages', id(stage), { ...by, mapId: id('map'), title: stage, order: `a${i}`, tint: 0 });
    insertRecord(doc, 'steps', id('step'), { ...by, stageId: id('one'), title: 'step', order: 'a0' });
    for (const [i, lane] of ['acts', 'feels'].entries())
      insertRecord(doc, 'lanes', id(lane), {
        ...by,
        mapId: id('map'),
        kind: i === 0 ? 'actions' : 'feelings',
        title: '',
        order: `a${i}`,
        collapsed: false,
        settings: {},
      });
    for (const column of ['step', 'two'])
      insertRecord(doc, 'cards', id(`c${column}`), {
        ...by,
        cell: { laneId: id('acts'), columnId: id(column) },
        order: 'a0',
        kind: 'action',
        title: column,
      });
    lock(doc);
  });
  return doc;
}
const set = (kind: string, name: string, field: string, value: unknown) => (doc: Y.Doc) =>
  void (doc.getMap(kind).get(id(name)) as Y.Map<unknown>).set(field, value);

function judged(server: Y.Doc, role: Role, edit: (doc: Y.Doc) => void): boolean {
  const client = new Y.Doc();
  Y.applyUpdate(client, Y.encodeStateAsUpdate(server));
  const before = Y.encodeStateVector(client);
  client.transact(() => edit(client));
  return rule(server, new Pending(), Y.encodeStateAsUpdate(client, before), role, ME, 'Ayşe').ok;
}
const running = (command: Command) => (doc: Y.Doc) =>
  void runCommand({ doc, journey: readJourney(doc).journey, personId: ME, now: () => 1 }, command);

const inOne = { laneId: id('acts'), columnId: id('step') };
const inTwo = { laneId: id('acts'), columnId: id('two') };
const EDITS: Readonly<Record<string, (doc: Y.Doc) => void>> = {
  'rename a stage': running({ type: 'setStage', id: id('one'), fields: { title: 'x' } }),
  'rename its step': running({ type: 'setStep', id: id('step'), fields: { title: 'x' } }),
  'add a step to it': running({ type: 'addStep', id: id('new'), stageId: id('one'), title: 'n' }),
  'delete the stage': running({ type: 'remove', records: [{ kind: 'stages', id: id('one') }] }),
  'add a card in it': running({
    type: 'addCards',
    cell: inOne,
    cards: [{ id: id('new'), kind: 'action', title: 'n' }],
  }),
  'move a card into it': running({ type: 'moveCards', ids: [id('ctwo')], cell: inOne }),
  'move a card out of it': running({ type: 'moveCards', ids: [id('cstep')], cell: inTwo }),
  'write on a card in it': (doc) =>
    ((doc.getMap('cards').get(id('cstep')) as Y.Map<unknown>).get('title') as Y.Text).insert(0, 'z'),
  'delete a card in it': running({ type: 'remove', records: [{ kind: 'cards', id: id('cstep') }] }),
  'feel in it': (doc) => doc.getMap('feelings').set(`${id('map')}/${id('p')}/${id('step')}`, { value: 1 }),
  'merge it into another': running({ type: 'mergeStages', id: id('two'), from: id('one') }),
  'merge another into it': running({ type: 'mergeStages', id: id('one'), from: id('two') }),
  'delete its map': running({ type: 'remove', records: [{ kind: 'maps', id: id('map') }] }),
  'unlock it': set('stages', 'one', 'locked', false),
};

describe('[A2] locks', () => {
  it('of a stage keep everybody but who facilitates from it and from all in it', () => {
    const server = board(set('stages', 'one', 'locked', true));
    for (const [what, edit] of Object.entries(EDITS)) {
      expect(judged(server, 'edit', edit), what).toBe(false);
      expect(judged(server, 'facilitate', edit), what).toBe(true);
    }
    expect(judged(server, 'edit', running({ type: 'setStage', id: id('two'), fields: { title: 'x' } }))).toBe(true);
    expect(judged(server, 'edit', running({ type: 'setCard', id: id('ctwo'), fields: { owner: 'x' } }))).toBe(true);
  });

  it('let everything pass where nothing is locked, and set or take no lock but by who facilitates', () => {
    const server = board(() => undefined);
    for (const [what, edit] of Object.entries(EDITS)) {
      if (what !== 'unlock it') expect(judged(server, 'edit', edit), what).toBe(true);
    }
    for (const role of ['edit', 'contribute', 'comment', 'view'] as const) {
      expect(judged(server, role, set('stages', 'one', 'locked', true)), role).toBe(false);
      expect(
        judged(server, role, (doc) => doc.getMap('board').set('locked', true)),
        role,
      ).toBe(false);
    }
    expect(
      judged(server, 'edit', (doc) =>
        insertRecord(doc, 'lanes', id('new'), {
          createdBy: ME,
          mapId: id('map'),
          kind: 'text',
          title: '',
          order: 'a5',
          collapsed: false,
          settings: {},
          locked: true,
        }),
      ),
    ).toBe(false);
  });

  it('of a lane keep its cards, its points and its name; of the feelings, what is felt', () => {
    const acts = board(set('lanes', 'acts', 'locked', true));
    expect(judged(acts, 'edit', running({ type: 'setLane', id: id('acts'), fields: { title: 'x' } }))).toBe(false);
    expect(judged(acts, 'edit', running({ type: 'setCard', id: id('ctwo'), fields: { owner: 'x' } }))).toBe(false);
    expect(judged(acts, 'edit', (doc) => doc.getMap('arcs').set(`${id('acts')}/${id('two')}`, { value: 3 }))).toBe(
      false,
    );
    expect(judged(acts, 'edit', running({ type: 'setStage', id: id('two'), fields: { title: 'x' } }))).toBe(true);
    const feels = board(set('lanes', 'feels', 'locked', true));
    expect(
      judged(feels, 'edit', (doc) => doc.getMap('feelings').set(`${id('map')}/${id('p')}/${id('two')}`, { value: 1 })),
    ).toBe(false);
    expect(judged(feels, 'edit', running({ type: 'setCard', id: id('ctwo'), fields: { owner: 'x' } }))).toBe(true);
  });

  it('of the board keep everything but what is said about it', () => {
    const server = board((doc) => void doc.getMap('board').set('locked', true));
    for (const [what, edit] of Object.entries(EDITS)) expect(judged(server, 'edit', edit), what).toBe(false);
    const said = running({
      type: 'addComment',
      comment: { id: id('said'), target: `card:${id('ctwo')}`, text: 'hm', author: 'Ayşe' },
    });
    expect(judged(server, 'comment', said)).toBe(true);
  });

  it('stay with what they were put on: a copy has none', () => {
    const server = board((doc) => {
      set('stages', 'one', 'locked', true)(doc);
      set('lanes', 'acts', 'locked', true)(doc);
    });
    const copied = (doc: Y.Doc) => {
      running({ type: 'copyMap', id: id('copy'), from: id('map'), title: 'C', as: 'copy' })(doc);
      const { stages, lanes } = readJourney(doc).journey;
      const copies = [...stages.values(), ...lanes.values()].filter((one) => one.mapId === id('copy'));
      expect(copies).toHaveLength(4);
      expect(copies.some((one) => one.locked)).toBe(false);
    };
    expect(judged(server, 'edit', copied)).toBe(true);
  });
});

describe('[A1] [A4] what people say', () => {
  const say =
    (more: Record<string, unknown> = {}) =>
    (doc: Y.Doc) =>
      insertRecord(doc, 'comments', id('said'), {
        createdBy: ME,
        target: `card:${id('ctwo')}`,
        text: 'hm',
        author: 'Ayşe',
        at: 1,
        ...more,
      });
  const server = board(() => undefined);

  it('is signed by who says it', () => {
    for (const role of ['facilitate', 'edit', 'contribute', 'comment'] as const) {
      expect(judged(server, role, say()), role).toBe(true);
      expect(judged(server, role, say({ createdBy: 'somebodyelse' })), role).toBe(false);
      expect(judged(server, role, say({ author: 'Ben' })), role).toBe(false);
    }
    expect(judged(server, 'view', say())).toBe(false);
  });

  it('is changed by nobody else, and removed by who facilitates', () => {
    const held = board((doc) => say({ createdBy: 'somebodyelse', author: 'Ben' })(doc));
    for (const role of ['facilitate', 'edit', 'contribute', 'comment', 'view'] as const) {
      expect(judged(held, role, set('comments', 'said', 'text', 'x')), role).toBe(false);
      expect(judged(held, role, set('comments', 'said', 'deleted', { by: ME, at: 1 })), role).toBe(
        role === 'facilitate',
      );
    }
    const own = board(say());
    expect(judged(own, 'comment', set('comments', 'said', 'text', 'x'))).toBe(true);
    expect(judged(own, 'comment', set('comments', 'said', 'author', 'Ben'))).toBe(false);
  });

  it('takes a reaction from everybody for themselves alone', () => {
    const react = (person: string) => (doc: Y.Doc) =>
      void doc.getMap('reactions').set(`${id('said')}/${person}`, { value: 'agree' });
    for (const role of ['facilitate', 'edit', 'contribute', 'comment'] as const) {
      expect(judged(server, role, react(ME)), role).toBe(true);
      expect(judged(server, role, react(id('other'))), role).toBe(false);
    }
    expect(judged(server, 'view', react(ME))).toBe(false);
    const held = board(react(id('other')));
    expect(judged(held, 'comment', (doc) => doc.getMap('reactions').delete(`${id('said')}/${id('other')}`))).toBe(
      false,
    );
  });
});

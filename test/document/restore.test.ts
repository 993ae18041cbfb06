import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createBoardUpdate } from '../../shared/document/open.ts';
import { readJourney } from '../../shared/document/read.ts';
import { applyRestore } from '../../shared/document/restore.ts';
import { insertRecord, rootOf } from '../../shared/document/shape.ts';
import type { Journey } from '../../shared/journey/journey.ts';
import { planRestore, type Scope, scopeOf, scopeText } from '../../shared/journey/restoring.ts';
import { templateFile } from '../../templates/index.ts';

const WHOLE: Scope = { kind: 'board' };

function board(): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, createBoardUpdate(templateFile('online-purchase', 'en')));
  return doc;
}

const journeyOf = (doc: Y.Doc): Journey => readJourney(doc).journey;
const record = (doc: Y.Doc, kind: 'cards' | 'lanes' | 'stages' | 'maps', id: string): Y.Map<unknown> =>
  rootOf(doc, kind).get(id) as Y.Map<unknown>;

function restore(doc: Y.Doc, then: Journey, scope: Scope): number {
  const planned = planRestore(journeyOf(doc), then, scope);
  if (!planned.ok) throw new Error(planned.why);
  applyRestore(doc, then, planned.plan, { personId: 'me', now: 5 });
  return planned.plan.changes.length;
}

const plan = (now: Journey, then: Journey, scope: Scope) => {
  const planned = planRestore(now, then, scope);
  return planned.ok
    ? planned.plan.changes.map(({ kind, id, how, fields }) => [how, kind, id, ...fields].join(' '))
    : planned.why;
};

/** Two lanes with cards, and a card of each. */
function places(then: Journey) {
  const lanes = [...then.lanes.values()].filter((l) => [...then.cards.values()].some((c) => c.cell.laneId === l.id));
  const [one, other] = lanes;
  if (!one || !other) throw new Error('a template with two lanes of cards');
  const inLane = (id: string) => [...then.cards.values()].filter(({ cell }) => cell.laneId === id);
  const [card, second] = inLane(one.id);
  const [elsewhere] = inLane(other.id);
  if (!card || !second || !elsewhere) throw new Error('with cards');
  return { one, other, card, second, elsewhere };
}

function write(doc: Y.Doc, id: string, title: string): void {
  const text = record(doc, 'cards', id).get('title') as Y.Text;
  text.delete(0, text.length);
  text.insert(0, title);
}

describe('restoring', () => {
  it('a board that is as it was has nothing to restore', () => {
    const doc = board();
    const then = journeyOf(doc);
    for (const scope of [WHOLE, { kind: 'lane', id: places(then).one.id } as const]) {
      expect(plan(then, then, scope)).toEqual([]);
      const before = Y.encodeStateVector(doc);
      restore(doc, then, scope);
      expect(Y.encodeStateVector(doc)).toEqual(before);
    }
  });

  it('brings the whole back, in place: what was changed, deleted, added and purged', () => {
    const doc = board();
    const then = journeyOf(doc);
    const { one, card, second, elsewhere } = places(then);
    doc.transact(() => {
      write(doc, card.id, 'Something else');
      record(doc, 'cards', second.id).set('deleted', { by: 'x', at: 1 });
      rootOf(doc, 'cards').delete(elsewhere.id);
      rootOf(doc, 'board').set('title', 'Other');
      rootOf(doc, 'feelings').delete([...then.feelings.keys()][0] ?? '');
      const fresh = new Y.Map<unknown>(Object.entries({ ...card, id: undefined, createdBy: 'x' }));
      fresh.set('title', new Y.Text('New since'));
      fresh.set('body', new Y.Text(''));
      rootOf(doc, 'cards').set('NEWNEWNEWNEW', fresh);
    });
    expect(restore(doc, then, WHOLE)).toBe(5);
    const now = journeyOf(doc);
    expect(now.board).toEqual(then.board);
    for (const kind of ['maps', 'stages', 'lanes', 'feelings', 'personas', 'observations', 'funnelSteps'] as const)
      expect(now[kind]).toEqual(then[kind]);
    expect(now.cards.get('NEWNEWNEWNEW')?.deleted?.by).toBe('me');
    const living = new Map([...now.cards].filter(([, { deleted }]) => !deleted));
    expect(living).toEqual(then.cards);
    expect(living.get(elsewhere.id)?.createdBy).toBe(elsewhere.createdBy);
    expect(now.lanes.get(one.id)).toEqual(one);
  });

  it('a lane comes back and nothing of the other lanes changes', () => {
    const doc = board();
    const then = journeyOf(doc);
    const { one, other, card, second, elsewhere } = places(then);
    doc.transact(() => {
      record(doc, 'lanes', one.id).set('title', 'Renamed');
      record(doc, 'lanes', one.id).set('order', 'zz');
      write(doc, card.id, 'In the lane');
      write(doc, elsewhere.id, 'In another');
      record(doc, 'cards', second.id).set('deleted', { by: 'x', at: 1 });
      record(doc, 'lanes', other.id).set('title', 'Other renamed');
    });
    const before = journeyOf(doc);
    restore(doc, then, { kind: 'lane', id: one.id });
    const now = journeyOf(doc);
    expect(now.lanes.get(one.id)).toEqual({ ...one, order: 'zz' });
    expect(now.cards.get(card.id)?.title).toBe(card.title);
    expect(now.cards.get(second.id)?.deleted).toBeUndefined();
    const outside = (journey: Journey) => [
      ...[...journey.cards.values()].filter(({ cell }) => cell.laneId !== one.id),
      ...[...journey.lanes.values()].filter(({ id }) => id !== one.id),
      ...journey.feelings.values(),
      ...journey.stages.values(),
    ];
    expect(outside(now)).toEqual(outside(before));
  });

  it('[J4] a card that was elsewhere then and was moved here since is not lost', () => {
    const doc = board();
    const then = journeyOf(doc);
    const { one, card, elsewhere } = places(then);
    record(doc, 'cards', elsewhere.id).set('cell', card.cell);
    expect(plan(journeyOf(doc), then, { kind: 'lane', id: one.id })).toEqual([]);
    // and one that was here comes home
    record(doc, 'cards', card.id).set('cell', elsewhere.cell);
    expect(plan(journeyOf(doc), then, { kind: 'lane', id: one.id })).toEqual([`edit cards ${card.id} cell`]);
  });

  it('[J4] a lane that was deleted comes back; one whose map is gone, or that was not there, says so', () => {
    const doc = board();
    const then = journeyOf(doc);
    const { one } = places(then);
    record(doc, 'lanes', one.id).set('deleted', { by: 'x', at: 1 });
    const scope = { kind: 'lane', id: one.id } as const;
    expect(plan(journeyOf(doc), then, scope)).toEqual([`back lanes ${one.id}`]);
    expect(plan(then, journeyOf(doc), scope)).toBe('not-then');
    record(doc, 'maps', one.mapId).set('deleted', { by: 'x', at: 1 });
    expect(plan(journeyOf(doc), then, scope)).toBe('map-gone');
    expect(plan(journeyOf(doc), then, { kind: 'map', id: one.mapId })).toContain(`back maps ${one.mapId}`);
    expect(plan(then, then, { kind: 'map', id: 'NOSUCHMAPAAA' })).toBe('not-then');
  });

  it('tells of cards whose column is gone today', () => {
    const doc = board();
    const then = journeyOf(doc);
    const { one, card } = places(then);
    record(doc, 'cards', card.id).set('deleted', { by: 'x', at: 1 });
    record(doc, 'stages', then.steps.get(card.cell.columnId)?.stageId ?? card.cell.columnId).set('deleted', {
      by: 'x',
      at: 1,
    });
    const planned = planRestore(journeyOf(doc), then, { kind: 'lane', id: one.id });
    expect(planned.ok && planned.plan.stranded).toBeGreaterThan(0);
  });

  it('[J4] what others write at the same moment in the same text stays', () => {
    const doc = board();
    const then = journeyOf(doc);
    const { card } = places(then);
    const title = (of: Y.Doc): Y.Text => record(of, 'cards', card.id).get('title') as Y.Text;
    title(doc).insert(title(doc).length, ' twice');
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    title(other).insert(0, 'She ');
    restore(doc, then, WHOLE);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(title(doc).toString()).toBe(`She ${card.title}`);
  });

  it('is taken back by restoring what was before it', () => {
    const doc = board();
    const then = journeyOf(doc);
    const { card, second } = places(then);
    write(doc, card.id, 'Changed');
    record(doc, 'cards', second.id).set('deleted', { by: 'x', at: 1 });
    const before = journeyOf(doc);
    restore(doc, then, WHOLE);
    restore(doc, before, WHOLE);
    const now = journeyOf(doc);
    expect(now.cards.get(card.id)).toEqual(before.cards.get(card.id));
    expect(now.cards.get(second.id)?.deleted).toBeDefined();
  });

  it('leaves comments, reactions and people’s own votes alone', () => {
    const doc = board();
    const then = journeyOf(doc);
    const [agreed] = then.feelings.values();
    rootOf(doc, 'feelings').set(`${agreed?.id ?? ''}/PPPPPPPPPPPP`, { value: -2 });
    const { card } = places(then);
    const said = { createdBy: 'PPPPPPPPPPPP', target: `card:${card.id}`, text: 'hm', author: 'Ayşe', at: 1 };
    insertRecord(doc, 'comments', 'CCCCCCCCCCCC', said);
    rootOf(doc, 'reactions').set('CCCCCCCCCCCC/PPPPPPPPPPPP', { value: 'agree' });
    expect(plan(journeyOf(doc), then, WHOLE)).toEqual([]);
    expect(plan(then, journeyOf(doc), WHOLE)).toEqual([]);
    write(doc, card.id, 'Changed');
    const before = journeyOf(doc);
    expect([before.comments.size, before.reactions.size]).toEqual([1, 1]);
    expect(restore(doc, then, WHOLE)).toBe(1);
    const now = journeyOf(doc);
    expect(now.cards.get(card.id)?.title).toBe(card.title);
    expect([now.comments, now.reactions]).toEqual([before.comments, before.reactions]);
  });

  it('reads scopes as they are written, and nothing else', () => {
    for (const text of [undefined, 'map:AAAAAAAAAAAA', 'lane:BBBBBBBBBBBB']) {
      const scope = scopeOf(text);
      expect(scope && scopeText(scope)).toBe(text);
    }
    for (const text of ['', 'map:', 'stage:AAAAAAAAAAAA', 'lane:AAAAAAAAAAAA:x', 'lane:../AAAAAAAAA'])
      expect(scopeOf(text)).toBeUndefined();
  });
});

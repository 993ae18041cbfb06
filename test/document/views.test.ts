import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Command } from '../../shared/document/board.ts';
import { createBoardUpdate } from '../../shared/document/open.ts';
import { checkJourneyFile, parseJourneyFile, writeJourneyFile } from '../../shared/files/journey-file.ts';
import { renewedFile } from '../../shared/files/renewed.ts';
import { planRestore } from '../../shared/journey/restoring.ts';
import { viewsOf } from '../../shared/journey/saved-views.ts';
import { idOf, type Peer, peer, peers, smallFile, sync } from './board.ts';

type Added = Extract<Command, { type: 'addView' }>['view'];
const seen = (name: string): Added => ({
  id: idOf(name),
  mapId: idOf('map'),
  title: name,
  area: { x: 0, y: 10, width: 300, height: 200 },
  sight: { lens: { of: 'persona', id: idOf('ada') }, filter: { tag: ['a'], persona: [idOf('ada')] } },
});
const add = ({ port }: Peer, ...names: string[]): void =>
  port.run(names.map((name) => ({ type: 'addView', view: seen(name) })));
const titles = ({ port }: Peer): string[] => viewsOf(port.records()).map(({ title }) => title);

describe('saved views', () => {
  it('[J2] are put in order by two people at once, none twice and none lost', () => {
    const [a, b] = peers('a', 'b');
    add(a, 'one', 'two', 'three');
    sync(a, b);
    a.port.run({ type: 'moveView', id: idOf('three'), at: 0 });
    b.port.run({ type: 'moveView', id: idOf('three'), at: 1 });
    add(b, 'four');
    sync(a, b);
    expect(titles(a)).toEqual(titles(b));
    expect(titles(a).toSorted()).toEqual(['four', 'one', 'three', 'two']);
    expect(titles(a).indexOf('one')).toBeLessThan(titles(a).indexOf('two'));
  });

  it('[J2] two that were saved offline at the same moment can still be told apart and moved', () => {
    const [a, b] = peers('a', 'b');
    add(a, 'mine');
    add(b, 'yours');
    sync(a, b);
    const [, last = ''] = viewsOf(a.port.records()).map(({ id }) => id);
    a.port.run({ type: 'moveView', id: last, at: 0 });
    expect(viewsOf(a.port.records())[0]?.id).toBe(last);
  });

  it('[J3] a name given to one that another deleted meanwhile does not bring it back, and undo does', () => {
    const [a, b] = peers('a', 'b');
    add(a, 'one', 'two');
    sync(a, b);
    a.port.run({ type: 'remove', records: [{ kind: 'views', id: idOf('one') }] });
    b.port.run({ type: 'setView', id: idOf('one'), fields: { title: 'First' } });
    sync(a, b);
    expect(titles(b)).toEqual(['two']);
    a.port.undo();
    sync(a, b);
    expect(titles(b)).toEqual(['First', 'two']);
  });

  it('[J4] go with their map and come back with it', () => {
    const one = peer('a');
    add(one, 'one');
    one.port.run({ type: 'remove', records: [{ kind: 'maps', id: idOf('map') }] });
    expect(titles(one)).toEqual([]);
    one.port.undo();
    expect(titles(one)).toEqual(['one']);
  });

  it('[X3] are in the journey file, and follow their map and persona to new ids; words stay words', () => {
    const one = peer('a');
    add(one, 'one');
    const text = writeJourneyFile(one.port.records());
    const read = parseJourneyFile(text);
    if (!read.ok) throw new Error('unread');
    const again = peer('b', createBoardUpdate(read.value));
    expect(writeJourneyFile(again.port.records())).toBe(text);
    let count = 0;
    const { views, maps, personas } = renewedFile(read.value, () => idOf(`new${count++}x`));
    expect(views?.[0]).toMatchObject({
      mapId: maps?.[0]?.id,
      sight: { lens: { id: personas?.[0]?.id }, filter: { tag: ['a'], persona: [personas?.[0]?.id] } },
    });
  });

  it('[J8] a damaged one keeps what can be kept; one that shows nowhere is told and left out', () => {
    const one = peer('a');
    add(one, 'one', 'two');
    const views = one.doc.getMap('views');
    (views.get(idOf('one')) as Y.Map<unknown>).set('sight', { lens: { of: 'moon' } });
    (views.get(idOf('two')) as Y.Map<unknown>).set('area', { x: 0, y: 0, width: 0, height: Infinity });
    const { port } = peer('b', Y.encodeStateAsUpdate(one.doc));
    expect(viewsOf(port.records()).map(({ title, sight }) => [title, sight])).toEqual([
      ['one', { lens: { of: 'everybody' } }],
    ]);
    expect(port.problems().map(({ where }) => where)).toEqual(
      expect.arrayContaining([expect.stringContaining(`views/${idOf('one')}`)]),
    );
  });

  it('of a map that is not in the file is told as dangling', () => {
    const file = { ...smallFile(), views: [{ ...seen('one'), mapId: idOf('nowhere'), createdBy: 'x', order: 'a0' }] };
    const checked = checkJourneyFile(file);
    expect(checked.ok && checked.problems).toEqual([
      { where: `views/${idOf('one')}/mapId`, code: 'dangling', values: { id: idOf('nowhere') } },
    ]);
  });

  it('come back when their map is restored', () => {
    const one = peer('a');
    add(one, 'one');
    const then = one.port.records();
    one.port.run({ type: 'remove', records: [{ kind: 'views', id: idOf('one') }] });
    const planned = planRestore(one.port.records(), then, { kind: 'map', id: idOf('map') });
    expect(planned.ok && planned.plan.changes).toEqual([
      expect.objectContaining({ kind: 'views', id: idOf('one'), how: 'back' }),
    ]);
  });
});

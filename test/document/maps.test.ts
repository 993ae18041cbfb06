import { describe, expect, it } from 'vitest';
import { cardsIn, lanesOf, mapsOf, stagesOf } from '../../shared/journey/columns.ts';
import { compare } from '../../shared/journey/compare.ts';
import { readJourney } from '../../shared/document/read.ts';
import { checkRecord } from '../../shared/journey/check.ts';
import { notesOf } from '../../shared/journey/notes.ts';
import { idOf, peer, peers, sync } from './board.ts';

const now = idOf('map');
const next = idOf('next');
const passport = { id: idOf('pass'), createdBy: idOf('ada'), definition: '', source: '', who: '', when: 0 };

describe('maps of a board', () => {
  it('[J5] duplicates one as the next with all that stands on it, as one step that undo takes back', () => {
    const { port } = peer('ada');
    port.run({
      type: 'addFunnel',
      laneId: idOf('lane'),
      passport,
      funnel: {
        id: idOf('funnel'),
        createdBy: idOf('ada'),
        mapId: now,
        title: 'F',
        order: 'unknown',
        entry: 'unknown',
        windowSeconds: 'unknown',
        unit: '',
        passportId: passport.id,
      },
      steps: [
        { id: '', funnelId: idOf('funnel'), index: 0, segment: '', label: 'Seen', count: 9, columnId: idOf('see') },
      ],
    });
    const feeling = {
      mapId: now,
      personaId: idOf('ada'),
      columnId: idOf('buy'),
      value: -1,
      note: 'Why?',
      moment: true,
    };
    port.run({ type: 'setFeeling', feeling });
    port.run({ type: 'setArc', point: { laneId: idOf('lane'), columnId: idOf('buy'), value: 8 } });
    const note = { kind: 'sticky', at: { x: 10, y: -80 }, size: { width: 160, height: 80 }, tint: 2 } as const;
    port.run({
      type: 'addNotes',
      notes: [
        { ...note, id: idOf('all'), text: 'Everywhere' },
        { ...note, id: idOf('away'), mapId: now, text: 'Gone' },
        { ...note, id: idOf('here'), mapId: now, text: 'Ask the shop' },
      ],
    });
    port.run({ type: 'remove', records: [{ kind: 'notes', id: idOf('away') }] });
    port.run({ type: 'copyMap', id: next, from: now, title: 'Next', as: 'next' });
    const { maps, lanes, feelings, funnels } = port.records();
    expect(maps.get(next)).toMatchObject({ state: 'next', nextOf: now, copyOf: now, personaIds: [idOf('ada')] });
    expect(mapsOf(port.records()).map(({ id }) => id)).toEqual([now, next]);
    expect(compare(port.records(), now, next).counts).toMatchObject({ new: 0, gone: 0, changed: 0, moved: 0 });
    // the future has not been measured
    expect(funnels.size).toBe(1);
    expect(lanesOf(port.records(), next)[0]?.settings.funnelId).toBeUndefined();
    expect(lanes.get(idOf('lane'))?.settings.funnelId).toBe(idOf('funnel'));
    expect([...feelings.values()].filter((one) => one.mapId === next)).toMatchObject([
      { value: -1, note: 'Why?', moment: true },
    ]);
    expect([...port.records().arcs.values()].map(({ value }) => value)).toEqual([8, 8]);
    // what stands at every map is there already, what was deleted stays so
    expect(
      notesOf(port.records(), next)
        .map(({ note }) => note.text)
        .sort(),
    ).toEqual(['Ask the shop', 'Everywhere']);
    expect(notesOf(port.records(), now)).toHaveLength(2);
    port.undo();
    expect(notesOf(port.records(), now)).toHaveLength(2);
    expect(mapsOf(port.records()).map(({ id }) => id)).toEqual([now]);
    port.redo();
    expect(compare(port.records(), now, next).counts).toMatchObject({ new: 0, gone: 0, changed: 0 });
  });

  it('a plain copy carries its numbers, with where they come from (N1)', () => {
    const { port } = peer('ada');
    port.run({
      type: 'addMetrics',
      passport,
      metrics: [],
      observations: [
        {
          id: '',
          metricId: idOf('nps'),
          target: `stage:${idOf('use')}`,
          segment: '',
          period: '2026',
          value: 1,
          n: null,
          passportId: passport.id,
        },
      ],
    });
    port.run({
      type: 'putFlow',
      passport,
      flow: {
        id: idOf('flow'),
        createdBy: idOf('ada'),
        mapId: now,
        title: 'Ways',
        unit: 'people',
        passportId: passport.id,
      },
      pairs: [{ id: '', flowId: idOf('flow'), from: '', to: 'Seen', segment: '', count: 7, toId: idOf('use') }],
    });
    port.run({ type: 'copyMap', id: next, from: now, title: 'Copy', as: 'copy' });
    const use = stagesOf(port.records(), next)[2];
    expect(use?.title).toBe('use');
    const copied = [...port.records().observations.values()].find((one) => one.target === `stage:${use?.id}`);
    expect(copied).toMatchObject({ value: 1, passportId: passport.id });
    // the ways people take go along, and stand at the copy's own stages
    const [flow] = [...port.records().flows.values()].filter((one) => one.mapId === next);
    expect(flow).toMatchObject({ title: 'Ways', passportId: passport.id });
    const [way] = [...port.records().flowPairs.values()].filter((one) => one.flowId === flow?.id);
    expect(way).toMatchObject({ to: 'Seen', count: 7, toId: use?.id });
    expect(port.records().maps.get(next)).toMatchObject({ state: 'now', copyOf: now });
    expect(port.records().maps.get(next)?.nextOf).toBeUndefined();
  });

  it('orders, renames and deletes them; what was written on a deleted one comes back with it', () => {
    const { port } = peer('ada');
    port.run({ type: 'addMap', id: idOf('two'), title: 'Two' });
    port.run({ type: 'addMap', id: idOf('three'), title: 'Three' });
    port.run({ type: 'moveMap', id: idOf('three'), at: 0 });
    const titles = (): string[] => mapsOf(port.records()).map(({ title }) => title);
    expect(titles()).toEqual(['Three', 'Now', 'Two']);
    expect(new Set(mapsOf(port.records()).map(({ at }) => at.y)).size).toBe(3);
    port.run({ type: 'remove', records: [{ kind: 'maps', id: now }] });
    expect(titles()).toEqual(['Three', 'Two']);
    port.undo();
    expect(titles()).toEqual(['Three', 'Now', 'Two']);
    expect(cardsIn(port.records(), { laneId: idOf('lane'), columnId: idOf('see') })).toHaveLength(1);
  });

  it('[J6] undo of a copy leaves what another wrote on it', () => {
    const [ada, bob] = peers('ada', 'bob');
    ada.port.run({ type: 'copyMap', id: next, from: now, title: 'Next', as: 'next' });
    sync(ada, bob);
    const copy = [...bob.port.records().cards.values()].find((card) => card.copyOf === idOf('card'));
    bob.port.text(copy?.id ?? '', 'title')?.edit(0, 0, 'Bob: ');
    sync(ada, bob);
    ada.port.undo();
    sync(ada, bob);
    expect(ada.port.records().cards.get(copy?.id ?? '')?.title).toContain('Bob: ');
    expect(ada.port.records()).toEqual(bob.port.records());
  });

  it('puts cards and lanes where they would stand on another map', () => {
    const { port } = peer('ada');
    port.run({ type: 'copyMap', id: next, from: now, title: 'Next', as: 'next' });
    port.run({ type: 'remove', records: [{ kind: 'lanes', id: lanesOf(port.records(), next)[1]?.id ?? '' }] });
    port.run({
      type: 'addCards',
      cell: { laneId: idOf('pains'), columnId: idOf('use') },
      cards: [{ id: idOf('late'), kind: 'pain', title: 'Late', tags: ['a'] }],
    });
    port.run({ type: 'copyCards', from: [idOf('card'), idOf('late')], ids: [idOf('c1'), idOf('c2')], mapId: next });
    const [actions, pains] = lanesOf(port.records(), next);
    const [see, , use] = stagesOf(port.records(), next);
    expect(pains).toMatchObject({ kind: 'pains', copyOf: idOf('pains') });
    const titles = (laneId = '', columnId = ''): string[] =>
      cardsIn(port.records(), { laneId, columnId }).map(({ title }) => title);
    expect(titles(actions?.id, see?.id)).toEqual(['Looks', 'Looks']);
    expect(port.records().cards.get(idOf('c2'))).toMatchObject({ copyOf: idOf('late'), tags: ['a'] });
    expect(titles(pains?.id, use?.id)).toEqual(['Late']);

    port.run({ type: 'addMap', id: idOf('empty'), title: 'Empty' });
    port.run({ type: 'copyLane', id: idOf('l1'), from: idOf('pains'), mapId: idOf('empty') });
    expect(stagesOf(port.records(), idOf('empty')).map(({ title }) => title)).toEqual(['see', 'buy', 'use']);
    expect(titles(idOf('l1'), stagesOf(port.records(), idOf('empty'))[2]?.id)).toEqual(['Late']);
    port.undo();
    expect(lanesOf(port.records(), idOf('empty'))).toEqual([]);
  });

  it('a stage leads to a map or to an address, and to nothing that runs', () => {
    const { port, doc } = peer('ada');
    const stage = () => port.records().stages.get(idOf('see'));
    port.run({ type: 'setStage', id: idOf('see'), fields: { linkTo: `map:${now}` } });
    expect(stage()?.linkTo).toBe(`map:${now}`);
    port.run({ type: 'setStage', id: idOf('see'), fields: { linkTo: null } });
    expect(stage()?.linkTo).toBeUndefined();
    port.run({ type: 'setStage', id: idOf('see'), fields: { linkTo: 'javascript:alert(1)' } });
    // reading leaves it out (J8)
    expect(stage()?.linkTo).toBeUndefined();
    expect(readJourney(doc).problems).toHaveLength(1);
    expect(checkRecord('stages', { ...stage(), linkTo: 'https://a.example/b/x#t' }).ok).toBe(true);
  });
});

describe('feelings', () => {
  const place = { mapId: now, personaId: idOf('ada'), columnId: idOf('see') };
  const point = (port: ReturnType<typeof peer>['port']) =>
    port.records().feelings.get(`${now}/${idOf('ada')}/${idOf('see')}`);

  it('a point that is dragged keeps its note and its mark; null takes them away', () => {
    const { port } = peer('ada');
    port.run({ type: 'setFeeling', feeling: { ...place, value: 1, note: 'Found it', moment: true } });
    port.run({ type: 'setFeeling', feeling: { ...place, value: -1 } });
    expect(point(port)).toMatchObject({ value: -1, note: 'Found it', moment: true });
    port.run({ type: 'setFeeling', feeling: { ...place, value: -1, note: null, moment: null } });
    expect(point(port)).toEqual({ ...place, id: point(port)?.id, value: -1 });
    port.undo();
    expect(point(port)).toMatchObject({ note: 'Found it' });
  });

  it('two points set at once both stand; of one, the same one wins everywhere', () => {
    const [ada, bob] = peers('ada', 'bob');
    ada.port.run({ type: 'setFeeling', feeling: { ...place, value: 1 } });
    bob.port.run({ type: 'setFeeling', feeling: { ...place, columnId: idOf('buy'), value: -2 } });
    sync(ada, bob);
    expect(ada.port.records().feelings.size).toBe(2);
    expect(bob.port.records().feelings.size).toBe(2);
    ada.port.run({ type: 'setFeeling', feeling: { ...place, value: 0.5 } });
    bob.port.run({ type: 'setFeeling', feeling: { ...place, value: 2 } });
    sync(ada, bob);
    expect(point(ada.port)).toEqual(point(bob.port));
    expect([0.5, 2]).toContain(point(ada.port)?.value);
  });
});

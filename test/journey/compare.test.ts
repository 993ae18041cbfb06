import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANGES, compare, movedIn } from '../../shared/journey/compare.ts';
import { match, paired, union } from '../../shared/journey/matching.ts';
import { cardsOn, lanesByKind } from './compare.support.ts';
import type { Command } from '../../shared/document/board.ts';
import { idOf, peer } from '../document/board.ts';
import type { Id, Journey } from '../../shared/journey/journey.ts';

const now = idOf('map');
const next = idOf('next');

/** The small board with some more on it, and its future. */
function board() {
  const { port } = peer('ada');
  const feel = (mapId: Id, columnId: Id, value: number): void =>
    port.run({ type: 'setFeeling', feeling: { mapId, personaId: idOf('ada'), columnId, value } });
  port.run({ type: 'addStep', id: idOf('pay'), stageId: idOf('buy'), title: 'Pay' });
  port.run({ type: 'addStep', id: idOf('wait'), stageId: idOf('buy'), title: 'Wait' });
  port.run({ type: 'addLane', id: idOf('feel'), mapId: now, kind: 'feelings', title: '' });
  port.run({
    type: 'addCards',
    cell: { laneId: idOf('pains'), columnId: idOf('pay') },
    cards: [
      { id: idOf('account'), kind: 'pain', title: 'Must open an account', tags: ['checkout', 'mobile'] },
      { id: idOf('fees'), kind: 'pain', title: 'Fees appear late' },
    ],
  });
  feel(now, idOf('see'), 1);
  feel(now, idOf('pay'), -2);
  port.run({ type: 'copyMap', id: next, from: now, title: 'Next', as: 'next' });
  const journey = (): Journey => port.records();
  const copyOf = (old: string): Id => {
    const kinds = [journey().cards, journey().lanes, journey().stages, journey().steps];
    const found = kinds.flatMap((kind) => [...kind.values()]).find((one) => one.copyOf === idOf(old));
    if (!found) throw new Error(`no copy of ${old}`);
    return found.id;
  };
  return { port, journey, copyOf, feel, compared: () => compare(journey(), now, next) };
}

describe('compare', () => {
  it('finds nothing between a map and its fresh copy', () => {
    const { compared } = board();
    const { counts, curves } = compared();
    expect(counts).toEqual({ stays: 3 + 2 + 3 + 3, changed: 0, moved: 0, new: 0, gone: 0 });
    expect(curves).toHaveLength(1);
    expect(curves[0]).toMatchObject({ better: 0, worse: 0 });
  });

  it('tells what is new, gone, changed and moved, whatever happened to the copy since', () => {
    const { port, copyOf, compared, feel, journey } = board();
    port.run({
      type: 'setCard',
      id: copyOf('account'),
      fields: { title: 'Pays as a guest', tags: ['mobile', 'checkout'] },
    });
    port.run({ type: 'remove', records: [{ kind: 'cards', id: copyOf('fees') }] });
    port.run({ type: 'moveCards', ids: [copyOf('card')], cell: { laneId: copyOf('lane'), columnId: copyOf('use') } });
    port.run({
      type: 'addCards',
      cell: { laneId: copyOf('lane'), columnId: copyOf('see') },
      cards: [{ id: idOf('fresh'), kind: 'action', title: 'Scans a code' }],
    });
    port.run({ type: 'moveStage', id: copyOf('use'), at: 0 });
    port.run({ type: 'setStep', id: copyOf('wait'), fields: { title: 'Confirm' } });
    feel(next, copyOf('pay'), 1);
    feel(next, copyOf('wait'), 0.5);
    const { cards, stages, columns, counts, curves } = compared();
    const how = Object.fromEntries(cards.map((card) => [(card.to ?? card.from)?.title, card]));
    expect(how['Pays as a guest']).toMatchObject({ how: 'changed', fields: ['title'], moved: false });
    expect(how['Fees appear late']?.how).toBe('gone');
    expect(how['Looks']).toMatchObject({ how: 'moved', moved: true });
    expect(how['Scans a code']?.how).toBe('new');
    expect(stages.filter((stage) => stage.moved).map((stage) => stage.to?.title)).toEqual(['use']);
    expect(columns.filter((column) => column.how === 'changed').map((column) => column.to?.title)).toEqual(['Confirm']);
    expect(counts).toEqual({ stays: 2 + 1 + 3, changed: 2, moved: 2, new: 1, gone: 1 });
    expect(curves[0]?.points.map(({ from, to }) => [from, to])).toEqual([
      [undefined, undefined],
      [1, 1],
      [-2, 1],
      [undefined, 0.5],
    ]);
    expect(curves[0]).toMatchObject({ better: 1, worse: 0 });
    expect(lanesByKind(journey(), next)).toEqual(['actions', 'pains', 'feelings']);
  });

  it('knows copies of copies, after what stood between is gone', () => {
    const { port, journey } = board();
    port.run({ type: 'copyMap', id: idOf('later'), from: next, title: 'Later', as: 'next' });
    port.run({ type: 'remove', records: [{ kind: 'maps', id: next }] });
    expect(compare(journey(), now, idOf('later')).counts).toMatchObject({ new: 0, gone: 0, changed: 0 });
    expect(journey().maps.get(idOf('later'))?.nextOf).toBe(next);
  });

  it('[J10] keeps a stage one when it gets its first step', () => {
    const { port, copyOf, compared } = board();
    port.run({ type: 'addStep', id: idOf('first'), stageId: copyOf('see'), title: 'First' });
    const see = compared().columns.filter(({ stage }) => stage.to?.title === 'see');
    expect(see.map(({ from, to, how }) => [from?.title, to?.title, how])).toEqual([['see', 'First', 'stays']]);
    expect(compared().cards.find((card) => card.to?.title === 'Looks')?.how).toBe('stays');
  });

  it('compares two maps that know nothing of each other by their words', () => {
    const { port, journey } = board();
    const other = idOf('other');
    port.run({ type: 'addMap', id: other, title: 'Other' });
    port.run({ type: 'addStage', id: idOf('o1'), mapId: other, title: ' SEE ' });
    port.run({ type: 'addStage', id: idOf('o2'), mapId: other, title: 'Return' });
    port.run({ type: 'addLane', id: idOf('o3'), mapId: other, kind: 'actions', title: 'What they do' });
    port.run({
      type: 'addCards',
      cell: { laneId: idOf('o3'), columnId: idOf('o1') },
      cards: [{ id: idOf('o4'), kind: 'action', title: 'looks' }],
    });
    const { cards, stages, lanes } = compare(journey(), now, other);
    expect(stages.map(({ from, to, how }) => [from?.title, to?.title, how])).toEqual([
      ['see', ' SEE ', 'changed'],
      ['buy', undefined, 'gone'],
      ['use', undefined, 'gone'],
      [undefined, 'Return', 'new'],
    ]);
    expect(lanes.find((lane) => lane.to)?.from?.kind).toBe('actions');
    expect(cards.find((card) => card.to)).toMatchObject({ how: 'changed', fields: ['title'] });
  });

  it('sets number against number where the same is measured at what corresponds', () => {
    const { port, copyOf, compared } = board();
    const passport = {
      id: idOf('pass'),
      createdBy: idOf('ada'),
      definition: 'd',
      source: 's',
      who: 'w',
      when: 0,
    };
    const seen = (target: 'stage:' | 'card:', of: Id, value: number) => ({
      id: '',
      metricId: idOf('nps'),
      target: `${target}${of}` as const,
      segment: '',
      period: '2026',
      value,
      n: 100,
      passportId: passport.id,
    });
    port.run({
      type: 'addMetrics',
      passport,
      metrics: [
        {
          id: idOf('nps'),
          createdBy: idOf('ada'),
          name: 'NPS',
          kind: 'nps',
          unit: 'points',
          direction: 'higher',
          definition: '',
        },
      ],
      observations: [
        seen('stage:', idOf('use'), 12),
        seen('stage:', copyOf('use'), 30),
        seen('card:', idOf('fees'), 3),
      ],
    });
    expect(compared().numbers.map(({ at, from, to }) => [at.kind, from?.latest.value, to?.latest.value])).toEqual([
      ['stage', 12, 30],
      ['card', 3, undefined],
    ]);
  });
});

/** Edits anywhere on either map. */
const edits = fc.array(
  fc.record({
    what: fc.constantFrom('rename', 'remove', 'move', 'add', 'stage', 'step', 'lane', 'feel'),
    on: fc.constantFrom(now, next),
    pick: fc.nat(20),
    to: fc.nat(20),
    word: fc.constantFrom('Looks', 'Pay', 'a', ''),
  }),
  { maxLength: 12 },
);

it('is empty between a map and itself, and symmetric, whatever was edited (property)', () => {
  fc.assert(
    fc.property(edits, (steps) => {
      const { port, journey } = board();
      for (const [i, { what, on, pick, to, word }] of steps.entries()) {
        const cards = cardsOn(journey(), on);
        const card = cards[pick % Math.max(1, cards.length)];
        const columns = [...journey().stages.values()].filter((stage) => stage.mapId === on && !stage.deleted);
        const column = columns[to % Math.max(1, columns.length)];
        const lanes = [...journey().lanes.values()].filter((lane) => lane.mapId === on && !lane.deleted);
        const lane = lanes[to % Math.max(1, lanes.length)];
        const id = idOf(`x${i}`);
        const command: Command | undefined =
          what === 'rename' && card
            ? { type: 'setCard', id: card.id, fields: { title: word } }
            : what === 'remove' && card
              ? { type: 'remove', records: [{ kind: 'cards', id: card.id }] }
              : what === 'move' && card && column
                ? { type: 'moveCards', ids: [card.id], cell: { ...card.cell, columnId: column.id } }
                : what === 'add' && lane && column
                  ? {
                      type: 'addCards',
                      cell: { laneId: lane.id, columnId: column.id },
                      cards: [{ id, kind: 'text', title: word }],
                    }
                  : what === 'stage'
                    ? column && pick % 2
                      ? { type: 'moveStage', id: column.id, at: to % columns.length }
                      : { type: 'addStage', id, mapId: on, title: word }
                    : what === 'step' && column
                      ? { type: 'addStep', id, stageId: column.id, title: word }
                      : what === 'lane' && lane
                        ? pick % 2
                          ? { type: 'remove', records: [{ kind: 'lanes', id: lane.id }] }
                          : { type: 'moveLane', id: lane.id, at: to % lanes.length }
                        : what === 'feel' && column
                          ? {
                              type: 'setFeeling',
                              feeling: {
                                mapId: on,
                                personaId: idOf('ada'),
                                columnId: column.id,
                                value: (pick % 5) - 2,
                              },
                            }
                          : undefined;
        if (command) port.run(command);
      }
      for (const map of [now, next]) {
        const { counts, curves } = compare(journey(), map, map);
        expect({ ...counts, stays: 0 }).toEqual({ stays: 0, changed: 0, moved: 0, new: 0, gone: 0 });
        expect(curves.every(({ points }) => points.every(({ from, to }) => from === to))).toBe(true);
      }
      const [one, two] = [compare(journey(), now, next), compare(journey(), next, now)];
      expect(two.counts).toEqual({ ...one.counts, new: one.counts.gone, gone: one.counts.new });
      // nothing is left out, and nothing is counted twice
      const cardsSeen = one.cards.flatMap(({ from, to }) => [from?.id, to?.id]).filter((id) => id !== undefined);
      expect(cardsSeen.sort()).toEqual(
        [now, next].flatMap((map) => cardsOn(journey(), map).map(({ id }) => id)).sort(),
      );
      expect(CHANGES.reduce((sum, how) => sum + one.counts[how], 0)).toBeGreaterThan(0);
      expect(one.curves.map(({ better, worse }) => [better, worse])).toEqual(
        two.curves.map(({ better, worse }) => [worse, better]),
      );
    }),
    { numRuns: 150 },
  );
});

describe('matching', () => {
  it('moves the fewest things that explain a new order', () => {
    expect([...movedIn([0, 1, 2, 3])]).toEqual([]);
    expect([...movedIn([3, 0, 1, 2])]).toEqual([3]);
    expect([...movedIn([1, 2, 3, 0])]).toEqual([0]);
    expect([...movedIn([])]).toEqual([]);
  });
  it('pairs key after key and keeps what is gone behind what it followed', () => {
    const pairs = paired(['a1', 'b', 'c'], ['A2', 'a3', 'c'], [(x) => x, (x) => x[0]?.toLowerCase()]);
    expect([...pairs]).toEqual([
      ['c', 'c'],
      ['a1', 'A2'],
    ]);
    expect(union(['a1', 'b', 'c'], ['A2', 'a3', 'c'], pairs)).toEqual([
      { from: 'a1', to: 'A2' },
      { from: 'b' },
      { to: 'a3' },
      { from: 'c', to: 'c' },
    ]);
  });
  it('is made once for a journey', () => {
    const { journey } = board();
    expect(match(journey(), now, next)).toBe(match(journey(), now, next));
  });
});

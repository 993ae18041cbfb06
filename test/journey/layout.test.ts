import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journeyOf } from '../../shared/files/journey-file.ts';
import type { Card, Id, Journey, Lane, Step } from '../../shared/journey/journey.ts';
import { layoutMap, SIZES } from '../../shared/journey/layout.ts';
import { templateFile } from '../../templates/index.ts';

const journey = journeyOf(templateFile('online-purchase', 'en'));
const mapId = [...journey.maps.keys()][0] ?? '';
const first = layoutMap(journey, mapId);

const withRecord = <K extends 'cards' | 'lanes' | 'steps' | 'stages'>(
  from: Journey,
  kind: K,
  record: Journey[K] extends ReadonlyMap<string, infer R> ? R & { id: Id } : never,
): Journey => ({ ...from, [kind]: new Map<Id, unknown>(from[kind]).set(record.id, record) });

function laneOf(kind: Lane['kind']): Lane {
  const lane = [...journey.lanes.values()].find((one) => one.kind === kind);
  if (!lane) throw new Error(`no ${kind} lane`);
  return lane;
}

function cardIn(lane: Lane, fields: Partial<Card> = {}): Card {
  const columnId = first.columns[0]?.id ?? '';
  const cell = { laneId: lane.id, columnId };
  return { id: 'NEWCARD00000', createdBy: 'p', cell, order: 'zz', kind: 'action', title: 'New', body: '', ...fields };
}

describe('layout', () => {
  it('[J1] piles cards in their cells without overlaps, inside lane and column', () => {
    expect(first.cards.length).toBe([...journey.cards.values()].length);
    for (const lane of first.lanes) {
      for (const card of lane.cards) {
        const column = first.columns.find(({ id }) => id === card.columnId);
        expect(card.x).toBeGreaterThanOrEqual(column?.x ?? Infinity);
        expect(card.x + card.width).toBeLessThanOrEqual((column?.x ?? 0) + (column?.width ?? 0));
        expect(card.y).toBeGreaterThanOrEqual(lane.y);
        expect(card.y + card.height).toBeLessThanOrEqual(lane.y + lane.height);
        const below = lane.cards.filter((other) => other.columnId === card.columnId && other.y > card.y);
        for (const other of below) expect(other.y).toBeGreaterThanOrEqual(card.y + card.height);
      }
    }
    first.lanes.slice(1).forEach((lane, i) => {
      const above = first.lanes[i];
      expect(lane.y).toBe((above?.y ?? 0) + (above?.height ?? 0));
    });
  });

  it('[J10] gives a stage with steps a column for each of them, under one chevron', () => {
    const stage = first.stages[1];
    const step = (id: Id, order: string): Step => ({ id, createdBy: 'p', stageId: stage?.id ?? '', title: id, order });
    const split = layoutMap(
      withRecord(withRecord(journey, 'steps', step('STEPB0000000', 'a1')), 'steps', step('STEPA0000000', 'a0')),
      mapId,
    );
    expect(split.columns.length).toBe(first.columns.length + 1);
    expect(split.stages[1]?.width).toBe(2 * SIZES.column);
    expect(split.steps.map(({ id }) => id)).toEqual(['STEPA0000000', 'STEPB0000000']);
    expect(split.header.height).toBe(SIZES.chevron + SIZES.step);
    // what stood at the stage stands at its first step
    const moved = split.cards.filter(({ columnId }) => columnId === 'STEPA0000000').map(({ id }) => id);
    expect(moved).toEqual(first.cards.filter(({ columnId }) => columnId === stage?.id).map(({ id }) => id));
    const curve = split.lanes.find(({ shape }) => shape === 'feelings')?.feelings?.curves[0];
    expect(curve?.points.map(({ value }) => value !== undefined)).toEqual([true, true, false, true, true, true]);
  });

  it('folds a lane to its name, and leaves a card whose column or lane is nowhere to the tray', () => {
    const actions = laneOf('actions');
    const folded = layoutMap(withRecord(journey, 'lanes', { ...actions, collapsed: true }), mapId);
    const box = folded.lanes.find(({ id }) => id === actions.id);
    expect(box).toMatchObject({ shape: 'collapsed', height: SIZES.collapsedLane, cards: [] });
    const lost = cardIn(actions, { cell: { laneId: actions.id, columnId: 'GONE00000000' } });
    expect(layoutMap(withRecord(journey, 'cards', lost), mapId).cards.map(({ id }) => id)).not.toContain(lost.id);
    const adrift = cardIn(actions, { cell: { laneId: 'GONE00000000', columnId: first.columns[0]?.id ?? '' } });
    expect(layoutMap(withRecord(journey, 'cards', adrift), mapId).cards.map(({ id }) => id)).not.toContain(adrift.id);
  });

  it('lets a card lie over several columns, over none of their cards and never past the last column', () => {
    const actions = laneOf('actions');
    const wide = layoutMap(withRecord(journey, 'cards', cardIn(actions, { span: 2 })), mapId);
    const card = wide.cards.find(({ id }) => id === 'NEWCARD00000');
    expect(card?.width).toBe(2 * SIZES.column - 2 * SIZES.cardInset);
    const covered = wide.cards.filter(
      (one) => one.laneId === actions.id && one.id !== card?.id && one.x < 2 * SIZES.column,
    );
    expect(covered.length).toBeGreaterThan(2);
    for (const other of covered) {
      const above = other.y + other.height <= (card?.y ?? 0);
      const below = other.y >= (card?.y ?? 0) + (card?.height ?? 0);
      expect(above || below, other.card.title).toBe(true);
    }
    const last = first.columns.at(-1);
    const cell = { laneId: actions.id, columnId: last?.id ?? '' };
    const end = layoutMap(withRecord(journey, 'cards', cardIn(actions, { span: 9, cell })), mapId);
    const box = end.cards.find(({ id }) => id === 'NEWCARD00000');
    expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual((last?.x ?? 0) + (last?.width ?? 0));
  });

  it('[C1] keeps every box that did not change, and every lane but the one that did', () => {
    const before = layoutMap(journey, mapId);
    const card = before.cards[0];
    if (!card) throw new Error('no card');
    const shorter = { ...card.card, title: card.card.title.slice(0, -1) };
    const edited = layoutMap(withRecord(journey, 'cards', shorter), mapId);
    const changed = edited.cards.filter((box) => !before.cards.includes(box)).map(({ id }) => id);
    expect(changed).toEqual([card.id]);
    expect(edited.lanes.filter((lane) => !before.lanes.includes(lane)).map(({ id }) => id)).toEqual([card.laneId]);
    expect(edited.columns).toBe(before.columns);
  });

  it('[C1] a card that was moved to a column as wide is not broken into lines anew', () => {
    const box = first.cards.find(({ card }) => card.span === undefined && card.imageId === undefined);
    const columnId = first.columns.find(({ id }) => id !== box?.columnId)?.id ?? '';
    if (!box) throw new Error('no card');
    const moved = withRecord(journey, 'cards', { ...box.card, cell: { laneId: box.laneId, columnId } });
    const after = layoutMap(moved, mapId).cards.find(({ id }) => id === box.id);
    expect(after?.columnId).toBe(columnId);
    expect(after?.lines).toBe(box.lines);
  });

  it('[C1] gives after any edits what a layout from nothing gives', () => {
    const lanes = [...journey.lanes.values()].filter(({ kind }) => kind !== 'feelings' && kind !== 'funnel');
    const columns = [...first.columns.map(({ id }) => id), 'GONE00000000'];
    const edit = fc.record({
      card: fc.nat(40),
      lane: fc.nat(lanes.length - 1),
      column: fc.nat(columns.length - 1),
      order: fc.constantFrom('a0', 'a1', 'a2'),
      words: fc.constantFrom('Short', 'A title long enough for more than one line of a card, surely'),
      span: fc.constantFrom(1, 1, 1, 3),
      gone: fc.constantFrom(false, false, true),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
        let now = journey;
        for (const { card, lane, column, order, words, span, gone } of edits) {
          const id = `EDIT${String(card).padStart(8, '0')}`;
          const cell = { laneId: lanes[lane]?.id ?? '', columnId: columns[column] ?? '' };
          const deleted = gone ? { deleted: { by: 'p', at: 1 } } : {};
          now = withRecord(
            now,
            'cards',
            cardIn(laneOf('actions'), { id, cell, order, title: words, span, ...deleted }),
          );
          layoutMap(now, mapId);
        }
        expect(layoutMap(now, mapId)).toEqual(layoutMap(structuredClone(now), mapId));
      }),
      { seed: 11, numRuns: 40 },
    );
  });
});

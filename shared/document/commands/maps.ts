import { mapsOf } from '../../journey/columns.ts';
import { cardsCopied, laneCopied } from '../../journey/copying-parts.ts';
import { type Copies, mapCopied } from '../../journey/copying.ts';
import { newId } from '../../journey/ids.ts';
import type { Command } from '../board.ts';
import { arcKey, feelingKey, flowPairKey, funnelStepKey, insertPlain, observationKey } from '../shape.ts';
import { type Work, type Write, add, edit, room, write } from './work.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** How far below the last map a new one stands. */
export const MAP_GAP = 1600;

export function lowestPlace(work: Work): { x: number; y: number } {
  return { x: 0, y: mapsOf(work.journey).reduce((lowest, map) => Math.max(lowest, map.at.y + MAP_GAP), 0) };
}

/** `at` is where it stands afterwards, among the living ones. */
export function moveMap(work: Work, { id, at }: Of<'moveMap'>): Write[] {
  const all = mapsOf(work.journey);
  if (!all.some((map) => map.id === id) || all[at]?.id === id) return [];
  const { keys, writes } = room(
    work,
    'maps',
    all.filter((map) => map.id !== id),
    at,
    1,
  );
  return [...writes, edit(work, 'maps', id, { order: keys[0] })];
}

export function copyMap(work: Work, { id, from, title, as }: Of<'copyMap'>): Write[] {
  const all = mapsOf(work.journey);
  const index = all.findIndex((map) => map.id === from);
  if (index < 0) return [];
  const { keys, writes } = room(work, 'maps', all, index + 1, 1);
  const { map, ...copies } = mapCopied(work.journey, from, { id, as, newId });
  const place = { title, at: lowestPlace(work), order: keys[0] };
  return [...writes, add(work, 'maps', id, { ...map, ...place }), ...copied(work, copies)];
}

export function copyLane(work: Work, { id, from, mapId }: Of<'copyLane'>): Write[] {
  return copied(work, laneCopied(work.journey, from, { id, mapId, newId }));
}

export function copyCards(work: Work, { from, ids, mapId }: Of<'copyCards'>): Write[] {
  return copied(work, cardsCopied(work.journey, from, { ids, mapId, newId }));
}

function copied(work: Work, copies: Copies): Write[] {
  const { stages, steps, lanes, cards, links, notes, funnels, feelings, arcs, observations, funnelSteps } = copies;
  const { flows, flowPairs } = copies;
  return [
    ...stages.map((one) => add(work, 'stages', one.id, { ...one })),
    ...steps.map((one) => add(work, 'steps', one.id, { ...one })),
    ...funnels.map((one) => add(work, 'funnels', one.id, { ...one })),
    ...lanes.map((one) => add(work, 'lanes', one.id, { ...one })),
    ...cards.map((one) => add(work, 'cards', one.id, { ...one })),
    ...links.map((one) => add(work, 'links', one.id, { ...one })),
    ...notes.map((one) => add(work, 'notes', one.id, { ...one })),
    ...feelings.map((one) => write(() => insertPlain(work.doc, 'feelings', feelingKey(one), { ...one }), one)),
    ...arcs.map((one) => write(() => insertPlain(work.doc, 'arcs', arcKey(one), { ...one }), one)),
    ...observations.map((one) =>
      write(() => insertPlain(work.doc, 'observations', observationKey(one), { ...one }), one),
    ),
    ...flows.map((one) => add(work, 'flows', one.id, { ...one })),
    ...flowPairs.map((one) => write(() => insertPlain(work.doc, 'flowPairs', flowPairKey(one), { ...one }), one)),
    ...funnelSteps.map((one) => write(() => insertPlain(work.doc, 'funnelSteps', funnelStepKey(one), { ...one }), one)),
  ];
}

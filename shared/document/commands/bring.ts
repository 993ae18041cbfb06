import { mapsOf } from '../../journey/columns.ts';
import type { Kind, TalkKind } from '../../journey/journey.ts';
import { byOrder } from '../../journey/order.ts';
import type { Command } from '../board.ts';
import {
  arcKey,
  feelingKey,
  flowPairKey,
  funnelStepKey,
  type Fields,
  insertPlain,
  KINDS,
  type NestedKind,
  observationKey,
  isPlainKind,
  rootOf,
} from '../shape.ts';
import { lowestPlace, MAP_GAP } from './maps.ts';
import { add, room, type Work, type Write, write } from './work.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

const isBrought = (kind: Kind): kind is Exclude<NestedKind, 'maps' | TalkKind> =>
  !isPlainKind(kind) && kind !== 'maps' && kind !== 'comments';

/** Whole maps of a file, its ids new, behind those that are here: nothing that was here changes. */
export function bringMaps(work: Work, { contents }: Of<'bringMaps'>): Write[] {
  const maps = [...(contents.maps ?? [])].sort(byOrder);
  const { keys, writes } = room(work, 'maps', mapsOf(work.journey), undefined, maps.length);
  const { y } = lowestPlace(work);
  const plain = <T extends Readonly<object>>(
    kind: Parameters<typeof insertPlain>[1],
    records: readonly T[] | undefined,
    key: (record: T) => string,
  ): Write[] =>
    (records ?? []).map((record) =>
      write(() => {
        if (!rootOf(work.doc, kind).has(key(record)))
          insertPlain(work.doc, kind, key(record), { ...(record as Fields) });
      }, record),
    );
  return [
    ...writes,
    ...maps.map((map, at) => {
      const place = { at: { x: 0, y: y + at * MAP_GAP }, order: keys[at] };
      return add(work, 'maps', map.id, { ...map, ...place });
    }),
    ...KINDS.filter(isBrought).flatMap((kind) =>
      (contents[kind] ?? []).map((record) => add(work, kind, record.id, { ...record })),
    ),
    ...plain('feelings', contents.feelings, feelingKey),
    ...plain('arcs', contents.arcs, arcKey),
    ...plain('observations', contents.observations, observationKey),
    ...plain('funnelSteps', contents.funnelSteps, funnelStepKey),
    ...plain('flowPairs', contents.flowPairs, flowPairKey),
  ];
}

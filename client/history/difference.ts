import { beside, nowId, thenId } from '../../shared/journey/beside.ts';
import { compare, type Comparison, type How } from '../../shared/journey/compare.ts';
import type { Id, Journey, Lane } from '../../shared/journey/journey.ts';
import type { CardBox } from '../../shared/journey/layout.types.ts';
import type { Scene } from '../../shared/journey/scene.types.ts';
import type { Tokens } from '../../shared/journey/tokens.ts';

/** Between a map as it was and as it is; undefined where it is not on the board any more. */
export function differenceOf(now: Journey, then: Journey, mapId: Id): Comparison | undefined {
  const map = now.maps.get(mapId);
  if (!map || map.deleted || !then.maps.has(mapId)) return undefined;
  return compare(beside(now, then, mapId), thenId(mapId), mapId);
}

export interface Told {
  id: Id;
  kind: 'stages' | 'lanes' | 'cards';
  how: Exclude<How, 'stays'>;
  /** What it was called then, and where that is something else, what it is called today. */
  name: string;
  today?: string;
}

type Laned = { kind: Lane['kind']; title: string };

/** What is not as it was, in the order of the map, for a list to be read. */
export function toldOf({ stages, lanes, cards }: Comparison, laneName: (lane: Laned) => string): Told[] {
  const told = <S extends { id: Id }>(
    kind: Told['kind'],
    pairs: readonly { from?: S; to?: S; how: How }[],
    nameOf: (record: S) => string,
  ): Told[] =>
    pairs.flatMap(({ from, to, how }): Told[] => {
      const record = from ?? to;
      if (!record || how === 'stays') return [];
      const [name, today] = [nameOf(record), to ? nameOf(to) : undefined];
      return [{ id: nowId(record.id), kind, how, name, ...(today !== undefined && today !== name ? { today } : {}) }];
    });
  return [
    ...told('stages', stages, ({ title }) => title),
    ...told('lanes', lanes, laneName),
    ...told('cards', cards, ({ title }) => title),
  ];
}

const OUT = 3;

/** The drawing with a frame around every card that is not as it was: full where it is gone today, dashed where it moved. */
export function marked(
  scene: Scene,
  boxes: readonly CardBox[],
  cards: Comparison['cards'],
  { accent, negative }: Tokens,
): Scene {
  const hows = new Map(cards.flatMap(({ from, how }) => (from ? [[nowId(from.id), how] as const] : [])));
  const frames = boxes.flatMap(({ id, x, y, width, height }) => {
    const how = hows.get(id);
    if (how === undefined || how === 'stays') return [];
    return [
      {
        type: 'box' as const,
        x: x - OUT,
        y: y - OUT,
        width: width + 2 * OUT,
        height: height + 2 * OUT,
        radius: 8 + OUT,
        stroke: how === 'gone' ? negative : accent,
        strokeWidth: 2,
        ...(how === 'moved' ? { dash: [5, 4] } : {}),
      },
    ];
  });
  return { ...scene, items: [...scene.items, ...frames] };
}

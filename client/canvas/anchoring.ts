import type { Id } from '../../shared/journey/journey.ts';
import type { MapLayout } from '../../shared/journey/layout.types.ts';
import { contains, laneAt, type Point } from './hit.ts';

/** What must stay where it is on the screen: the card that is written, else what is under the pointer. */
export interface Anchor {
  cardId?: Id | undefined;
  point?: Point | undefined;
}

/** How far the anchor has moved between two layouts of a map; nothing where there is none. */
export function anchorShift(before: MapLayout, after: MapLayout, { cardId, point }: Anchor): Point {
  const under = point && before.cards.find((box) => contains(box, point))?.id;
  for (const id of [cardId, under]) {
    const old = before.cards.find((box) => box.id === id);
    const now = after.cards.find((box) => box.id === id);
    if (old && now) return { x: now.x - old.x, y: now.y - old.y };
  }
  const lane = point && laneAt(before, point.y);
  const column = point && before.columns.find(({ x, width }) => point.x >= x && point.x < x + width);
  const laneNow = after.lanes.find(({ id }) => id === lane?.id);
  const columnNow = after.columns.find(({ id }) => id === column?.id);
  return { x: column && columnNow ? columnNow.x - column.x : 0, y: lane && laneNow ? laneNow.y - lane.y : 0 };
}

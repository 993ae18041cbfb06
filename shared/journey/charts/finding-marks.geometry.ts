import { type Insight, isCaution } from '../insights.ts';
import type { MapLayout } from '../layout.types.ts';

/** A finding with the number it goes by, and where its mark stands; one about the whole map has no place. */
export interface FindingMark {
  number: number;
  insight: Insight;
  at?: { x: number; y: number };
}

export const MARK_RADIUS = 9;
/** As many as one can take in; a map full of numbers says nothing. */
export const MOST_MARKED = 8;
/** From the left edge of what it stands on, clear of what people say, which stands at the right. */
const INSET = 16;
const STEP = 2 * MARK_RADIUS + 3;

/** Numbers over the upper edges of stages, steps and cards: the first is what stands out most. */
export function findingMarks(insights: readonly Insight[], layout: MapLayout): FindingMark[] {
  const taken = new Map<string, number>();
  const findings = insights.filter((insight) => !isCaution(insight)).slice(0, MOST_MARKED);
  return findings.map((insight, i): FindingMark => {
    const { place } = insight;
    const mark = { number: i + 1, insight };
    if (place.kind === 'map') return mark;
    const box =
      place.kind === 'card'
        ? layout.cards.find(({ id }) => id === place.id)
        : (layout.steps.find(({ id }) => id === place.id) ??
          layout.stages.find(({ id }) => id === place.id) ??
          columnBox(layout, place.id));
    if (!box) return mark;
    const before = taken.get(place.id) ?? 0;
    taken.set(place.id, before + 1);
    return { ...mark, at: { x: box.x + INSET + before * STEP, y: box.y } };
  });
}

/** A step of a stage that is folded stands where its column is. */
function columnBox({ columns, header }: MapLayout, id: string): { x: number; y: number } | undefined {
  const column = columns.find((one) => one.id === id);
  return column && { x: column.x, y: header.y };
}

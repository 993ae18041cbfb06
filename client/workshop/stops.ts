import { cardsIn, columnsOf, lanesOf, stagesOf } from '../../shared/journey/columns.ts';
import { describeInsight } from '../../shared/journey/charts/insights.describe.ts';
import { insightsOf, isCaution, type Place } from '../../shared/journey/insights.ts';
import type { Id, Instant, Journey, Locale } from '../../shared/journey/journey.ts';
import type { Lens } from '../../shared/journey/lens.ts';
import { describeLane } from '../../shared/journey/scene-lanes.ts';
import { layoutMap } from '../../shared/journey/layout.ts';

/** Where a presentation stands still. */
export interface Stop {
  id: string;
  kind: 'overview' | 'stage' | 'finding';
  title: string;
  /** What whoever speaks may say here: words of the map that the room need not read. */
  notes: readonly string[];
  /** What fills the screen; nothing: the whole map. */
  shows: readonly Id[];
}

/** All that stands in some columns, their stages with it. */
function standingIn(journey: Journey, mapId: Id, columnIds: readonly Id[]): Id[] {
  return lanesOf(journey, mapId).flatMap((lane) =>
    columnIds.flatMap((columnId) => cardsIn(journey, { laneId: lane.id, columnId }).map(({ id }) => id)),
  );
}

function shownAt(journey: Journey, mapId: Id, place: Place): Id[] {
  if (place.kind === 'map') return [];
  if (place.kind === 'card') return [place.id];
  return [place.id, ...standingIn(journey, mapId, [place.id])];
}

/** The map as a talk: the whole, then stage after stage, then what the numbers say. */
export function stopsOf(journey: Journey, mapId: Id, lens: Lens, now: Instant, locale: Locale): Stop[] {
  const layout = layoutMap(journey, mapId);
  const columns = columnsOf(journey, mapId);
  const overview: Stop = {
    id: 'overview',
    kind: 'overview',
    title: journey.maps.get(mapId)?.title ?? '',
    notes: layout.lanes
      .filter(({ cards }) => cards.length === 0)
      .map((lane) => describeLane(lane, layout, journey, locale)),
    shows: [],
  };
  const stages = stagesOf(journey, mapId).map((stage): Stop => {
    const own = columns.filter(({ stageId }) => stageId === stage.id).map(({ id }) => id);
    const ids = standingIn(journey, mapId, own);
    const notes = ids.flatMap((id) => {
      const { title = '', body = '' } = journey.cards.get(id) ?? {};
      return body.trim() === '' ? [] : [`${title.trim()}: ${body.trim()}`];
    });
    return { id: stage.id, kind: 'stage', title: stage.title, notes, shows: [stage.id, ...ids] };
  });
  const findings = insightsOf(journey, mapId, lens, now)
    .filter((insight) => !isCaution(insight))
    .map((insight, at): Stop => {
      const { sentence, evidence } = describeInsight(insight, journey, locale);
      const shows = shownAt(journey, mapId, insight.place);
      return { id: `finding ${at} ${insight.kind}`, kind: 'finding', title: sentence, notes: evidence, shows };
    });
  return [overview, ...stages, ...findings];
}

/** The keys people know from other presentations; undefined for any other key. */
export function stepFor(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
    case 'PageDown':
    case ' ':
    case 'Enter':
      return Math.min(count - 1, at + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
    case 'PageUp':
    case 'Backspace':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

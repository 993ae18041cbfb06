import { cardsIn, columnsOf, lanesOf, stagesOf } from '../../shared/journey/columns.ts';
import { describeInsight } from '../../shared/journey/charts/insights.describe.ts';
import { insightsOf, isCaution, type Place } from '../../shared/journey/insights.ts';
import type { Area, Id, Instant, Journey, Locale, Sighting } from '../../shared/journey/journey.ts';
import type { Lens } from '../../shared/journey/lens.ts';
import { viewsOf } from '../../shared/journey/saved-views.ts';
import { describeLane } from '../../shared/journey/scene-lanes.ts';
import { layoutMap } from '../../shared/journey/layout.ts';
import type { StopsChoice } from '../editor/desk.ts';
import { areaOfInsight, areasOfStage } from './stop-areas.ts';

/** Where a presentation stands still. */
export interface Stop {
  id: string;
  kind: 'overview' | 'stage' | 'finding' | 'view';
  title: string;
  mapId: Id;
  /** What whoever speaks may say here: words of the map that the room need not read. */
  notes: readonly string[];
  /** What is not dimmed; nothing: all of it. */
  shows: readonly Id[];
  /** What fills the screen; absent: the whole map. */
  area?: Area;
  /** Where a stage is too high to be read at once: which part of how many. */
  part?: { at: number; of: number };
  /** Through what it is looked at; absent: as before the presentation. */
  sight?: Sighting;
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

/** More would be a list, and nobody remembers a list. */
const MOST_FINDINGS = 8;

/** What a card says in its text, under its name. */
const wordsOf = (journey: Journey, ids: readonly Id[]): string[] =>
  ids.flatMap((id) => {
    const { title = '', body = '' } = journey.cards.get(id) ?? {};
    return body.trim() === '' ? [] : [`${title.trim()}: ${body.trim()}`];
  });

/** The map as a talk: the whole, then stage after stage, then what the numbers say. */
export function stopsOf(journey: Journey, mapId: Id, lens: Lens, now: Instant, locale: Locale): Stop[] {
  const layout = layoutMap(journey, mapId, { lens, untitled: true });
  const columns = columnsOf(journey, mapId);
  const overview: Stop = {
    id: 'overview',
    kind: 'overview',
    title: journey.maps.get(mapId)?.title ?? '',
    mapId,
    notes: layout.lanes
      .filter(({ cards }) => cards.length === 0)
      .map((lane) => describeLane(lane, layout, journey, locale)),
    shows: [],
  };
  /** What cards of these lanes say in their text, and what the lanes without cards draw. */
  const notesOf = (laneIds: readonly Id[], cardIds: readonly Id[]): string[] => [
    ...wordsOf(
      journey,
      cardIds.filter((id) => laneIds.includes(journey.cards.get(id)?.cell.laneId ?? '')),
    ),
    ...layout.lanes
      .filter(({ id, shape }) => laneIds.includes(id) && shape !== 'cards' && shape !== 'divider')
      .map((lane) => describeLane(lane, layout, journey, locale)),
  ];
  const stages = stagesOf(journey, mapId).flatMap((stage): Stop[] => {
    const own = columns.filter(({ stageId }) => stageId === stage.id).map(({ id }) => id);
    const ids = standingIn(journey, mapId, own);
    const areas = areasOfStage(layout, stage.id);
    return areas.map(({ area, laneIds }, at): Stop => ({
      id: at === 0 ? stage.id : `${stage.id} ${at}`,
      kind: 'stage',
      title: stage.title,
      mapId,
      notes: notesOf(laneIds, ids),
      shows: [stage.id, ...ids],
      area,
      ...(areas.length > 1 ? { part: { at: at + 1, of: areas.length } } : {}),
    }));
  });
  const findings = insightsOf(journey, mapId, lens, now)
    .filter((insight) => !isCaution(insight))
    .slice(0, MOST_FINDINGS)
    .map((insight, at): Stop => {
      const { sentence, evidence } = describeInsight(insight, journey, locale);
      const area = areaOfInsight(layout, insight);
      return {
        id: `finding ${at} ${insight.kind}`,
        kind: 'finding',
        title: sentence,
        mapId,
        notes: evidence,
        shows: area ? shownAt(journey, mapId, insight.place) : [],
        ...(area ? { area } : {}),
      };
    });
  return [overview, ...stages, ...findings];
}

/** What somebody chose to show, in their order, on whichever maps of the board. */
export function viewStops(journey: Journey): Stop[] {
  return viewsOf(journey).map(({ id, title, mapId, area, sight }): Stop => {
    const inView = layoutMap(journey, mapId, { untitled: true }).cards.filter(
      (card) =>
        card.x < area.x + area.width &&
        card.x + card.width > area.x &&
        card.y < area.y + area.height &&
        card.y + card.height > area.y,
    );
    const notes = wordsOf(
      journey,
      inView.map((card) => card.id),
    );
    return { id, kind: 'view', title, mapId, notes, shows: [], area, sight };
  });
}

/** The stops somebody chose; where there is no saved view, the map's own, for there is always something to show. */
export function chosenStops(choice: StopsChoice, own: readonly Stop[], views: readonly Stop[]): readonly Stop[] {
  if (choice === 'map' || views.length === 0) return own;
  return choice === 'views' ? views : [...own, ...views];
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

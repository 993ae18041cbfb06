import type { Id, Journey, SavedView } from './journey.ts';
import { byOrder } from './order.ts';

type Source = Pick<Journey, 'views' | 'maps'>;

/** One that was deleted, or whose map was, shows nothing; with the map it comes back. */
export function livingView({ views, maps }: Source, id: Id): SavedView | undefined {
  const view = views.get(id);
  const map = maps.get(view?.mapId ?? '');
  return view && !view.deleted && map && !map.deleted ? view : undefined;
}

/** In the order in which they are shown: one row over all maps of the board, for a talk goes from map to map. */
export function viewsOf(journey: Source): SavedView[] {
  return [...journey.views.keys()].flatMap((id) => livingView(journey, id) ?? []).sort(byOrder);
}

import type { Area, Facet, Id, Journey, SavedView, Sighting } from '../../shared/journey/journey.ts';
import { FACETS } from '../../shared/journey/journey.ts';
import { lensChoices } from '../../shared/journey/lens.ts';
import { layoutMap } from '../../shared/journey/layout.ts';
import { PLAIN_SIGHT } from './desk.ts';
import { isFiltering, NO_FILTER } from './filter.ts';
import type { Editor } from './store.ts';

export type Seen = Pick<SavedView, 'mapId' | 'area' | 'sight'>;

/** Through what the map is looked at now. */
export function sightingNow(editor: Editor): Sighting {
  const { lens, period, paths, evidence, findings } = editor.desk.getState().sight;
  const { filter } = editor.getState();
  const chosen = FACETS.flatMap((facet): [Facet, readonly string[]][] =>
    filter[facet].length > 0 ? [[facet, filter[facet]]] : [],
  );
  return {
    lens,
    ...(period === null ? {} : { period }),
    ...(paths ? { paths } : {}),
    ...(evidence ? { evidence } : {}),
    ...(findings ? { findings } : {}),
    ...(isFiltering(filter) ? { filter: Object.fromEntries(chosen) } : {}),
  };
}

/** What is seen of the map now; undefined while none is drawn. */
export function seenNow(editor: Editor, mapId: Id): Seen | undefined {
  const area = editor.getState().view?.area();
  return area && { mapId, area: whole(area), sight: sightingNow(editor) };
}

/** Hundredths of a unit are nothing to see, and much to send. */
function whole({ x, y, width, height }: Area): Area {
  return {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.max(1, Math.round(width)),
    height: Math.max(1, Math.round(height)),
  };
}

export function lookThrough(editor: Editor, { filter = {}, ...sight }: Sighting): void {
  const asked = { ...PLAIN_SIGHT, ...sight };
  const { sight: now } = editor.desk.getState();
  // looked through the same, nothing has to be drawn anew
  if (JSON.stringify({ ...PLAIN_SIGHT, ...now }) !== JSON.stringify(asked)) editor.desk.see(asked);
  if (isFiltering(editor.getState().filter) || Object.keys(filter).length > 0)
    editor.setState({ filter: { ...NO_FILTER, ...filter } });
}

/** Brings it back as it was seen, on whichever map of the board. `mapId` is the map on the screen. */
export function showSeen(editor: Editor, { mapId, area, sight }: Seen, shown: Id): void {
  lookThrough(editor, sight);
  const { view } = editor.getState();
  if (mapId === shown && view) view.showArea(area);
  else {
    editor.setState({ sought: area });
    if (mapId !== shown) editor.desk.show(mapId);
  }
}

/** A name to begin with: the stages in view, or the map's where all are, and whom one looks at. */
export function nameOfSeen(journey: Journey, { mapId, area, sight: { lens } }: Seen): string {
  const { stages } = layoutMap(journey, mapId);
  const inView = stages.filter(({ x, width }) => {
    const shown = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
    return shown > width / 2;
  });
  const titleOf = (id: Id | undefined): string => journey.stages.get(id ?? '')?.title.trim() ?? '';
  const ends = [...new Set([titleOf(inView[0]?.id), titleOf(inView.at(-1)?.id)])].filter((title) => title !== '');
  const whatever = journey.maps.get(mapId)?.title.trim() ?? '';
  const what = inView.length === stages.length || ends.length === 0 ? whatever : ends.join(' – ');
  const whom =
    lens.of === 'segment'
      ? lens.name
      : lens.of === 'persona'
        ? (lensChoices(journey, mapId).personas.find(({ persona }) => persona.id === lens.id)?.persona.name ?? '')
        : '';
  return [what, whom].filter((part) => part !== '').join(' · ');
}

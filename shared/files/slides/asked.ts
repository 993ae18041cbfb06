import { lanesOf, mapsOf } from '../../journey/columns.ts';
import type { Id, Journey, Problem } from '../../journey/journey.ts';
import { isColour } from './contrast.ts';
import { SLIDE_PARTS, type DeckOptions } from './deck-of.ts';
import { PAGES, type PageSize } from './page.ts';

export type SlideOptions = Pick<DeckOptions, 'mapIds' | 'size' | 'parts' | 'hiddenLanes' | 'accent'>;

/** In words, as an address or a command line holds them; lists are parted by commas. */
export interface AskedSlides {
  size?: string | undefined;
  maps?: string | undefined;
  lanes?: string | undefined;
  parts?: string | undefined;
  accent?: string | undefined;
}

const listed = (words: string): string[] =>
  words
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

const SIZES = Object.keys(PAGES) as PageSize[];

/** What slides are to show, or what is wrong with the words: a lane that is not there leaves no other out by mistake. */
export function slidesAsked(
  journey: Journey,
  mapId: Id | undefined,
  { size, maps, lanes, parts, accent }: AskedSlides,
): { slides: SlideOptions; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const known = <T>(where: string, words: string | undefined, all: ReadonlyMap<string, T>): T[] | undefined => {
    if (words === undefined) return undefined;
    return listed(words).flatMap((word) => {
      const found = all.get(word);
      if (found === undefined)
        problems.push({ where, code: `unknown-${where}`, values: { value: word, known: [...all.keys()].join(', ') } });
      return found === undefined ? [] : [found];
    });
  };
  const byName = (all: readonly string[]): Map<string, string> => new Map(all.map((one) => [one, one]));
  const mapIds = known('maps', maps, byName(mapsOf(journey).map(({ id }) => id)));
  if (mapIds && mapId !== undefined) problems.push({ where: 'maps', code: 'map-or-maps' });
  const all = mapsOf(journey)
    .filter(({ id }) => (mapIds ?? [mapId ?? id]).includes(id))
    .flatMap((map) => lanesOf(journey, map.id));
  const named = new Map<string, Id[]>();
  for (const lane of all)
    for (const name of [lane.kind, lane.title.trim(), lane.id])
      if (name !== '') named.set(name, [...(named.get(name) ?? []), lane.id]);
  const shown = known('lanes', lanes, named)?.flat();
  const sizes = known('size', size, byName(SIZES)) as PageSize[] | undefined;
  const wanted = known('parts', parts, byName(SLIDE_PARTS)) as (typeof SLIDE_PARTS)[number][] | undefined;
  // in an address `#` begins something else
  const colour = accent === undefined || accent.startsWith('#') ? accent : `#${accent}`;
  if (colour !== undefined && !isColour(colour))
    problems.push({ where: 'accent', code: 'unknown-accent', values: { value: accent ?? '', known: '#RRGGBB' } });
  return {
    slides: {
      ...(mapIds ? { mapIds } : {}),
      ...(sizes?.[0] ? { size: sizes[0] } : {}),
      ...(wanted ? { parts: SLIDE_PARTS.filter((part) => wanted.includes(part)) } : {}),
      ...(shown ? { hiddenLanes: all.map(({ id }) => id).filter((id) => !shown.includes(id)) } : {}),
      ...(colour === undefined ? {} : { accent: colour }),
    },
    problems,
  };
}

import { SLIDE_PARTS, type DeckOptions, type SlidePart } from '../../shared/files/slides/deck-of.ts';
import type { ThemeColours } from '../../shared/files/slides/ink.ts';
import type { PageSize } from '../../shared/files/slides/page.ts';
import type { Id, Locale } from '../../shared/journey/journey.ts';
import type { Look } from '../../shared/journey/look.ts';
import type { Picture } from '../../shared/journey/pictures.ts';

/** What somebody wants their slides to be. */
export interface SlideChoices {
  lang: Locale;
  size: PageSize;
  theme: 'light' | 'dark';
  mapIds: readonly Id[];
  parts: readonly SlidePart[];
  hiddenLanes: readonly Id[];
  /** Keys of single slides that are left out. */
  without: readonly string[];
  accent?: string | undefined;
  /** Of a template, with the name of its file. */
  template?: { name: string; colours: ThemeColours } | undefined;
  logo?: { name: string; picture: Picture } | undefined;
  /** Whose numbers of when. */
  look?: Look | undefined;
}

export function firstChoices(lang: Locale, mapId: Id): SlideChoices {
  return {
    lang,
    size: '16:9',
    theme: 'light',
    mapIds: [mapId],
    parts: SLIDE_PARTS,
    hiddenLanes: [],
    without: [],
  };
}

/** With or without one of a list. */
export function toggled<T>(all: readonly T[], one: T, wanted: boolean): readonly T[] {
  return wanted ? [...all.filter((each) => each !== one), one] : all.filter((each) => each !== one);
}

export function optionsOf(
  { lang, size, theme, mapIds, parts, hiddenLanes, without, accent, template, logo, look }: SlideChoices,
  { now, pictures }: Pick<DeckOptions, 'now' | 'pictures'>,
): Omit<DeckOptions, 'onSlide'> {
  return {
    now,
    lang,
    size,
    theme,
    mapIds,
    parts,
    hiddenLanes,
    without,
    accent,
    colours: template?.colours,
    logo: logo?.picture,
    look,
    ...(pictures ? { pictures } : {}),
  };
}

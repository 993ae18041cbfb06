import { mapsOf } from '../../journey/columns.ts';
import type { Id, Journey, Locale, Persona } from '../../journey/journey.ts';
import { NO_PICTURES, type Picture, type Pictures } from '../../journey/pictures.ts';
import { drawBeside } from './beside.ts';
import { drawChange } from './change.ts';
import { drawCover } from './cover.ts';
import { Deck } from './deck.ts';
import { factsOf, unplaced, type MapFacts } from './facts.ts';
import { drawFeelings } from './feelings-slide.ts';
import { drawFunnel } from './funnel-slide.ts';
import { inkOf, type InkOptions } from './ink.ts';
import { drawKpis } from './kpis.ts';
import { drawNumbers } from './numbers.ts';
import { drawOverview } from './overview.ts';
import { LOGO, MARGIN, PAGES, TOP, type PageSize } from './page.ts';
import { drawPeople } from './people.ts';
import { within } from './picture-box.ts';
import { drawPriorities } from './priorities.ts';
import type { DeckModel } from './slide.types.ts';
import { drawSources } from './sources.ts';
import { drawStage, drawUnplaced } from './stage.ts';
import { clamped } from './text.ts';
import { slideSay } from './words.ts';

/** What a deck is made of, in its order. */
export const SLIDE_PARTS = [
  'cover',
  'overview',
  'stages',
  'feelings',
  'numbers',
  'insights',
  'change',
  'people',
  'beside',
  'appendix',
] as const;
export type SlidePart = (typeof SLIDE_PARTS)[number];

export interface DeckOptions extends InkOptions {
  /** The only clock: the date on the slides and in the file. */
  now: number;
  lang: Locale;
  /** Every living map when absent. */
  mapId?: Id;
  mapIds?: readonly Id[];
  pictures?: Pictures;
  /** 16:9 when absent. */
  size?: PageSize;
  /** All of them when absent. */
  parts?: readonly SlidePart[];
  /** Lanes that are left out of every slide. */
  hiddenLanes?: readonly Id[];
  logo?: Picture | undefined;
  /** Told after each slide how many there are: the only thing that takes long. */
  onSlide?: (count: number) => void;
}

/** By this name the logo is among the pictures; hashes are hexadecimal. */
const LOGO_NAME = 'logo';

function peopleOf(journey: Journey, all: readonly MapFacts[]): Persona[] {
  const ids = new Set(
    all.flatMap(({ map, curves }) => [...map.personaIds, ...curves.map(({ personaId }) => personaId)]),
  );
  return [...ids].flatMap((id) => {
    const persona = journey.personas.get(id);
    return persona && !persona.deleted ? [persona] : [];
  });
}

/** A journey as slides: what stands where, for the file and for the preview alike. */
export function deckOf(journey: Journey, options: DeckOptions): DeckModel {
  const { now, lang, mapId, mapIds, logo, hiddenLanes, parts = SLIDE_PARTS } = options;
  const page = PAGES[options.size ?? '16:9'];
  const ink = inkOf(options);
  const pictures: Pictures = logo
    ? new Map([...(options.pictures ?? NO_PICTURES), [LOGO_NAME, logo]])
    : (options.pictures ?? NO_PICTURES);
  const deck = new Deck(page, ink, logo ? LOGO.width + 12 : 0, options.onSlide);
  const has = (part: SlidePart): boolean => parts.includes(part);
  const wanted = mapIds ?? (mapId === undefined ? undefined : [mapId]);
  const maps = mapsOf(journey).filter(({ id }) => wanted === undefined || wanted.includes(id));
  const all = maps.map((map) => factsOf(journey, map, { lang, now, page, ink, pictures, hiddenLanes }));
  const title = journey.board.title.trim() || all[0]?.title || 'Journeyboard';
  const logoSize = all[0]?.sizes.get(LOGO_NAME);

  if (maps.length > 0 && has('cover'))
    drawCover(deck, all.length === 1 ? (all[0]?.title ?? title) : title, all, logo && LOGO_NAME);
  all.forEach((facts, i) => {
    if (has('overview')) drawOverview(deck, facts, has('stages'));
    if (has('stages')) {
      facts.stages.forEach((stage, at) => drawStage(deck, facts, stage, at));
      const homeless = unplaced(facts, i === 0 && wanted === undefined);
      drawUnplaced(
        deck,
        facts,
        homeless.map((card) => ({ card, heading: '' })),
      );
    }
    if (has('beside')) drawBeside(deck, facts);
    if (has('feelings')) drawFeelings(deck, facts);
    if (has('numbers')) {
      drawFunnel(deck, facts);
      drawKpis(deck, facts);
    }
    if (has('insights')) drawPriorities(deck, facts);
  });
  if (has('change'))
    for (const next of all) {
      const from = journey.maps.get(next.map.nextOf ?? '');
      if (from && !from.deleted)
        drawChange(deck, factsOf(journey, from, { lang, now, page, ink, pictures, hiddenLanes }), next);
    }
  const [first] = all;
  if (first && has('people')) drawPeople(deck, first, peopleOf(journey, all));
  if (has('appendix'))
    for (const facts of all) {
      drawNumbers(deck, facts);
      drawSources(deck, facts);
    }
  if (deck.count === 0) drawNothing(deck, title, lang, maps.length === 0);
  return {
    title,
    lang,
    page,
    ink,
    now,
    slides: deck.models,
    pictures,
    ...(logo && logoSize
      ? { logo: { ...within({ x: page.width - MARGIN - LOGO.width, ...LOGO }, logoSize), hash: LOGO_NAME } }
      : {}),
  };
}

/** A file without a slide is no file that opens. */
function drawNothing(deck: Deck, title: string, lang: Locale, noMaps: boolean): void {
  const words = slideSay(lang);
  const slide = deck.slide();
  slide.title(title);
  const width = deck.page.inner;
  slide.text('empty', { x: MARGIN, y: TOP, width, height: 40 }, [
    clamped({ text: words(noMaps ? 'noMaps' : 'noSlides'), size: 14, color: deck.ink.second }, width, 2),
  ]);
}

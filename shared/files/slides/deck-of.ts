import { mapsOf } from '../../journey/columns.ts';
import type { Id, Journey, Locale, Persona } from '../../journey/journey.ts';
import type { Look } from '../../journey/look.ts';
import { NO_PICTURES, type Picture, type Pictures } from '../../journey/pictures.ts';
import { drawBeside } from './beside.ts';
import { drawChange } from './change.ts';
import { drawCover } from './cover.ts';
import { Deck } from './deck.ts';
import { factsOf, unplaced, type MapFacts } from './facts.ts';
import { drawFeelings } from './feelings-slide.ts';
import { drawFindings } from './findings.ts';
import { drawFunnel } from './funnel-slide.ts';
import { inkOf, type InkOptions } from './ink.ts';
import { drawKpis } from './kpis.ts';
import { drawNumbers } from './numbers.ts';
import { drawOverview } from './overview.ts';
import { LOGO, MARGIN, PAGES, TOP, type Page, type PageSize } from './page.ts';
import { drawPeople } from './people.ts';
import { within } from './picture-box.ts';
import { drawPriorities } from './priorities.ts';
import type { DeckModel, SlideModel } from './slide.types.ts';
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
  /** Keys of single slides that are left out. */
  without?: readonly string[];
  logo?: Picture | undefined;
  /** Whose numbers of when. */
  look?: Look | undefined;
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
  const { now, lang, mapId, mapIds, logo, hiddenLanes, look, parts = SLIDE_PARTS, without = [] } = options;
  const page = PAGES[options.size ?? '16:9'];
  const ink = inkOf(options);
  const pictures: Pictures = logo
    ? new Map([...(options.pictures ?? NO_PICTURES), [LOGO_NAME, logo]])
    : (options.pictures ?? NO_PICTURES);
  const deck = new Deck(page, ink, logo ? LOGO.width + 12 : 0, options.onSlide);
  const has = (part: SlidePart): boolean => parts.includes(part);
  const wanted = mapIds ?? (mapId === undefined ? undefined : [mapId]);
  const maps = mapsOf(journey).filter(({ id }) => wanted === undefined || wanted.includes(id));
  const drawing = { lang, now, page, ink, pictures, hiddenLanes, look };
  const all = maps.map((map) => factsOf(journey, map, drawing));
  const title = journey.board.title.trim() || all[0]?.title || 'Journeyboard';
  const logoSize = all[0]?.sizes.get(LOGO_NAME);

  const part = (name: SlidePart, about: string, draw: () => void): void => {
    if (!has(name)) return;
    deck.section(name, about);
    draw();
  };
  const onlyMap = all.length === 1 ? all[0]?.title : undefined;
  if (all.length > 0) part('cover', '', () => drawCover(deck, onlyMap ?? title, all, logo && LOGO_NAME));
  all.forEach((facts, i) => {
    const { id } = facts.map;
    part('overview', id, () => drawOverview(deck, facts, has('stages')));
    facts.stages.forEach((stage, at) => part('stages', stage.id, () => drawStage(deck, facts, stage, at)));
    part('stages', `${id}-unplaced`, () => {
      const homeless = unplaced(facts, i === 0 && wanted === undefined);
      drawUnplaced(
        deck,
        facts,
        homeless.map((card) => ({ card, heading: '' })),
      );
    });
    part('beside', id, () => drawBeside(deck, facts));
    part('feelings', id, () => drawFeelings(deck, facts));
    part('numbers', id, () => {
      drawFunnel(deck, facts);
      drawKpis(deck, facts);
    });
    part('insights', id, () => {
      drawFindings(deck, facts);
      drawPriorities(deck, facts);
    });
  });
  for (const next of all) {
    const from = journey.maps.get(next.map.nextOf ?? '');
    if (from && !from.deleted)
      part('change', next.map.id, () => drawChange(deck, factsOf(journey, from, drawing), next));
  }
  const [first] = all;
  if (first) part('people', '', () => drawPeople(deck, first, peopleOf(journey, all)));
  for (const facts of all) {
    part('appendix', facts.map.id, () => {
      drawNumbers(deck, facts);
      drawSources(deck, facts);
    });
  }
  if (deck.models.every(({ key }) => without.includes(key))) drawNothing(deck, title, lang, maps.length === 0);
  return {
    title,
    lang,
    page,
    ink,
    now,
    slides: numbered(deck.models.filter(({ key }) => !without.includes(key))),
    pictures,
    ...(logoSize ? { logo: logoBox(page, logoSize) } : {}),
  };
}

/** At the right margin, whatever its shape. */
function logoBox({ width }: Page, size: { width: number; height: number }): NonNullable<DeckModel['logo']> {
  const box = within({ x: 0, ...LOGO }, size);
  return { ...box, x: width - MARGIN - box.width, hash: LOGO_NAME };
}

/** Each slide's own number where it says it, after some were left out. */
function numbered(slides: readonly SlideModel[]): SlideModel[] {
  return slides.map((slide, i) => ({
    ...slide,
    items: slide.items.map((item) =>
      item.type === 'shape' && item.paragraphs.some(({ field }) => field)
        ? {
            ...item,
            paragraphs: item.paragraphs.map((one) =>
              one.field ? { ...one, field: { ...one.field, text: String(i + 1) } } : one,
            ),
          }
        : item,
    ),
  }));
}

/** A file without a slide is no file that opens. */
function drawNothing(deck: Deck, title: string, lang: Locale, noMaps: boolean): void {
  const words = slideSay(lang);
  deck.section('nothing');
  const slide = deck.slide();
  slide.title(title);
  const width = deck.page.inner;
  slide.text('empty', { x: MARGIN, y: TOP, width, height: 40 }, [
    clamped({ text: words(noMaps ? 'noMaps' : 'noSlides'), size: 14, color: deck.ink.second }, width, 2),
  ]);
}

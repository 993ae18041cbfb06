import { fromBase64, toBase64 } from '../../shared/files/base64.ts';
import { PAPERS, type Paper } from '../../shared/files/pdf/sheets.ts';
import { SHEETS, type SheetKey } from '../../shared/files/sheets/sheet.ts';
import { isColour } from '../../shared/files/slides/contrast.ts';
import { SLIDE_PARTS } from '../../shared/files/slides/deck-of.ts';
import { SLOTS, type ThemeColours } from '../../shared/files/slides/ink.ts';
import { PAGES, type PageSize } from '../../shared/files/slides/page.ts';
import type { Id, Locale } from '../../shared/journey/journey.ts';
import { PICTURE_TYPES } from '../../shared/journey/pictures.ts';
import { SCALES, type Scale } from './map-png.ts';
import { firstChoices, type SlideChoices } from './slides-choices.ts';

/** How somebody takes a board away. */
export interface ExportChoices {
  lang: Locale;
  scale: Scale;
  paper: Paper;
  table: SheetKey;
  /** Of the map that was open; what a look is comes from the screen each time. */
  slides: Omit<SlideChoices, 'look'>;
}

type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

const keyOf = (boardId: Id): string => `journeyboard:export:${boardId}`;
/** The shelf is small, and a logo is a small picture. */
const LARGEST_LOGO = 200_000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const oneOf = <T>(value: unknown, known: readonly T[], otherwise: T): T =>
  known.find((one) => one === value) ?? otherwise;
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

function templateOf(value: unknown): SlideChoices['template'] {
  if (!isRecord(value) || typeof value['name'] !== 'string' || !isRecord(value['colours'])) return undefined;
  const { name, colours } = value;
  const isWhole = SLOTS.every((slot) => typeof colours[slot] === 'string' && isColour(colours[slot]));
  return isWhole ? { name, colours: colours as ThemeColours } : undefined;
}

function logoOf(value: unknown): SlideChoices['logo'] {
  if (!isRecord(value) || typeof value['name'] !== 'string' || typeof value['bytes'] !== 'string') return undefined;
  const type = PICTURE_TYPES.find((one) => one === value['type']);
  const bytes = fromBase64(value['bytes']);
  return type && bytes ? { name: value['name'], picture: { type, bytes } } : undefined;
}

function slidesOf(value: unknown, first: SlideChoices): SlideChoices {
  if (!isRecord(value)) return first;
  const { size, theme, parts, hiddenLanes, without, accent, template, logo } = value;
  const wanted = texts(parts);
  return {
    ...first,
    size: oneOf(size, Object.keys(PAGES) as PageSize[], first.size),
    theme: oneOf(theme, ['light', 'dark'] as const, first.theme),
    parts: Array.isArray(parts) ? SLIDE_PARTS.filter((part) => wanted.includes(part)) : first.parts,
    hiddenLanes: texts(hiddenLanes),
    without: texts(without),
    accent: typeof accent === 'string' && isColour(accent) ? accent : undefined,
    template: templateOf(template),
    logo: logoOf(logo),
  };
}

/** What was chosen for this board the last time, on this device. */
export function choicesBefore(boardId: Id, lang: Locale, mapId: Id, shelf: Shelf = localStorage): ExportChoices {
  let kept: unknown;
  try {
    kept = JSON.parse(shelf.getItem(keyOf(boardId)) ?? '{}');
  } catch {
    kept = undefined;
  }
  const { lang: language, scale, paper, table, slides } = isRecord(kept) ? kept : {};
  const chosen = oneOf(language, ['en', 'tr'] as const, lang);
  return {
    lang: chosen,
    scale: oneOf(scale, SCALES, 2),
    paper: oneOf(paper, PAPERS, 'one'),
    table: oneOf(table, SHEETS, 'cards'),
    slides: slidesOf(slides, firstChoices(chosen, mapId)),
  };
}

export function keepChoices(boardId: Id, { slides, ...choices }: ExportChoices, shelf: Shelf = localStorage): void {
  const { size, theme, parts, hiddenLanes, without, accent, template, logo } = slides;
  const picture = logo && logo.picture.bytes.length <= LARGEST_LOGO ? logo.picture : undefined;
  const kept = {
    ...choices,
    slides: {
      ...{ size, theme, parts, hiddenLanes, without, accent, template },
      ...(picture ? { logo: { name: logo?.name, type: picture.type, bytes: toBase64(picture.bytes) } } : {}),
    },
  };
  try {
    shelf.setItem(keyOf(boardId), JSON.stringify(kept));
  } catch {
    // a full shelf costs a few clicks the next time, and nothing else
  }
}

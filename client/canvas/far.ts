import type { NoteBox } from '../../shared/journey/notes.ts';
import type { Box, CardBox } from '../../shared/journey/layout.types.ts';
import type { Tokens } from '../../shared/journey/tokens.ts';
import type { paintCardPictures, paintNotes } from './far-notes.ts';
import type { PictureOf } from './far-pictures.ts';
import type { Viewport } from './view.ts';

/** More cards than this in view are painted rather than mounted (C5). */
const MOST_MOUNTED = 200;
/** Fewer than this bring the mounted ones back; the gap keeps a zoom at the border from flickering. */
const LEAST_PAINTED = 160;
/** Under this zoom letters are smaller than a person can read, and a bar stands for each line. */
const READABLE = 0.32;
/** As much as is left of a card that a filter dims; near and far alike. */
export const DIMMED = 0.25;

/** The part of the map a pane shows. */
export function seenPart({ x, y, zoom }: Viewport, width: number, height: number): Box {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

const meets = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && a.x + a.width > b.x && a.y < b.y + b.height && a.y + a.height > b.y;

/** The cards or notes a stretched frame touches. */
export function cardsWithin<B extends Box>(cards: readonly B[], part: Box): B[] {
  return cards.filter((card) => meets(card, part));
}

/** Whether cards are painted now. */
export function isFar(cards: readonly Box[], part: Box, before: boolean): boolean {
  const limit = before ? LEAST_PAINTED : MOST_MOUNTED;
  let count = 0;
  for (const card of cards) {
    if (meets(card, part)) count += 1;
    if (count > limit) return true;
  }
  return false;
}

export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'setTransform'
  | 'clearRect'
  | 'beginPath'
  | 'moveTo'
  | 'roundRect'
  | 'rect'
  | 'ellipse'
  | 'fill'
  | 'stroke'
  | 'fillText'
  | 'drawImage'
> & {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  globalAlpha: number;
  font: string;
  textBaseline: unknown;
  textAlign: unknown;
};

export interface Painting {
  cards: readonly CardBox[];
  notes: readonly NoteBox[];
  /** Those that are mounted, and so not painted. */
  mounted: ReadonlySet<string>;
  selected: ReadonlySet<string>;
  /** Those that a search or a filter sets apart. */
  looks: ReadonlyMap<string, string>;
  view: Viewport;
  width: number;
  height: number;
  /** Device pixels for one of the page. */
  ratio: number;
  tokens: Tokens;
  pictureOf: PictureOf;
  /** How notes and pictures are painted, which comes a moment after the map. */
  brushes: { paintNotes: typeof paintNotes; paintCardPictures: typeof paintCardPictures } | undefined;
}

/** Cards as coloured boxes: one path for each colour, or thousands of them would not fit into a frame. */
export function paintCards(
  pen: Pen,
  { cards, notes, mounted, selected, looks, view, width, height, ratio, tokens, pictureOf, brushes }: Painting,
): number {
  const { x, y, zoom } = view;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, width * ratio, height * ratio);
  pen.setTransform(zoom * ratio, 0, 0, zoom * ratio, x * ratio, y * ratio);
  const part = seenPart(view, width, height);
  const seen = cardsWithin(cards, part).filter((card) => !mounted.has(card.id));
  const beside = cardsWithin(notes, part).filter((note) => !mounted.has(note.id));
  const look = { tokens, isReadable: zoom >= READABLE, pictureOf };
  // frames lie under the cards, as near
  brushes?.paintNotes(pen, { ...look, notes: beside.filter(({ note }) => note.kind === 'frame') });
  const dim = looks.size === 0 ? [] : seen.filter((card) => looks.get(card.id) === 'dimmed');
  const lit = dim.length === 0 ? seen : seen.filter((card) => looks.get(card.id) !== 'dimmed');
  if (dim.length > 0) {
    pen.globalAlpha = DIMMED;
    paintBoxes(pen, dim, zoom, tokens);
    pen.globalAlpha = 1;
  }
  paintBoxes(pen, lit, zoom, tokens);
  brushes?.paintCardPictures(pen, lit, tokens, pictureOf);
  brushes?.paintNotes(pen, { ...look, notes: beside.filter(({ note }) => note.kind !== 'frame') });
  paintRings(
    pen,
    seen.filter((card) => looks.get(card.id)?.startsWith('hit')),
    tokens.kinds.opportunity,
    3 / zoom,
  );
  paintRings(
    pen,
    [...seen, ...beside].filter((one) => selected.has(one.id)),
    tokens.accent,
    2 / zoom,
  );
  return seen.length;
}

function paintRings(pen: Pen, ringed: readonly Box[], colour: string, width: number): void {
  pen.beginPath();
  for (const card of ringed) pen.roundRect(card.x, card.y, card.width, card.height, 8);
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
}

function paintBoxes(pen: Pen, seen: readonly CardBox[], zoom: number, tokens: Tokens): void {
  pen.beginPath();
  for (const card of seen) pen.roundRect(card.x + 0.5, card.y + 0.5, card.width - 1, card.height - 1, 8);
  pen.fillStyle = tokens.surface;
  pen.fill();
  pen.strokeStyle = tokens.hairline;
  pen.lineWidth = 1;
  pen.stroke();
  const byColour = new Map<string, CardBox[]>();
  for (const card of seen) {
    const colour = tokens.kinds[card.card.kind];
    const list = byColour.get(colour);
    if (list) list.push(card);
    else byColour.set(colour, [card]);
  }
  for (const [colour, list] of byColour) {
    pen.beginPath();
    // wider than near, to be seen at all
    for (const card of list) pen.rect(card.x + 4, card.y + 8, zoom < READABLE ? 5 : 3, card.height - 16);
    pen.fillStyle = colour;
    pen.fill();
  }
  paintWords(pen, seen, zoom, tokens);
}

/** Where words begin under a picture. */
const underPicture = ({ picture }: CardBox): number => (picture === undefined ? 0 : picture + 8);

function paintWords(pen: Pen, seen: readonly CardBox[], zoom: number, tokens: Tokens): void {
  if (zoom >= READABLE) {
    pen.font = "440 12.5px 'Inter Variable'";
    pen.textBaseline = 'middle';
    pen.fillStyle = tokens.ink;
    for (const card of seen)
      card.lines.forEach((line, i) => pen.fillText(line, card.x + 12, card.y + 21 + underPicture(card) + i * 17));
    return;
  }
  pen.beginPath();
  for (const card of seen) {
    card.lines.forEach((line, i) => {
      pen.rect(card.x + 14, card.y + 17 + underPicture(card) + i * 17, Math.min(card.width - 28, line.length * 6), 6);
    });
  }
  pen.fillStyle = tokens.line;
  pen.fill();
}

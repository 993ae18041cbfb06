import type { Box } from '../../journey/layout.types.ts';
import { type NoteBox, notesOf } from '../../journey/notes.ts';
import type { Deck } from './deck.ts';
import type { MapFacts } from './facts.ts';
import { drawEyebrow } from './eyebrow.ts';
import { drawFoot } from './foot.ts';
import { BOTTOM, MARGIN, TOP, type Page } from './page.ts';
import { within } from './picture-box.ts';
import type { Slide } from './slide.ts';
import { clamped, fitting, heightOf, LEAST_SIZE, lineHeight, type Paragraph } from './text.ts';

const areaOf = ({ inner }: Page): Box => ({ x: MARGIN, y: TOP, width: inner, height: BOTTOM - TOP });
const INSET = 8;
/** Most points for a pixel of the board, where there is room; and the size of its letters. */
const FULL = 1.15;
const LETTER = 13;
const COLUMNS = 4;
const GAP = 10;

interface PlacedNote extends Box {
  note: NoteBox['note'];
  paragraph: Paragraph;
}

/** An ellipse has less room for words than the box around it. */
const roundness = ({ kind, form }: NoteBox['note']): number => (kind === 'shape' && form === 'ellipse' ? 0.72 : 1);
const roomOf = (note: NoteBox['note'], { width }: Pick<Box, 'width'>): number => width * roundness(note) - 2 * INSET;

/** As they stand beside the map; undefined where words would not fit into their notes at a size that can be read. */
function asTheyStand(notes: readonly NoteBox[], area: Box): PlacedNote[] | undefined {
  const left = Math.min(...notes.map(({ x }) => x));
  const top = Math.min(...notes.map(({ y }) => y));
  const width = Math.max(...notes.map((one) => one.x + one.width)) - left;
  const height = Math.max(...notes.map((one) => one.y + one.height)) - top;
  const scale = Math.min(FULL, area.width / width, area.height / height);
  const placed = notes.flatMap((one): PlacedNote[] => {
    const box = {
      x: area.x + (one.x - left) * scale,
      y: area.y + (one.y - top) * scale,
      width: one.width * scale,
      height: one.height * scale,
    };
    const size = Math.max(LEAST_SIZE, Math.round(LETTER * scale));
    const words: Paragraph = { text: one.note.text, size };
    const lines = Math.floor((box.height * roundness(one.note) - INSET) / lineHeight(size));
    const paragraph = one.note.kind === 'image' ? words : fitting(words, [size], roomOf(one.note, box), lines);
    return paragraph ? [{ ...box, note: one.note, paragraph }] : [];
  });
  return placed.length === notes.length ? placed : undefined;
}

/** One under the other in columns, as high as their words; on as many slides as that takes. */
function inColumns({ sizes }: MapFacts, notes: readonly NoteBox[], area: Box): PlacedNote[][] {
  const width = (area.width - GAP * (COLUMNS - 1)) / COLUMNS;
  const pages: PlacedNote[][] = [[]];
  let [column, y] = [0, area.y];
  // in the order in which they are read, whatever lies on what
  const inOrder = notes.toSorted((a, b) => a.y - b.y || a.x - b.x || (a.id < b.id ? -1 : 1));
  for (const { note } of inOrder) {
    const size = note.imageId === undefined ? undefined : sizes.get(note.imageId);
    const shape = roundness(note);
    const most = Math.floor((area.height * shape - 2 * INSET) / lineHeight(LEAST_SIZE));
    const paragraph = clamped({ text: note.text, size: LEAST_SIZE }, roomOf(note, { width }), most);
    const words = (heightOf([paragraph], roomOf(note, { width })) + 2 * INSET) / shape;
    const height = Math.min(area.height, size ? (width * size.height) / size.width : words);
    if (y > area.y && y + height > area.y + area.height) {
      column += 1;
      y = area.y;
      if (column === COLUMNS) {
        pages.push([]);
        column = 0;
      }
    }
    pages.at(-1)?.push({ x: area.x + column * (width + GAP), y, width, height, note, paragraph });
    y += height + GAP;
  }
  return pages;
}

function drawNote(slide: Slide, facts: MapFacts, { note, paragraph, ...box }: PlacedNote): void {
  const name = `note:${note.id}`;
  const tint = facts.ink.stages[note.tint];
  const size = note.imageId === undefined ? undefined : facts.sizes.get(note.imageId);
  if (note.kind === 'image' && note.imageId !== undefined && size) {
    slide.picture(name, note.text.trim() || facts.say('kind.image'), within(box, size), note.imageId);
    return;
  }
  const isShape = note.kind === 'shape';
  const form = note.kind === 'sticky' ? 'rect' : isShape && note.form === 'ellipse' ? 'ellipse' : 'roundRect';
  const side = (box.width * (1 - roundness(note))) / 2 + INSET;
  slide.shape({
    ...box,
    name,
    form,
    corner: 6,
    ...(isShape ? { fill: facts.ink.surface, stroke: tint.text } : {}),
    ...(note.kind === 'sticky' ? { fill: tint.fill } : {}),
    ...(note.kind === 'frame' || note.kind === 'image' ? { stroke: facts.ink.line } : {}),
    insets: { left: side, right: side, top: INSET / 2, bottom: INSET / 2 },
    anchor: isShape ? 'ctr' : 't',
    paragraphs:
      note.text.trim() === ''
        ? []
        : [
            {
              ...paragraph,
              color: isShape ? facts.ink.ink : tint.text,
              bold: note.kind === 'frame',
              align: isShape ? 'ctr' : 'l',
            },
          ],
    ...(paragraph.text === note.text ? {} : { alt: note.text }),
  });
}

/** What stands beside the map: notes as shapes, pictures as pictures. */
export function drawBeside(deck: Deck, facts: MapFacts): void {
  const notes = notesOf(facts.journey, facts.map.id);
  if (notes.length === 0) return;
  const area = areaOf(facts.page);
  const standing = asTheyStand(notes, area);
  const pages = standing ? [standing] : inColumns(facts, notes, area);
  pages.forEach((page, i) => {
    const slide = deck.slide();
    drawEyebrow(slide, facts.title);
    const part = pages.length > 1 ? ` ${facts.words('part', { part: i + 1, parts: pages.length })}` : '';
    slide.title(`${facts.words('beside')}${part}`);
    for (const one of page) drawNote(slide, facts, one);
    drawFoot(slide, facts, deck.count, []);
  });
}

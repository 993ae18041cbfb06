import type { CardBox } from '../../shared/journey/layout.types.ts';
import { SIZES } from '../../shared/journey/layout-sizes.ts';
import { NOTE, NOTE_ORDER, type NoteBox } from '../../shared/journey/notes.ts';
import type { Tokens } from '../../shared/journey/tokens.ts';
import type { Pen } from './far.ts';
import type { PictureOf } from './far-pictures.ts';

interface NotesPainting {
  notes: readonly NoteBox[];
  tokens: Tokens;
  /** Letters are large enough to be read; else a bar stands for each line. */
  isReadable: boolean;
  pictureOf: PictureOf;
}

const FRAME_OPACITY = 0.4;

function outline(pen: Pen, { x, y, width, height, note }: NoteBox): void {
  if (note.form === 'ellipse') {
    pen.moveTo(x + width, y + height / 2);
    pen.ellipse(x + width / 2, y + height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI);
  } else pen.roundRect(x, y, width, height, note.kind === 'sticky' ? 4 : 9);
}

/** One path for each kind and tint, as with cards: a board may be full of them. */
function groupsOf(notes: readonly NoteBox[]): NoteBox[][] {
  const groups = new Map<string, NoteBox[]>();
  for (const kind of NOTE_ORDER) {
    for (const one of notes) {
      if (one.note.kind !== kind) continue;
      const key = `${kind} ${one.note.tint}`;
      const group = groups.get(key);
      if (group) group.push(one);
      else groups.set(key, [one]);
    }
  }
  return [...groups.values()];
}

/** Where the words of a note begin, by line. */
function placeOfLine({ x, y, width, height, lines, note }: NoteBox, i: number): { x: number; y: number } {
  if (note.kind !== 'shape')
    return { x: x + NOTE.padding, y: y + (note.kind === 'frame' ? 5 : NOTE.padding) + i * NOTE.line };
  return { x: x + width / 2, y: y + (height - lines.length * NOTE.line) / 2 + i * NOTE.line };
}

function paintNoteWords(pen: Pen, group: readonly NoteBox[], ink: string, isReadable: boolean): void {
  const isShape = group[0]?.note.kind === 'shape';
  pen.fillStyle = ink;
  if (isReadable) {
    pen.font = `${group[0]?.note.kind === 'frame' ? 560 : 440} 13px 'Inter Variable'`;
    pen.textBaseline = 'middle';
    pen.textAlign = isShape ? 'center' : 'start';
    for (const one of group)
      one.lines.forEach((line, i) => {
        const at = placeOfLine(one, i);
        pen.fillText(line, at.x, at.y + NOTE.line / 2);
      });
    pen.textAlign = 'start';
    return;
  }
  pen.globalAlpha = 0.45;
  pen.beginPath();
  for (const one of group)
    one.lines.forEach((line, i) => {
      const at = placeOfLine(one, i);
      const width = Math.min(one.width - 2 * NOTE.padding, line.length * 6);
      pen.rect(isShape ? at.x - width / 2 : at.x, at.y + 6, width, 6);
    });
  pen.fill();
  pen.globalAlpha = 1;
}

/** Notes seen from afar, as they look near. */
export function paintNotes(pen: Pen, { notes, tokens, isReadable, pictureOf }: NotesPainting): void {
  for (const group of groupsOf(notes)) {
    const kind = group[0]?.note.kind;
    const colours = tokens.stages[group[0]?.note.tint ?? 0];
    if (kind === 'image') {
      paintPictures(
        pen,
        group.map((box) => ({ box, hash: box.note.imageId })),
        tokens,
        pictureOf,
      );
      continue;
    }
    pen.beginPath();
    for (const one of group) outline(pen, one);
    if (kind === 'frame') pen.globalAlpha = FRAME_OPACITY;
    pen.fillStyle = kind === 'shape' ? tokens.surface : colours.fill;
    pen.fill();
    pen.globalAlpha = 1;
    if (kind !== 'sticky') {
      pen.strokeStyle = kind === 'shape' ? colours.text : tokens.line;
      pen.lineWidth = 1.5;
      pen.stroke();
    }
    paintNoteWords(pen, group, kind === 'shape' ? tokens.ink : colours.text, isReadable);
  }
}

interface Placed {
  box: { x: number; y: number; width: number; height: number };
  hash: string | undefined;
}

/** Pictures whole in their places; a plain sheet where one has not come, or there is none. */
function paintPictures(pen: Pen, placed: readonly Placed[], tokens: Tokens, pictureOf: PictureOf): void {
  pen.beginPath();
  for (const { box } of placed) pen.roundRect(box.x, box.y, box.width, box.height, 4);
  pen.fillStyle = tokens.dots;
  pen.fill();
  for (const { box, hash } of placed) {
    const picture = hash === undefined ? undefined : pictureOf(hash);
    if (!picture) continue;
    const fit = Math.min(box.width / picture.width, box.height / picture.height);
    const [width, height] = [picture.width * fit, picture.height * fit];
    pen.drawImage(picture, box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height);
  }
}

/** The pictures on cards. */
export function paintCardPictures(pen: Pen, cards: readonly CardBox[], tokens: Tokens, pictureOf: PictureOf): void {
  const placed = cards.flatMap(({ x, y, width, picture, card }): Placed[] =>
    picture === undefined
      ? []
      : [
          {
            box: { x: x + SIZES.cardPadding, y: y + 12, width: width - 2 * SIZES.cardPadding, height: picture },
            hash: card.imageId,
          },
        ],
  );
  if (placed.length > 0) paintPictures(pen, placed, tokens, pictureOf);
}

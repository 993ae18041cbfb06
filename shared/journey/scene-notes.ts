import type { Locale } from './journey.ts';
import { NOTE, roomOf, type NoteBox } from './notes.ts';
import { STYLES } from './layout-sizes.ts';
import { baseline, box, path, text, textIn, at, type Style } from './scene-parts.ts';
import { pictureItem } from './scene-pictures.ts';
import type { Primitive } from './scene.types.ts';
import { sayIn } from './words/words.ts';

function ellipse({ x, y, width, height }: NoteBox): string {
  const [rx, ry] = [width / 2 - 0.75, height / 2 - 0.75];
  return `M${at(x + 0.75, y + height / 2)}a${at(rx, ry)},0,1,0,${at(2 * rx, 0)}a${at(rx, ry)},0,1,0,${at(-2 * rx, 0)}Z`;
}

function shapeItems(note: NoteBox, { tokens }: Style): Primitive[] {
  const { x, y, width, height } = note;
  const colours = tokens.stages[note.note.tint];
  const look = { fill: tokens.surface, stroke: colours.text, strokeWidth: 1.5, of: note.id };
  if (note.note.form === 'ellipse') return [path({ d: ellipse(note), ...look })];
  return [box({ x: x + 0.75, y: y + 0.75, width: width - 1.5, height: height - 1.5, radius: 8, ...look })];
}

/** Words of a sticky begin at its top; those of a shape stand in its middle. */
function wordItems(note: NoteBox, { tokens }: Style): Primitive[] {
  const isShape = note.note.kind === 'shape';
  const top = isShape ? note.y + (note.height - note.lines.length * NOTE.line) / 2 : note.y + NOTE.padding;
  return note.lines.map((one, i) =>
    text(STYLES.note, {
      x: isShape ? note.x + note.width / 2 : note.x + NOTE.padding,
      y: baseline(top + i * NOTE.line, NOTE.line, STYLES.note.size),
      text: one,
      fill: isShape ? tokens.ink : tokens.stages[note.note.tint].text,
      anchor: isShape ? 'middle' : 'start',
      of: note.id,
    }),
  );
}

/** One note as every export draws it; the screen's own notes follow the same measures. */
export function noteItems(note: NoteBox, style: Style): Primitive[] {
  const { tokens } = style;
  const { x, y, width, height } = note;
  const colours = tokens.stages[note.note.tint];
  switch (note.note.kind) {
    case 'sticky':
      return [box({ x, y, width, height, radius: 4, fill: colours.fill, of: note.id }), ...wordItems(note, style)];
    case 'shape':
      return [...shapeItems(note, style), ...wordItems(note, style)];
    case 'image':
      return pictureItem(note, note.note.imageId, note.note.text, style);
    case 'frame': {
      const edge = { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, radius: 10 };
      return [
        box({ ...edge, fill: colours.fill, opacity: 0.4 }),
        box({ ...edge, stroke: tokens.line, strokeWidth: 1, of: note.id }),
        ...textIn(STYLES.frame, roomOf(note.note), {
          x: x + NOTE.padding,
          y: baseline(y + 4, NOTE.frameHead - 4, STYLES.frame.size),
          text: note.note.text,
          fill: colours.text,
          of: note.id,
        }),
      ];
    }
  }
}

/** What kind of note it is, and what it says. */
export function describeNote({ note }: NoteBox, locale: Locale): string {
  const kind = sayIn(locale)(`note.${note.kind}`);
  const words = note.text.replace(/\s+/gu, ' ').trim();
  return words === '' ? kind : `${kind}: ${words}`;
}

import { keyOfLine, type DrawnLine, type StrangeLine } from '../../shared/files/pdf/strange-lines.ts';
import { textWidth } from '../../shared/journey/text/wrap.ts';
import { fontOf } from './paint-scene.ts';

/** Pixels a unit of the map: some 290 an inch in print. */
const SHARP = 3;
const HALO_WIDTH = 3.5;
/** Emoji bring their own colours. */
const COLOURFUL = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;

function drawn(paper: CanvasRenderingContext2D, line: StrangeLine): DrawnLine {
  const { text, size, fill, halo } = line;
  // what was left for it when the lines were broken; letters that are wider are drawn narrower, as in the SVG's own box
  const room = textWidth(text, line);
  paper.font = fontOf(line);
  const natural = paper.measureText(text).width;
  const width = Math.min(natural, Math.max(room, 1)) + 4;
  const [top, height] = [-1.25 * size, 1.75 * size];
  const columns = Math.ceil(width * SHARP);
  const rows = Math.ceil(height * SHARP);
  const { canvas } = paper;
  canvas.width = columns;
  canvas.height = rows;
  paper.setTransform(SHARP, 0, 0, SHARP, 2 * SHARP, -top * SHARP);
  // a canvas forgets all of this with its size
  paper.font = fontOf(line);
  paper.fontKerning = 'none';
  paper.lineJoin = 'round';
  paper.direction = 'ltr';
  if (halo !== undefined) {
    paper.strokeStyle = halo;
    paper.lineWidth = HALO_WIDTH;
    paper.strokeText(text, 0, 0, width - 4);
  }
  paper.fillStyle = fill;
  paper.fillText(text, 0, 0, width - 4);
  const { data } = paper.getImageData(0, 0, columns, rows);
  const alpha = new Uint8Array(columns * rows);
  for (let i = 0; i < alpha.length; i++) alpha[i] = data[i * 4 + 3] ?? 0;
  const place = { left: -2, top, width: columns / SHARP, height: rows / SHARP, columns, rows, alpha };
  if (halo === undefined && !COLOURFUL.test(text)) return place;
  const colours = new Uint8Array(alpha.length * 3);
  for (let i = 0; i < alpha.length; i++) colours.set(data.subarray(i * 4, i * 4 + 3), i * 3);
  return { ...place, colours };
}

/** Lines that the font of a PDF has no letters for, drawn with the fonts of this machine and in the right order. */
export function drawLines(lines: readonly StrangeLine[]): Map<string, DrawnLine> {
  const paper = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!paper) return new Map<string, DrawnLine>();
  return new Map(lines.map((line) => [keyOfLine(line), drawn(paper, line)]));
}

import type { Box } from '../../journey/layout.types.ts';
import { toBase64 } from '../base64.ts';
import { clean } from '../clean.ts';
import { previewChart, type Write } from './preview-chart.ts';
import type { ConnectorItem, DeckModel, Item, ShapeItem, SlideModel, TableItem } from './slide.types.ts';
import { LEAST_SIZE, lineHeight, linesOf, type Paragraph } from './text.ts';

const escape = (text: string): string =>
  clean(text).replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
const number = (value: number): string => String(Math.round(value * 100) / 100);

const write: Write = (text, x, y, { size = LEAST_SIZE, bold, italic, color = '#000000', anchor = 'start' }) =>
  `<text x="${number(x)}" y="${number(y)}" font-size="${size}"${bold ? ' font-weight="700"' : ''}${italic ? ' font-style="italic"' : ''} fill="${color}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}>${escape(text)}</text>`;

/** Lines broken as they were measured, so that the preview ends where the slide does. */
function texts(paragraphs: readonly Paragraph[], box: Box, anchor: ShapeItem['anchor']): string {
  const lines = paragraphs.flatMap((paragraph, i) =>
    linesOf({ ...paragraph, text: paragraph.text + (paragraph.field?.text ?? '') }, box.width).map((text, j) => ({
      text,
      paragraph,
      before: i > 0 && j === 0 ? (paragraph.before ?? 0) : 0,
      high: lineHeight(paragraph.size ?? LEAST_SIZE),
    })),
  );
  const height = lines.reduce((sum, { before, high }) => sum + before + high, 0);
  let y = box.y + (anchor === 't' ? 0 : (box.height - height) * (anchor === 'b' ? 1 : 0.5));
  return lines
    .map(({ text, paragraph, before, high }) => {
      y += before + high;
      const side = paragraph.align === 'r' ? 'end' : paragraph.align === 'ctr' ? 'middle' : 'start';
      const x = box.x + (side === 'end' ? box.width : side === 'middle' ? box.width / 2 : 0);
      return write(text, x, y - high * 0.25, { ...paragraph, anchor: side });
    })
    .join('');
}

function outline({ form, x, y, width, height, corner }: ShapeItem): string {
  const tip = Math.min(corner, width / 2);
  const points = (all: readonly (readonly [number, number])[]): string =>
    `<polygon points="${all.map(([px, py]) => `${number(px)},${number(py)}`).join(' ')}"`;
  const [right, bottom, middle] = [x + width, y + height, y + height / 2];
  if (form === 'ellipse')
    return `<ellipse cx="${number(x + width / 2)}" cy="${number(middle)}" rx="${number(width / 2)}" ry="${number(height / 2)}"`;
  if (form === 'homePlate' || form === 'chevron') {
    const notch: readonly (readonly [number, number])[] = form === 'chevron' ? [[x + tip, middle]] : [];
    return points([[x, y], [right - tip, y], [right, middle], [right - tip, bottom], [x, bottom], ...notch]);
  }
  const round = form === 'roundRect' ? ` rx="${corner}"` : '';
  return `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"${round}`;
}

function shape(item: ShapeItem): string {
  const { fill, stripe, stroke, insets, form, corner, paragraphs, anchor, x, y, width, height } = item;
  const drawn =
    fill === undefined && stroke === undefined
      ? ''
      : `${outline(item)} fill="${fill ?? 'none'}"${stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="0.75"`}/>`;
  const mark =
    stripe === undefined
      ? ''
      : `<path d="M${number(x + 3)} ${number(y)}h-1a2 2 0 0 0 -2 2v${number(height - 4)}a2 2 0 0 0 2 2h1z" fill="${stripe}"/>`;
  const inner = form === 'chevron' ? corner : 0;
  const box = {
    x: x + insets.left + inner,
    y: y + insets.top,
    width: width - insets.left - insets.right - inner - (form === 'chevron' || form === 'homePlate' ? corner / 2 : 0),
    height: height - insets.top - insets.bottom,
  };
  return drawn + mark + texts(paragraphs, box, anchor);
}

function connector({ x, y, width, height, form, flipX, flipY, colour, dash }: ConnectorItem): string {
  const [x1, x2] = flipX ? [x + width, x] : [x, x + width];
  const [y1, y2] = flipY ? [y + height, y] : [y, y + height];
  const path =
    form === 'bentConnector3'
      ? `M${number(x1)} ${number(y1)}H${number((x1 + x2) / 2)}V${number(y2)}H${number(x2)}`
      : `M${number(x1)} ${number(y1)}L${number(x2)} ${number(y2)}`;
  return `<path d="${path}" fill="none" stroke="${colour}"${dash ? ' stroke-dasharray="4 3"' : ''}/><circle cx="${number(x2)}" cy="${number(y2)}" r="2" fill="${colour}"/>`;
}

function table({ x, y, width, columns, rows, line }: TableItem): string {
  let top = y;
  return rows
    .map(({ cells, height }) => {
      let left = x;
      const drawn = cells.map((cell, i) => {
        const column = columns[i];
        const room = { x: left + 4, y: top + 3, width: (column?.width ?? 0) - 8, height: height - 6 };
        left += column?.width ?? 0;
        return texts([{ align: column?.align ?? 'l', ...cell }], room, 'ctr');
      });
      top += height;
      return `${drawn.join('')}<line x1="${number(x)}" y1="${number(top)}" x2="${number(x + width)}" y2="${number(top)}" stroke="${line}" stroke-width="0.75"/>`;
    })
    .join('');
}

const addresses = new WeakMap<Uint8Array, string>();

function picture({ pictures }: DeckModel, hash: string, { x, y, width, height }: Box): string {
  const found = pictures.get(hash);
  if (!found) return '';
  const known = addresses.get(found.bytes) ?? `data:${found.type};base64,${toBase64(found.bytes)}`;
  addresses.set(found.bytes, known);
  return `<image x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" preserveAspectRatio="none" href="${known}"/>`;
}

function drawn(item: Item, deck: DeckModel): string {
  switch (item.type) {
    case 'shape':
      return shape(item);
    case 'connector':
      return connector(item);
    case 'line':
      return `<line x1="${number(item.x)}" y1="${number(item.y)}" x2="${number(item.x + item.width)}" y2="${number(item.y)}" stroke="${item.colour}" stroke-width="0.75"/>`;
    case 'chart':
      return previewChart(item.spec, item, write);
    case 'table':
      return table(item);
    case 'picture':
      return picture(deck, item.hash, item);
  }
}

/** A slide as a picture, from the model that the file is written from. */
export function slidePreview(deck: DeckModel, slide: SlideModel): string {
  const { width, height } = deck.page;
  const logo = deck.logo && slide.layout === 'title' ? picture(deck, deck.logo.hash, deck.logo) : '';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="Arial, 'Liberation Sans', Helvetica, sans-serif">` +
    `<rect width="${width}" height="${height}" fill="${slide.ground}"/>${slide.items.map((item) => drawn(item, deck)).join('')}${logo}</svg>`
  );
}

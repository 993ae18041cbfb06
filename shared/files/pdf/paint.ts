import type { BoxItem, ImageItem, LineItem, PathItem, Primitive, TextItem } from '../../journey/scene.types.ts';
import { textWidth } from '../../journey/text/wrap.ts';
import type { Pictures } from '../../journey/pictures.ts';
import { num, type PdfFile, type Ref } from './document.ts';
import { Fonts, fromTheLeft, strangeLetters } from './fonts.ts';
import { type DrawnLines, keyOfLine, type DrawnLine, type StrangeLine } from './strange-lines.ts';
import { type Extent, outlineOf } from './path.ts';
import { addLine, addPicture, type PdfPicture } from './picture.ts';

const HALO_WIDTH = 3.5;
const HATCH_STEP = 6;
/** How far a slanted letter leans, as the screen slants an upright font. */
const SLANT = 0.21;
const KAPPA = 0.5523;

/** One primitive as operators, and how far it reaches: what lies outside of a page is not written on it. */
export interface Painted {
  ops: string;
  extent: Extent;
  /** Shown where its middle is, so that no word is on two pages. */
  isText?: true;
}

function colour(hex: string, op: 'rg' | 'RG'): string {
  const value = Number.parseInt(hex.slice(1), 16);
  return `${[value >> 16, (value >> 8) & 255, value & 255].map((part) => num(part / 255)).join(' ')} ${op}`;
}

const isPaint = (value: string | undefined): value is string => value !== undefined && /^#[0-9a-f]{6}$/iu.test(value);

function roundedBox({
  x,
  y,
  width,
  height,
  radius = 0,
}: Pick<BoxItem, 'x' | 'y' | 'width' | 'height' | 'radius'>): string {
  const r = Math.min(radius, width / 2, height / 2);
  if (r <= 0) return `${[x, y, width, height].map(num).join(' ')} re`;
  const [right, bottom, k] = [x + width, y + height, r * (1 - KAPPA)];
  const to = (...points: number[]): string => `${points.map(num).join(' ')} ${points.length === 2 ? 'l' : 'c'}`;
  return [
    `${num(x + r)} ${num(y)} m`,
    to(right - r, y),
    to(right - k, y, right, y + k, right, y + r),
    to(right, bottom - r),
    to(right, bottom - k, right - k, bottom, right - r, bottom),
    to(x + r, bottom),
    to(x + k, bottom, x, bottom - k, x, bottom - r),
    to(x, y + r),
    to(x, y + k, x + k, y, x + r, y),
    'h',
  ].join(' ');
}

/** The lines of the SVG's pattern: 2 px wide, 6 px apart, at 45 degrees, within the shape. */
function hatching(shape: string, { left, top, right, bottom }: Extent, ink: string): string {
  const step = HATCH_STEP * Math.SQRT2;
  const lines: string[] = [];
  const height = bottom - top;
  for (let x = Math.floor((left - height) / step) * step; x < right; x += step)
    lines.push(`${num(x)} ${num(bottom)} m ${num(x + height)} ${num(top)} l`);
  return `q ${shape} W n ${colour(ink, 'RG')} 2 w [] 0 d 0 J ${lines.join(' ')} S Q`;
}

/** Paints primitives of a scene in its own units; whoever places them turns the page upside down first. */
export class Painter {
  readonly #file: PdfFile;
  readonly #fonts = new Fonts();
  readonly #pictures: Pictures;
  readonly #drawn = new Map<string, PdfPicture | undefined>();
  readonly #opacities = new Map<number, string>();
  readonly #lines: DrawnLines;
  readonly #drawnLines = new Map<string, Ref>();
  readonly #strange = new Map<string, StrangeLine>();

  constructor(file: PdfFile, pictures: Pictures, lines: DrawnLines) {
    this.#file = file;
    this.#pictures = pictures;
    this.#lines = lines;
  }

  /** Lines with letters that no font here has, and that were not brought as pictures either. */
  strange(): StrangeLine[] {
    return [...this.#strange.values()];
  }

  /** What the pages use, once everything was painted. */
  resources(): Ref {
    const states = [...this.#opacities].map(([opacity, name]) => [name, { ca: opacity, CA: opacity }] as const);
    const refs = [...[...this.#drawn.values()].flatMap((one) => one?.ref ?? []), ...this.#drawnLines.values()];
    const pictures = refs.map((ref) => [`P${ref.id}`, ref] as const);
    return this.#file.add({
      Font: this.#fonts.write(this.#file),
      ...(states.length > 0 ? { ExtGState: Object.fromEntries(states) } : {}),
      ...(pictures.length > 0 ? { XObject: Object.fromEntries(pictures) } : {}),
    });
  }

  paint(item: Primitive): Painted {
    const { opacity } = item;
    const painted = this.#painted(item);
    return opacity === undefined || opacity >= 1
      ? painted
      : { ...painted, ops: `q /${this.#state(opacity)} gs ${painted.ops} Q` };
  }

  /** A line of text outside of any scene, such as the foot of a page. */
  words(item: Omit<TextItem, 'type'>): string {
    return this.#text({ type: 'text', ...item }).ops;
  }

  #state(opacity: number): string {
    const known = this.#opacities.get(opacity) ?? `G${this.#opacities.size}`;
    this.#opacities.set(opacity, known);
    return known;
  }

  #painted(item: Primitive): Painted {
    switch (item.type) {
      case 'box':
        return this.#shape(item, roundedBox(item), extentOf(item));
      case 'path': {
        const { ops, extent } = outlineOf(item.d);
        return this.#shape(item, ops, extent);
      }
      case 'line':
        return lineOps(item);
      case 'text':
        return this.#text(item);
      case 'image':
        return this.#picture(item);
    }
  }

  #shape(item: BoxItem | PathItem, shape: string, extent: Extent): Painted {
    const parts: string[] = [];
    const { stroke } = item;
    if (isPaint(item.fill)) parts.push(colour(item.fill, 'rg'), shape, 'f');
    if (isPaint(item.hatch)) parts.push(hatching(shape, extent, item.hatch));
    const width = item.strokeWidth ?? 1;
    const isDrawn = isPaint(stroke);
    if (isDrawn)
      parts.push(colour(stroke, 'RG'), `${num(width)} w [${(item.dash ?? []).map(num).join(' ')}] 0 d 1 J`, shape, 'S');
    return { ops: parts.join(' '), extent: isDrawn ? grown(extent, width / 2) : extent };
  }

  #text(item: TextItem): Painted {
    const { text, size, weight, anchor, x, y } = item;
    // the lines were broken for these widths (C7); the weights that are embedded are set to them
    const wanted = textWidth(text, { size, weight });
    const left = anchor === 'middle' ? x - wanted / 2 : anchor === 'end' ? x - wanted : x;
    const extent = { left, top: y - size, right: left + wanted, bottom: y + size * 0.3 };
    if (text.trim() === '') return { ops: '', extent, isText: true };
    const letters = strangeLetters(text);
    const picture = letters.length > 0 ? this.#line(item, letters) : undefined;
    const run = this.#fonts.run(letters.length > 0 ? fromTheLeft(text) : text, weight);
    const stretch = run.width > 0 ? (wanted / (run.width * size)) * 100 : 100;
    const place = `1 0 ${item.italic ? num(SLANT) : '0'} -1 ${num(left)} ${num(y)} Tm`;
    const shown = `/${run.font} ${num(size)} Tf ${num(stretch)} Tz ${place} <${run.hex}> Tj`;
    if (picture) {
      // the words lie under their picture unseen, so that they are selected, copied and searched as any others
      const at = [picture.width, 0, 0, -picture.height, left + picture.left, y + picture.top + picture.height];
      return {
        ops: `BT 3 Tr ${shown} 0 Tr ET q ${at.map(num).join(' ')} cm /P${picture.id} Do Q`,
        extent,
        isText: true,
      };
    }
    const halo = isPaint(item.halo) ? `${colour(item.halo, 'RG')} ${num(HALO_WIDTH)} w [] 0 d 1 Tr ${shown} 0 Tr ` : '';
    return { ops: `BT ${halo}${colour(item.fill, 'rg')} ${shown} ET`, extent, isText: true };
  }

  #line(item: Omit<StrangeLine, 'letters'>, letters: readonly string[]): (DrawnLine & { id: number }) | undefined {
    const key = keyOfLine(item);
    const drawn = this.#lines.get(key);
    if (drawn) {
      const ref = this.#drawnLines.get(key) ?? addLine(this.#file, drawn, item.fill);
      this.#drawnLines.set(key, ref);
      return { ...drawn, id: ref.id };
    }
    const { text, size, weight, italic, fill, halo } = item;
    this.#strange.set(key, { text, size, weight, italic, fill, halo, letters });
    return undefined;
  }

  #picture(item: ImageItem): Painted {
    const { hash, x, y, width, height, radius } = item;
    if (!this.#drawn.has(hash)) {
      const picture = this.#pictures.get(hash);
      this.#drawn.set(hash, picture && addPicture(this.#file, picture));
    }
    const drawn = this.#drawn.get(hash);
    if (!drawn) return { ops: item.missing.map((one) => this.paint(one).ops).join(' '), extent: extentOf(item) };
    const fit = Math.min(width / drawn.width, height / drawn.height);
    const [w, h] = [drawn.width * fit, drawn.height * fit];
    const place = [w, 0, 0, -h, x + (width - w) / 2, y + (height + h) / 2].map(num).join(' ');
    return {
      ops: `q ${roundedBox({ x, y, width, height, radius })} W n ${place} cm /P${drawn.ref.id} Do Q`,
      extent: extentOf(item),
    };
  }
}

const extentOf = ({ x, y, width, height }: Pick<BoxItem, 'x' | 'y' | 'width' | 'height'>): Extent => ({
  left: x,
  top: y,
  right: x + width,
  bottom: y + height,
});

const grown = ({ left, top, right, bottom }: Extent, by: number): Extent => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
});

function lineOps({ x1, y1, x2, y2, stroke, strokeWidth, dash }: LineItem): Painted {
  const extent = { left: Math.min(x1, x2), top: Math.min(y1, y2), right: Math.max(x1, x2), bottom: Math.max(y1, y2) };
  const ink = isPaint(stroke) ? colour(stroke, 'RG') : '';
  const look = `${num(strokeWidth)} w [${(dash ?? []).map(num).join(' ')}] 0 d 0 J`;
  return {
    ops: `${ink} ${look} ${num(x1)} ${num(y1)} m ${num(x2)} ${num(y2)} l S`,
    extent: grown(extent, strokeWidth / 2),
  };
}

import type { BoxItem, ImageItem, PathItem, Primitive, Scene, TextItem } from '../../shared/journey/scene.types.ts';

/** Around the map, as in its SVG. */
export const MARGIN = 16;
const HALO_WIDTH = 3.5;
const HATCH_STEP = 6;
const FONTS = "'Inter Variable', Inter, system-ui, 'Segoe UI', Roboto, Arial, sans-serif";

type Paper = CanvasRenderingContext2D;
/** Slanting lines to fill with; null where the browser cannot make them, and the plain fill must do. */
export type Hatching = (paper: Paper, colour: string, scale: number) => CanvasPattern | null;

export const fontOf = ({
  size,
  weight,
  italic,
}: Pick<TextItem, 'size' | 'weight'> & { italic?: boolean | undefined }): string =>
  `${italic ? 'italic ' : ''}${weight} ${size}px ${FONTS}`;

/** Pictures that were opened beforehand, by hash. */
export type Opened = ReadonlyMap<string, ImageBitmap>;
const NONE: Opened = new Map<string, ImageBitmap>();

/** The lines of the SVG's pattern: 2 px wide, 6 px apart, at 45 degrees; drawn at full resolution. */
export const slantingLines: Hatching = (paper, colour, scale) => {
  const tile = document.createElement('canvas');
  tile.width = tile.height = Math.round(HATCH_STEP * scale);
  const ink = tile.getContext('2d');
  if (!ink) return null;
  ink.fillStyle = colour;
  ink.fillRect(0, 0, tile.width / 3, tile.height);
  const pattern = paper.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().rotate(45).scale(HATCH_STEP / tile.width));
  return pattern;
};

function fillAndStroke(paper: Paper, item: BoxItem | PathItem, shape: Path2D, scale: number, hatching: Hatching): void {
  if (item.fill !== undefined) {
    paper.fillStyle = item.fill;
    paper.fill(shape);
  }
  const lines = item.hatch === undefined ? null : hatching(paper, item.hatch, scale);
  if (lines) {
    paper.fillStyle = lines;
    paper.fill(shape);
  }
  if (item.stroke === undefined) return;
  paper.strokeStyle = item.stroke;
  paper.lineWidth = item.strokeWidth ?? 1;
  paper.setLineDash([...(item.dash ?? [])]);
  paper.lineCap = 'round';
  paper.stroke(shape);
}

function boxPath({ x, y, width, height, radius = 0 }: BoxItem): Path2D {
  const shape = new Path2D();
  if (radius > 0) shape.roundRect(x, y, width, height, Math.min(radius, width / 2, height / 2));
  else shape.rect(x, y, width, height);
  return shape;
}

function paintText(paper: Paper, item: TextItem): void {
  paper.font = fontOf(item);
  paper.textAlign = item.anchor === 'middle' ? 'center' : item.anchor;
  if (item.halo !== undefined) {
    paper.strokeStyle = item.halo;
    paper.lineWidth = HALO_WIDTH;
    paper.setLineDash([]);
    paper.strokeText(item.text, item.x, item.y);
  }
  paper.fillStyle = item.fill;
  paper.fillText(item.text, item.x, item.y);
}

/** Whole in its box, in the middle of it. */
function paintPicture(paper: Paper, { x, y, width, height, radius }: ImageItem, picture: ImageBitmap): void {
  const fit = Math.min(width / picture.width, height / picture.height);
  const [w, h] = [picture.width * fit, picture.height * fit];
  paper.save();
  paper.beginPath();
  paper.roundRect(x, y, width, height, radius);
  paper.clip();
  paper.drawImage(picture, x + (width - w) / 2, y + (height - h) / 2, w, h);
  paper.restore();
}

function paintItem(paper: Paper, item: Primitive, scale: number, hatching: Hatching, opened: Opened): void {
  paper.globalAlpha = item.opacity ?? 1;
  switch (item.type) {
    case 'box':
      return fillAndStroke(paper, item, boxPath(item), scale, hatching);
    case 'path':
      return fillAndStroke(paper, item, new Path2D(item.d), scale, hatching);
    case 'text':
      return paintText(paper, item);
    case 'image': {
      const picture = opened.get(item.hash);
      if (picture) return paintPicture(paper, item, picture);
      for (const one of item.missing) paintItem(paper, one, scale, hatching, opened);
      return undefined;
    }
    case 'line':
      paper.strokeStyle = item.stroke;
      paper.lineWidth = item.strokeWidth;
      paper.setLineDash([...(item.dash ?? [])]);
      paper.lineCap = 'butt';
      paper.beginPath();
      paper.moveTo(item.x1, item.y1);
      paper.lineTo(item.x2, item.y2);
      paper.stroke();
  }
}

/** Primitives on a canvas whose units are already those of the scene. Fonts must have been loaded. */
export function paintItems(
  paper: Paper,
  items: readonly Primitive[],
  scale: number,
  hatching: Hatching = slantingLines,
  opened: Opened = NONE,
): void {
  paper.textBaseline = 'alphabetic';
  // lines were broken without kerning (C7)
  paper.fontKerning = 'none';
  paper.lineJoin = 'round';
  for (const item of items) paintItem(paper, item, scale, hatching, opened);
  paper.globalAlpha = 1;
}

/** A scene on a canvas, as its SVG shows it (X2). Fonts must have been loaded. */
export function paintScene(
  paper: Paper,
  scene: Scene,
  scale: number,
  hatching: Hatching = slantingLines,
  opened: Opened = NONE,
): void {
  const left = (scene.from?.x ?? 0) - MARGIN;
  const top = (scene.from?.y ?? 0) - MARGIN;
  paper.setTransform(scale, 0, 0, scale, -left * scale, -top * scale);
  paper.globalAlpha = 1;
  paper.fillStyle = scene.background;
  paper.fillRect(left, top, scene.width + 2 * MARGIN, scene.height + 2 * MARGIN);
  paintItems(paper, scene.items, scale, hatching, opened);
}

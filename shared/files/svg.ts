import { mapsOf } from '../journey/columns.ts';
import type { Id, Journey, Locale } from '../journey/journey.ts';
import { NO_PICTURES, type Pictures } from '../journey/pictures.ts';
import { drawnMap, type Look } from '../journey/look.ts';
import { toBase64 } from './base64.ts';
import type { BoxItem, ImageItem, PathItem, Primitive, Scene, TextItem } from '../journey/scene.types.ts';
import { TOKENS } from '../journey/tokens.ts';

const MARGIN = 16;
const HATCH_STEP = 6;
const HALO_WIDTH = 3.5;
const FONTS = "Inter, 'Inter Variable', system-ui, 'Segoe UI', Roboto, Arial, sans-serif";

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Letters XML 1.0 cannot hold at all, escaped or not, are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/gu, (letter) => ENTITIES[letter] ?? '');
}

/** At most two decimals, never an exponent. */
const number = (value: number): string => String(Number(value.toFixed(2)) || 0);

type Attributes = Readonly<Record<string, string | number | undefined>>;

function element(name: string, attributes: Attributes, content?: string): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) =>
      value === undefined ? [] : [` ${key}="${typeof value === 'number' ? number(value) : escaped(value)}"`],
    )
    .join('');
  return content === undefined ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

const hatchOf = (item: Primitive): string | undefined => ('hatch' in item ? item.hatch : undefined);

/** A map drawn from the model as a picture that scales (X2). Same scene, same bytes. */
export function writeSvg(scene: Scene, pictures: Pictures = NO_PICTURES): string {
  const hatches = [...new Set(scene.items.flatMap((item) => hatchOf(item) ?? []))];
  const hatchId = (colour: string): string => `hatch${hatches.indexOf(colour)}`;
  const width = scene.width + 2 * MARGIN;
  const height = scene.height + 2 * MARGIN;
  const left = (scene.from?.x ?? 0) - MARGIN;
  const top = (scene.from?.y ?? 0) - MARGIN;
  const content = [
    element('title', { id: 'title' }, escaped(scene.title)),
    element('desc', { id: 'description' }, escaped(scene.description)),
    ...(hatches.length > 0
      ? [element('defs', {}, hatches.map((colour) => pattern(hatchId(colour), colour)).join(''))]
      : []),
    element('rect', { x: left, y: top, width, height, fill: scene.background }),
    ...scene.items.map((item) => drawn(item, hatchId, pictures)),
  ];
  const root = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: [left, top, width, height].map(number).join(' '),
      'xml:lang': scene.locale,
      role: 'img',
      'aria-labelledby': 'title description',
      'font-family': FONTS,
      // no attribute exists for this; without it lines come out narrower than they were broken for (C7)
      style: 'font-kerning:none',
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    },
    `\n${content.join('\n')}\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

export interface SvgOptions {
  lang: Locale;
  /** The first living map when absent. */
  mapId?: Id | undefined;
  theme?: 'light' | 'dark';
  pictures?: Pictures;
  look?: Look | undefined;
  /** When a number is stale depends on it. */
  now?: number;
}

/** One map of a board as SVG; a board without any gives an empty sheet with its name. */
export function mapSvg(
  journey: Journey,
  { lang, mapId, theme = 'light', pictures = NO_PICTURES, look = {}, now = Number.NaN }: SvgOptions,
): string {
  const tokens = TOKENS[theme];
  const id = mapId ?? mapsOf(journey)[0]?.id;
  if (id !== undefined) return writeSvg(drawnMap(journey, id, look, { tokens, locale: lang, now }).scene, pictures);
  const { title } = journey.board;
  const sheet = { width: 400, height: 120, background: tokens.canvas, locale: lang };
  const words: TextItem = {
    type: 'text',
    x: 16,
    y: 64,
    text: title,
    size: 15,
    weight: 620,
    fill: tokens.ink,
    anchor: 'start',
  };
  return writeSvg({ ...sheet, title, description: title, items: [words] });
}

function pattern(id: string, colour: string): string {
  const line = element('path', {
    d: `M0,0V${HATCH_STEP}`,
    stroke: colour,
    'stroke-width': 2,
    'stroke-linecap': 'butt',
  });
  const turned = { patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' };
  return element('pattern', { id, width: HATCH_STEP, height: HATCH_STEP, ...turned }, line);
}

function drawn(item: Primitive, hatchId: (colour: string) => string, pictures: Pictures): string {
  switch (item.type) {
    case 'box':
      return hatched(
        item,
        'rect',
        { x: item.x, y: item.y, width: item.width, height: item.height, rx: item.radius },
        hatchId,
      );
    case 'path':
      return hatched(item, 'path', { d: item.d }, hatchId);
    case 'line':
      return element('line', {
        x1: item.x1,
        y1: item.y1,
        x2: item.x2,
        y2: item.y2,
        stroke: item.stroke,
        'stroke-width': item.strokeWidth,
        'stroke-dasharray': item.dash?.map(number).join(' '),
        'stroke-linecap': 'butt',
        opacity: item.opacity,
      });
    case 'text':
      return textOf(item);
    case 'image':
      return pictureOf(item, hatchId, pictures);
  }
}

/** The picture itself is in the file, so that it goes wherever the file goes. */
function pictureOf(item: ImageItem, hatchId: (colour: string) => string, pictures: Pictures): string {
  const picture = pictures.get(item.hash);
  if (!picture) return item.missing.map((one) => drawn(one, hatchId, pictures)).join('');
  const { x, y, width, height, opacity, alt } = item;
  const href = `data:${picture.type};base64,${toBase64(picture.bytes)}`;
  const title = element('title', {}, escaped(alt));
  return element('image', { x, y, width, height, opacity, href, preserveAspectRatio: 'xMidYMid meet' }, title);
}

/** A shape, and where it is hatched the same shape again over it. */
function hatched(
  item: BoxItem | PathItem,
  name: string,
  shape: Attributes,
  hatchId: (colour: string) => string,
): string {
  const own = element(name, {
    ...shape,
    fill: item.fill ?? 'none',
    stroke: item.stroke,
    'stroke-width': item.stroke === undefined ? undefined : (item.strokeWidth ?? 1),
    'stroke-dasharray': item.dash?.map(number).join(' '),
    opacity: item.opacity,
  });
  if (item.hatch === undefined) return own;
  return own + element(name, { ...shape, fill: `url(#${hatchId(item.hatch)})`, opacity: item.opacity });
}

function textOf(item: TextItem): string {
  const halo = item.halo && {
    stroke: item.halo,
    'stroke-width': HALO_WIDTH,
    'paint-order': 'stroke',
  };
  return element(
    'text',
    {
      x: item.x,
      y: item.y,
      'font-size': item.size,
      'font-weight': item.weight,
      fill: item.fill,
      'font-style': item.italic ? 'italic' : undefined,
      'text-anchor': item.anchor === 'start' ? undefined : item.anchor,
      opacity: item.opacity,
      ...halo,
    },
    escaped(item.text),
  );
}

import { mapsOf } from '../../journey/columns.ts';
import type { Id, Journey, Locale } from '../../journey/journey.ts';
import { drawnMap, type Look } from '../../journey/look.ts';
import { NO_PICTURES, type Pictures } from '../../journey/pictures.ts';
import type { Scene } from '../../journey/scene.types.ts';
import { findingsList } from '../../journey/scene-findings.ts';
import { fit } from '../../journey/text/wrap.ts';
import { TOKENS, type Tokens } from '../../journey/tokens.ts';
import { dateValue, num, PdfFile, type Ref, textValue } from './document.ts';
import { type Painted, Painter } from './paint.ts';
import type { Extent } from './path.ts';
import { type DrawnLines, NO_LINES, type StrangeLine } from './strange-lines.ts';
import { EDGE, type Pane, PAPER_SIZES, type Paper, type Sheet, sheetsOf } from './sheets.ts';
import en from './words.en.json';
import tr from './words.tr.json';

/** Around a map on a page of its own, in its units; as in its SVG. */
const MARGIN = 16;
/** Points a unit: what is a pixel on the screen is a pixel in print. */
const POINTS = 0.75;
/** No page may be longer: older readers show nothing of it. */
const LONGEST = 14_400;
const WORDS: Readonly<Record<Locale, Readonly<Record<keyof typeof en, string>>>> = { en, tr };

export interface PdfOptions {
  now: number;
  lang: Locale;
  /** Every living map when absent. */
  mapId?: Id | undefined;
  theme?: Tokens['name'] | undefined;
  paper?: Paper | undefined;
  look?: Look | undefined;
  pictures?: Pictures;
  /** Lines in letters that the font here does not have, as somebody else drew them. */
  lines?: DrawnLines | undefined;
  /** Told which such lines were not drawn, and are boxes in the file. */
  onStrange?: ((lines: readonly StrangeLine[]) => void) | undefined;
}

interface Page {
  width: number;
  height: number;
  ops: string;
  /** Of the map that begins here. */
  title?: string;
}

const overlaps = ({ extent, isText }: Painted, { left, top, right, bottom }: Extent): boolean => {
  if (!isText) return extent.left < right && extent.right > left && extent.top < bottom && extent.bottom > top;
  const [x, y] = [(extent.left + extent.right) / 2, (extent.top + extent.bottom) / 2];
  return x >= left && x < right && y >= top && y < bottom;
};

function ground(width: number, height: number, fill: string, painter: Painter): string {
  return painter.paint({ type: 'box', x: 0, y: 0, width, height, fill }).ops;
}

/** The whole map on one page. */
function onePage(scene: Scene, painter: Painter): Page {
  const [w, h] = [scene.width + 2 * MARGIN, scene.height + 2 * MARGIN];
  const scale = Math.min(POINTS, LONGEST / w, LONGEST / h);
  const [width, height] = [w * scale, h * scale];
  const [left, top] = [(scene.from?.x ?? 0) - MARGIN, (scene.from?.y ?? 0) - MARGIN];
  const place = [scale, 0, 0, -scale, -left * scale, height + top * scale].map(num).join(' ');
  const items = scene.items.map((item) => painter.paint(item).ops);
  return {
    width,
    height,
    title: scene.title,
    ops: [ground(width, height, scene.background, painter), `q ${place} cm`, ...items, 'Q'].join('\n'),
  };
}

function paneOps({ from, at }: Pane, scale: number, height: number, painted: readonly Painted[]): string {
  const [width, tall] = [(from.right - from.left) * scale, (from.bottom - from.top) * scale];
  const clip = `${[at.x, height - at.y - tall, width, tall].map(num).join(' ')} re W n`;
  const place = [scale, 0, 0, -scale, at.x - from.left * scale, height - at.y + from.top * scale].map(num).join(' ');
  const items = painted.filter((one) => overlaps(one, from)).map(({ ops }) => ops);
  return [`q ${clip} ${place} cm`, ...items, 'Q'].join('\n');
}

interface Numbered {
  scene: Scene;
  scale: number;
  size: readonly [number, number];
  tokens: Tokens;
  lang: Locale;
}

/** Words around the map, upright on a page that is counted from below. */
function around(
  painter: Painter,
  { size: [width, height], scene, scale, tokens, lang }: Numbered,
  sheet: Sheet,
  number: string,
): string {
  const small = { size: 8, weight: 440, fill: tokens.second } as const;
  const foot = height - EDGE + 2;
  const part = sheet.columns === '' ? scene.title : `${scene.title} · ${sheet.columns}`;
  const words = [
    { ...small, text: fit(part, small, width - 2 * EDGE - 100), x: EDGE, y: foot, anchor: 'start' as const },
    { ...small, text: number, x: width - EDGE, y: foot, anchor: 'end' as const },
    ...sheet.goesOn.map(({ title, x, y, width: room }) => {
      const style = { size: 13 * scale, weight: 560 };
      const text = WORDS[lang].goesOn.replace('{{title}}', title);
      return {
        ...style,
        text: fit(text, style, room - 20 * scale),
        x: x + 10 * scale,
        y,
        fill: tokens.ink,
        anchor: 'start' as const,
      };
    }),
  ];
  return [`q 1 0 0 -1 0 ${num(height)} cm`, ...words.map((one) => painter.words(one)), 'Q'].join('\n');
}

/** A journey as pages: vectors, words that can be selected, and the font in the file. Same input, same bytes (X2). */
export function writePdf(journey: Journey, options: PdfOptions): Uint8Array {
  const { now, lang, mapId, theme = 'light', paper = 'one', pictures = NO_PICTURES, look = {} } = options;
  const tokens = TOKENS[theme];
  const file = new PdfFile();
  const painter = new Painter(file, pictures, options.lines ?? NO_LINES);
  const maps = mapsOf(journey).filter((map) => mapId === undefined || map.id === mapId);
  const pages: Page[] = [];
  for (const { id } of maps) {
    const style = { tokens, locale: lang };
    const { layout, scene, findings } = drawnMap(journey, id, look, { ...style, now, isOnSheets: paper !== 'one' });
    if (paper === 'one') {
      pages.push(onePage(scene, painter));
      continue;
    }
    const size = PAPER_SIZES[paper];
    const [width, height] = size;
    const { scale, sheets } = sheetsOf(layout, scene, paper);
    const painted = scene.items.map((item) => painter.paint(item));
    sheets.forEach((sheet, at) => {
      const number = WORDS[lang].page.replace('{{page}}', String(at + 1)).replace('{{pages}}', String(sheets.length));
      const ops = [
        ground(width, height, scene.background, painter),
        ...sheet.panes.map((pane) => paneOps(pane, scale, height, painted)),
        around(painter, { scene, scale, size, tokens, lang }, sheet, number),
      ].join('\n');
      pages.push({ width, height, ops, ...(at === 0 ? { title: scene.title } : {}) });
    });
    if (findings) {
      const { items } = findingsList(findings, journey, style, { x: 0, y: 0, width: (width - 2 * EDGE) / POINTS });
      const place = `q ${[POINTS, 0, 0, -POINTS, EDGE, height - EDGE].map(num).join(' ')} cm`;
      const list = items.map((item) => painter.paint(item).ops);
      pages.push({
        width,
        height,
        ops: [ground(width, height, scene.background, painter), place, ...list, 'Q'].join('\n'),
      });
    }
  }
  const { title } = journey.board;
  if (pages.length === 0) {
    const words = painter.words({
      text: title,
      x: 40,
      y: 60,
      size: 15,
      weight: 620,
      fill: tokens.ink,
      anchor: 'start',
    });
    const ops = `${ground(400, 120, tokens.canvas, painter)} q 1 0 0 -1 0 120 cm ${words} Q`;
    pages.push({ width: 400, height: 120, ops });
  }
  options.onStrange?.(painter.strange());
  const named = (mapId === undefined ? undefined : journey.maps.get(mapId)?.title) ?? title;
  return finished(file, painter, pages, { now, lang, title: named || pages[0]?.title || 'Journeyboard' });
}

function finished(
  file: PdfFile,
  painter: Painter,
  pages: readonly Page[],
  { now, lang, title }: { now: number; lang: Locale; title: string },
): Uint8Array {
  const tree = file.reserve();
  const resources = painter.resources();
  const refs = pages.map(({ width, height, ops }) =>
    file.add({
      Type: '/Page',
      Parent: tree,
      MediaBox: [0, 0, width, height],
      Resources: resources,
      Contents: file.stream(ops),
    }),
  );
  file.add({ Type: '/Pages', Kids: refs, Count: refs.length }, tree);
  const outlines = bookmarks(file, pages, refs);
  const root = file.add({
    Type: '/Catalog',
    Pages: tree,
    Lang: textValue(lang),
    ViewerPreferences: { DisplayDocTitle: 'true' },
    ...(outlines ? { Outlines: outlines } : {}),
  });
  const date = dateValue(now);
  const info = file.add({
    Title: textValue(title),
    Creator: textValue('Journeyboard'),
    CreationDate: date,
    ModDate: date,
  });
  return file.write({ Root: root, Info: info });
}

/** One for each map of the board, where there are several. */
function bookmarks(file: PdfFile, pages: readonly Page[], refs: readonly Ref[]): Ref | undefined {
  if (pages.filter(({ title }) => title !== undefined).length < 2) return undefined;
  const marks = pages.flatMap(({ title }, at) => {
    const page = refs[at];
    return title === undefined || !page ? [] : [{ title, page, ref: file.reserve() }];
  });
  const [first, last] = [marks[0], marks.at(-1)];
  if (!first || !last) return undefined;
  const root = file.reserve();
  marks.forEach(({ title, page, ref }, at) => {
    file.add(
      {
        Title: textValue(title),
        Parent: root,
        Dest: [page, '/Fit'],
        Prev: marks[at - 1]?.ref,
        Next: marks[at + 1]?.ref,
      },
      ref,
    );
  });
  return file.add({ Type: '/Outlines', First: first.ref, Last: last.ref, Count: marks.length }, root);
}

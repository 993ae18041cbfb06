import { paintScene } from '../export/paint-scene.ts';
import { mapsOf } from '../../shared/journey/columns.ts';
import type { Journey, Locale } from '../../shared/journey/journey.ts';
import { layoutMap } from '../../shared/journey/layout.ts';
import { sceneOf } from '../../shared/journey/scene.ts';
import type { MapLayout } from '../../shared/journey/layout.types.ts';
import type { Primitive, Scene } from '../../shared/journey/scene.types.ts';
import { TOKENS } from '../../shared/journey/tokens.ts';
import type { Picture } from '../home/pictures.ts';

const WIDTH = 640;
const HEIGHT = 400;
/** Of a wide map its beginning is shown: the whole of it would be grey. */
const LEAST_SCALE = 0.36;

const topOf = (item: Primitive): number =>
  item.type === 'path' ? -Infinity : item.type === 'line' ? Math.min(item.y1, item.y2) : item.y;

function paint(scene: Scene): Promise<Blob> {
  const scale = Math.max(LEAST_SCALE, WIDTH / (scene.width + 32));
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const paper = canvas.getContext('2d');
  if (!paper) throw new Error('no canvas to paint on');
  paper.fillStyle = scene.background;
  paper.fillRect(0, 0, WIDTH, HEIGHT);
  const items = scene.items.filter((item) => topOf(item) * scale < HEIGHT);
  paintScene(paper, { ...scene, items }, scale);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('nothing painted'))), 'image/webp', 0.86),
  );
}

/** The beginning of a board's first map, small, in both themes (X2: from the model, not from the page). */
export async function paintBoard(journey: Journey, locale: Locale): Promise<Picture | undefined> {
  const map = mapsOf(journey)[0];
  if (!map) return undefined;
  const layout = topPart(layoutMap(journey, map.id, { untitled: true }));
  const inTheme = (theme: 'light' | 'dark'): Promise<Blob> =>
    paint(sceneOf(layout, journey, { tokens: TOKENS[theme], locale }));
  // one after the other: somebody may be dragging a card meanwhile
  const light = await inTheme('light');
  const dark = await inTheme('dark');
  return { light, dark };
}

/** Thousands of cards below the edge are not worth a stutter. */
function topPart(layout: MapLayout): MapLayout {
  const isSeen = ({ y }: { y: number }): boolean => y < HEIGHT / LEAST_SCALE;
  return { ...layout, lanes: layout.lanes.filter(isSeen), cards: layout.cards.filter(isSeen) };
}

import type { CardBox, MapLayout } from '../../shared/journey/layout.types.ts';
import type { Tokens } from '../../shared/journey/tokens.ts';
import type { Viewport } from './view.ts';

export interface Size {
  width: number;
  height: number;
}

const LARGEST: Size = { width: 220, height: 150 };

/** How much smaller the overview is, so that the whole map is in it. */
export function overviewScale({ width, height }: Size): number {
  return Math.min(LARGEST.width / Math.max(1, width), LARGEST.height / Math.max(1, height));
}

type Pen = Pick<CanvasRenderingContext2D, 'setTransform' | 'clearRect' | 'beginPath' | 'rect' | 'fill'> & {
  fillStyle: unknown;
  globalAlpha: number;
};

/** Stages in their tints and cards in the colour of their kind; words would be dust. */
export function paintOverview(
  pen: Pen,
  layout: Pick<MapLayout, 'stages' | 'cards' | 'width' | 'height'>,
  { looks, tokens, scale }: { looks: ReadonlyMap<string, string>; tokens: Tokens; scale: number },
): void {
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, layout.width, layout.height);
  for (const stage of layout.stages) {
    pen.beginPath();
    pen.rect(stage.x, stage.y, stage.width - 6, stage.height);
    pen.fillStyle = tokens.stages[stage.tint].fill;
    pen.fill();
  }
  const byColour = new Map<string, CardBox[]>();
  for (const card of layout.cards) {
    const key = `${tokens.kinds[card.card.kind]} ${looks.get(card.id) === 'dimmed' ? 'dim' : ''}`;
    const alike = byColour.get(key);
    if (alike) alike.push(card);
    else byColour.set(key, [card]);
  }
  for (const [key, cards] of byColour) {
    const [colour, dim] = key.split(' ');
    pen.globalAlpha = dim ? 0.18 : 0.75;
    pen.beginPath();
    for (const { x, y, width, height } of cards) pen.rect(x, y, width, height);
    pen.fillStyle = colour;
    pen.fill();
  }
  pen.globalAlpha = 1;
}

/** The view with a place of the map in the middle of what the heads leave free. */
export function centredView(at: { x: number; y: number }, pane: Size, zoom: number): Viewport {
  return { x: pane.width / 2 - at.x * zoom, y: pane.height / 2 - at.y * zoom, zoom };
}

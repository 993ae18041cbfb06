import type { DrawnFlow, FlowEnds, Flows } from './flows.ts';
import { formatCount } from './format.ts';
import { linePath } from './scene-links.ts';
import { at, baseline, box, path, SMALL, STRONG, text, triangle, type Style } from './scene-parts.ts';
import type { Primitive } from './scene.types.ts';
import { textWidth } from './text/wrap.ts';

const WIDEST = 10;
const CHIP = 16;

/** As wide as people are many; a few among very many are still a line. */
export const flowWidth = ({ share }: Pick<DrawnFlow, 'share'>): number => Math.max(1.5, share * WIDEST);

/** As meant in the accent; where people make a way of their own, in the colour of what was not meant. */
const colourOf = ({ isMeant }: DrawnFlow, { tokens }: Style): string => (isMeant ? tokens.accent : tokens.negative);

/** The ways that people take between cards, the widest under the others, and each with its count. */
export function flowItems({ drawn, ends }: Flows, style: Style): Primitive[] {
  return [
    ...drawn.flatMap((flow) => wayItems(flow, style)),
    ...drawn.flatMap((flow) => countItems(flow, style)),
    ...ends.flatMap((end) => endItems(end, style)),
  ];
}

function wayItems(flow: DrawnFlow, style: Style): Primitive[] {
  const { points } = flow.route;
  const [tip, before] = [points.at(-1), points.at(-2)];
  if (!tip || !before) return [];
  const width = flowWidth(flow);
  const stroke = colourOf(flow, style);
  const head = Math.max(5, width * 0.9);
  const [dx, dy] = [Math.sign(tip.x - before.x), Math.sign(tip.y - before.y)];
  const back = { x: tip.x - dx * head, y: tip.y - dy * head };
  const side = Math.max(3.5, width * 0.8);
  const d = linePath(points, head - 1);
  return [
    // a line of the ground's colour under it parts ways that cross
    path({ d, stroke: style.tokens.canvas, strokeWidth: width + 2.5, opacity: 0.7 }),
    path({ d, stroke, strokeWidth: width, opacity: 0.5 }),
    path({
      d: `M${at(back.x - dy * side, back.y + dx * side)}L${at(tip.x, tip.y)}L${at(back.x + dy * side, back.y - dx * side)}Z`,
      fill: stroke,
    }),
  ];
}

function countItems(flow: DrawnFlow, style: Style): Primitive[] {
  const { label } = flow;
  if (!label) return [];
  const { x, y, width, height } = label;
  const stroke = colourOf(flow, style);
  return [
    box({ x, y, width, height, radius: height / 2, fill: style.tokens.surface, stroke, strokeWidth: 1 }),
    text(STRONG, {
      x: x + width / 2,
      y: baseline(y, height, STRONG.size),
      text: label.text,
      fill: stroke,
      anchor: 'middle',
    }),
  ];
}

/** On a card's borders: over it who came in there, under it who left. */
function endItems({ card, entered, left }: FlowEnds, style: Style): Primitive[] {
  const { tokens, locale } = style;
  const chip = (count: number, isLeft: boolean): Primitive[] => {
    if (count === 0) return [];
    const words = formatCount(locale, count);
    const width = textWidth(words, SMALL) + 22;
    const x = isLeft ? card.x + 10 : card.x + card.width - 10 - width;
    const y = (isLeft ? card.y : card.y + card.height) - CHIP / 2;
    const colour = isLeft ? tokens.positive : tokens.negative;
    return [
      box({ x, y, width, height: CHIP, radius: CHIP / 2, fill: tokens.surface, stroke: tokens.line, strokeWidth: 1 }),
      path({ d: triangle(x + 6, y + 11.5, false), fill: colour }),
      text(SMALL, { x: x + 16, y: baseline(y, CHIP, SMALL.size), text: words, fill: colour }),
    ];
  };
  return [...chip(entered, true), ...chip(left, false)];
}

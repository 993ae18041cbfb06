import type { Journey, Link } from './journey.ts';
import type { MapLayout } from './layout.types.ts';
import { type LinkLabel, placeLabels } from './links/labels.ts';
import type { Point } from './links/obstacles.ts';
import { type LinkRoute, linkRoutes } from './links/routes.ts';
import { at, baseline, box, circle, path, QUIET, text, type Style } from './scene-parts.ts';
import type { Primitive } from './scene.types.ts';
import { sayIn } from './words/words.ts';

const BEND = 5;
const HEAD = { length: 6.5, width: 3.5 };
const DASH = [4, 3.5] as const;

const toward = (from: Point, to: Point, by: number): Point => {
  const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
  const share = length === 0 ? 0 : Math.min(1, by / length);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
};
const far = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

/** A way with its corners rounded, up to where its head begins. */
export function linePath(points: readonly Point[], ending = 0): string {
  const last = points.length - 1;
  return points
    .map((point, i) => {
      const [before, after] = [points[i - 1], points[i + 1]];
      if (!before) return `M${at(point.x, point.y)}`;
      if (!after) {
        const end = toward(point, before, Math.min(ending, far(point, before) - 0.5));
        return `L${at(end.x, end.y)}`;
      }
      // the last stretch must keep room for its head
      const room = (to: Point, spare: number): number => Math.max(0, Math.min(BEND, far(point, to) / 2 - spare));
      const bend = Math.min(room(before, 0), room(after, i + 1 === last ? ending / 2 : 0));
      const [start, end] = [toward(point, before, bend), toward(point, after, bend)];
      return `L${at(start.x, start.y)}Q${at(point.x, point.y)},${at(end.x, end.y)}`;
    })
    .join('');
}

/** The tip stands on the card's border; in a narrow gutter its back reaches over the line that turns there. */
function headPath(tip: Point, from: Point, closed: boolean): string {
  const [dx, dy] = [Math.sign(tip.x - from.x), Math.sign(tip.y - from.y)];
  const back = { x: tip.x - dx * HEAD.length, y: tip.y - dy * HEAD.length };
  const [a, b] = [1, -1].map((side) => at(back.x - dy * HEAD.width * side, back.y + dx * HEAD.width * side));
  return `M${a ?? ''}L${at(tip.x, tip.y)}L${b ?? ''}${closed ? 'Z' : ''}`;
}

export interface LinkLook {
  stroke: string;
  width: number;
}

/** A line as its kind is drawn: flow has a full head, a hand-over begins in a dot, a dependency is dashed. */
export function linkLine({ link, points }: LinkRoute, { stroke, width }: LinkLook, { tokens }: Style): Primitive[] {
  const [start, tip, before] = [points[0], points.at(-1), points.at(-2)];
  if (!start || !tip || !before) return [];
  const kind: Link['kind'] = link.kind;
  const base = { stroke, strokeWidth: width, of: link.id };
  switch (kind) {
    case 'flow':
      return [
        path({ ...base, d: linePath(points, HEAD.length - 1) }),
        path({ d: headPath(tip, before, true), fill: stroke, of: link.id }),
      ];
    case 'hand-over':
      return [
        path({ ...base, d: linePath(points, 1) }),
        path({ ...base, d: headPath(tip, before, false) }),
        path({ d: circle(start.x, start.y, 3), fill: stroke, of: link.id }),
      ];
    case 'dependency':
      return [
        path({ ...base, d: linePath(points, HEAD.length), dash: DASH }),
        path({ ...base, d: headPath(tip, before, true), fill: tokens.canvas }),
      ];
  }
}

/** A chip that keeps the line, and what lies under it, out of the words. */
export function labelItems(label: LinkLabel, fill: string, id: string, { tokens }: Style): Primitive[] {
  const { x, y, width, height } = label;
  return [
    box({
      x,
      y,
      width,
      height,
      radius: height / 2,
      fill: tokens.canvas,
      stroke: tokens.hairline,
      strokeWidth: 1,
      of: id,
    }),
    text(QUIET, {
      x: x + width / 2,
      y: baseline(y, height, QUIET.size),
      text: label.text,
      fill,
      anchor: 'middle',
      of: id,
    }),
  ];
}

/** All links of a map, lines first, so that no line runs over a word. */
export function linkItems(layout: MapLayout, journey: Journey, style: Style): Primitive[] {
  const routes = linkRoutes(journey, layout);
  const labels = placeLabels(routes, layout.cards);
  const look = { stroke: style.tokens.third, width: 1.5 };
  return [
    ...routes.flatMap((route) => linkLine(route, look, style)),
    ...[...labels].flatMap(([id, label]) => labelItems(label, style.tokens.second, id, style)),
  ];
}

/** Links in words, for those who cannot see them. */
export function describeLinks(layout: MapLayout, journey: Journey, locale: Style['locale']): string[] {
  const say = sayIn(locale);
  return linkRoutes(journey, layout).map(({ link, from, to }) => {
    const values = { from: from.card.title, to: to.card.title, kind: say(`link.${link.kind}`) };
    return link.label.trim() === '' ? say('map.link', values) : say('map.link-named', { ...values, label: link.label });
  });
}

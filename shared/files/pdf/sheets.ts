import type { MapLayout } from '../../journey/layout.types.ts';
import type { Scene } from '../../journey/scene.types.ts';
import type { Extent } from './path.ts';

export const PAPERS = ['one', 'a4', 'a3', 'letter'] as const;
/** One page as large as the map, or sheets of a printer's paper, lying. */
export type Paper = (typeof PAPERS)[number];

/** In points. */
export const PAPER_SIZES: Readonly<Record<Exclude<Paper, 'one'>, readonly [number, number]>> = {
  a4: [841.89, 595.28],
  a3: [1190.55, 841.89],
  letter: [792, 612],
};
export const EDGE = 28;
export const FOOT = 18;
/** Points a unit of the map: its smallest words are 7.5 points then, as large as small print may be. */
const SCALE = 0.68;

/** A part of the map in a part of a page. */
export interface Pane {
  from: Extent;
  /** Upper left corner on the page, in points from its upper left. */
  at: { x: number; y: number };
}

export interface Sheet {
  panes: readonly Pane[];
  /** Columns that are on it, from and to, for its foot. */
  columns: string;
  /** Stages whose name stands on the sheet before, each with where it goes on. */
  goesOn: readonly { title: string; x: number; y: number; width: number }[];
}

/** From one end to the other in stretches no longer than `room`, each ending at the last of the best borders within it. */
export function stretches(
  from: number,
  to: number,
  room: number,
  ranked: readonly (readonly number[])[],
): [number, number][] {
  const all: [number, number][] = [];
  for (let start = from; start < to - 0.5;) {
    const last = (borders: readonly number[], share: number): number | undefined =>
      borders.filter((border) => border > start + Math.max(0.5, room * share) && border <= start + room + 0.5).at(-1);
    const end = to - start <= room + 0.5 ? to : undefined;
    // the best of borders is not worth a sheet that stays half empty
    const good = ranked.map((borders) => last(borders, 0.45)).find((border) => border !== undefined);
    const any = ranked.map((borders) => last(borders, 0)).findLast((border) => border !== undefined);
    const next = end ?? good ?? any ?? start + room;
    all.push([start, next]);
    start = next;
  }
  return all;
}

/** Heights at which a line across the map would cut no card. */
function clearHeights({ lanes, cards, header }: MapLayout): number[] {
  const edges = [...lanes.map((lane) => lane.y + lane.height), ...cards.map((card) => card.y + card.height + 4)];
  return [...new Set([header.y + header.height, ...edges])]
    .filter((y) => cards.every((card) => y <= card.y || y >= card.y + card.height))
    .sort((a, b) => a - b);
}

/** A map on sheets of paper, its heads on each of them. */
export function sheetsOf(
  layout: MapLayout,
  scene: Scene,
  paper: Exclude<Paper, 'one'>,
): { scale: number; sheets: Sheet[] } {
  const [width, height] = PAPER_SIZES[paper];
  const [free, tall] = [width - 2 * EDGE, height - 2 * EDGE - FOOT];
  const { rail, header, columns, stages, lanes, cards } = layout;
  const widest = Math.max(0, ...columns.map((column) => column.width));
  const scale = Math.min(SCALE, free / (rail + widest + 12));
  const head = header.y + header.height;
  const [left, top] = [scene.from?.x ?? 0, scene.from?.y ?? 0];
  const [right, bottom] = [left + scene.width, top + scene.height];
  const columnEnds = columns.map((column) => column.x + column.width);
  // a card over more columns than a sheet has is cut anyway
  const whole = cards.filter((card) => card.width <= free / scale - rail);
  const cutsNone = (x: number): boolean => whole.every((card) => x <= card.x || x >= card.x + card.width);
  const stageEnds = stages.map((stage) => stage.x + stage.width).filter(cutsNone);
  const laneEnds = lanes.map((lane) => lane.y + lane.height);
  const across = [
    ...(left < 0 ? stretches(left, 0, free / scale, []) : []),
    ...stretches(rail, Math.max(right, rail + 1), free / scale - rail, [
      stageEnds,
      columnEnds.filter(cutsNone),
      columnEnds,
    ]),
  ];
  const down = [
    ...(top < 0 ? stretches(top, 0, tall / scale, []) : []),
    ...stretches(head, Math.max(bottom, head + 1), tall / scale - head, [laneEnds, clearHeights(layout)]),
  ];
  const sheets = down.flatMap(([y0, y1], row) =>
    across.map(([x0, x1]): Sheet => {
      // the name of the map stands over its first row only
      const isFirst = down.findIndex(([from]) => from === head) === row;
      const headsAt = EDGE + (isFirst ? header.y * scale : 0);
      const hasHead = y0 >= head;
      const hasRail = x0 >= rail;
      const railWidth = hasRail ? rail : 0;
      const [x, y] = [EDGE + railWidth * scale, hasHead ? headsAt + header.height * scale : EDGE];
      const body = { left: x0, right: x1, top: y0, bottom: y1 };
      const panes: Pane[] = [{ from: body, at: { x, y } }];
      const band = { top: header.y, bottom: head };
      if (hasHead) panes.push({ from: { ...body, ...band }, at: { x, y: headsAt } });
      if (hasRail) panes.push({ from: { ...body, left: 0, right: rail }, at: { x: EDGE, y } });
      if (hasHead && hasRail) panes.push({ from: { left: 0, right: rail, ...band }, at: { x: EDGE, y: headsAt } });
      if (isFirst) {
        // in one piece, for it is longer than the rail is wide
        const begins = x0 === rail ? 0 : x0;
        panes.push({
          from: { left: begins, right: x1, top: 0, bottom: header.y },
          at: { x: begins === 0 ? EDGE : x, y: EDGE },
        });
      }
      const here = columns.filter((column) => column.x >= x0 - 0.5 && column.x < x1 - 0.5);
      const [first, last] = [here[0], here.at(-1)];
      const names = [first?.stageTitle ?? '', last?.stageTitle ?? ''].map((name) => name.trim());
      return {
        panes,
        columns: names[0] === names[1] ? (names[0] ?? '') : names.join(' – '),
        goesOn: stages
          .filter((stage) => hasHead && stage.x < x0 - 0.5 && stage.x + stage.width > x0 + 40)
          .map((stage) => ({
            title: stage.title,
            x,
            y: headsAt + (stage.y - header.y + stage.height / 2 + 4) * scale,
            width: (Math.min(x1, stage.x + stage.width) - x0) * scale,
          })),
      };
    }),
  );
  return { scale, sheets };
}

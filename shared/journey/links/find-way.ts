import type { Box } from '../layout.types.ts';
import type { Obstacles, Point } from './obstacles.ts';

/** A turn costs as much as this many units of way: few turns are easier to follow than a short way. */
const TURN = 60;

type Side = 'left' | 'right' | 'top' | 'bottom';
const SIDES: readonly Side[] = ['right', 'left', 'bottom', 'top'];
const isLevel = (side: Side): boolean => side === 'left' || side === 'right';

/** Where a line leaves a card. */
function port(box: Box, side: Side): Point {
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  switch (side) {
    case 'left':
      return { x: box.x, y };
    case 'right':
      return { x: box.x + box.width, y };
    case 'top':
      return { x, y: box.y };
    case 'bottom':
      return { x, y: box.y + box.height };
  }
}

/** The next line of the grid outwards from a card's side. */
function stepOut(from: Point, side: Side, xs: readonly number[], ys: readonly number[]): [number, number] | undefined {
  const column = isLevel(side)
    ? side === 'right'
      ? xs.findIndex((x) => x > from.x)
      : xs.findLastIndex((x) => x < from.x)
    : xs.indexOf(from.x);
  const row = isLevel(side)
    ? ys.indexOf(from.y)
    : side === 'bottom'
      ? ys.findIndex((y) => y > from.y)
      : ys.findLastIndex((y) => y < from.y);
  return column < 0 || row < 0 ? undefined : [column, row];
}

interface Step {
  cost: number;
  state: number;
}

/** A heap by cost; of two that cost the same, the one of the smaller state, so that ways are the same everywhere. */
class Queue {
  readonly #steps: Step[] = [];
  static before(a: Step, b: Step): boolean {
    return a.cost < b.cost || (a.cost === b.cost && a.state < b.state);
  }
  push(step: Step): void {
    const steps = this.#steps;
    steps.push(step);
    let at = steps.length - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const [above, here] = [steps[up], steps[at]];
      if (!above || !here || !Queue.before(here, above)) break;
      [steps[up], steps[at]] = [here, above];
      at = up;
    }
  }
  pop(): Step | undefined {
    const steps = this.#steps;
    const top = steps[0];
    const last = steps.pop();
    if (!last || steps.length === 0) return top;
    steps[0] = last;
    let at = 0;
    for (;;) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        const [one, best] = [steps[child], steps[least]];
        if (one && best && Queue.before(one, best)) least = child;
      }
      const [here, under] = [steps[at], steps[least]];
      if (least === at || !here || !under) return top;
      [steps[at], steps[least]] = [under, here];
      at = least;
    }
  }
}

/**
 * The easiest way from one card to another along the lines of a grid, through no card. States are the crossings of the
 * grid, each come to by a level or an upright line.
 */
export function findWay(
  from: Box,
  to: Box,
  { xs, ys, obstacles }: { xs: readonly number[]; ys: readonly number[]; obstacles: Obstacles },
): Point[] | undefined {
  const stateOf = (column: number, row: number, level: boolean): number =>
    (row * xs.length + column) * 2 + (level ? 1 : 0);
  const pointOf = (state: number): Point => ({
    x: xs[(state >> 1) % xs.length] ?? 0,
    y: ys[Math.floor((state >> 1) / xs.length)] ?? 0,
  });
  const best = new Map<number, { cost: number; before: number | undefined; port?: Point }>();
  const queue = new Queue();
  const reach = (state: number, cost: number, before: number | undefined, start?: Point): void => {
    const known = best.get(state);
    if (known && known.cost <= cost) return;
    best.set(state, { cost, before, ...(start ? { port: start } : {}) });
    queue.push({ cost, state });
  };
  for (const [i, side] of SIDES.entries()) {
    const start = port(from, side);
    const next = stepOut(start, side, xs, ys);
    if (!next) continue;
    const there = { x: xs[next[0]] ?? 0, y: ys[next[1]] ?? 0 };
    // of ways as easy, the one that goes on as the map is read
    if (!obstacles.blocks(start, there, 0)) {
      reach(
        stateOf(...next, isLevel(side)),
        Math.abs(there.x - start.x) + Math.abs(there.y - start.y) + i,
        undefined,
        start,
      );
    }
  }
  const ends = new Map<number, { side: Side; end: Point }>();
  for (const side of SIDES) {
    const end = port(to, side);
    const before = stepOut(end, side, xs, ys);
    if (!before) continue;
    const there = { x: xs[before[0]] ?? 0, y: ys[before[1]] ?? 0 };
    if (!obstacles.blocks(end, there, 0))
      for (const level of [false, true]) ends.set(stateOf(...before, level), { side, end });
  }
  let found: { cost: number; state: number; end: Point } | undefined;
  for (let step = queue.pop(); step; step = queue.pop()) {
    const { cost, state } = step;
    if (found && cost >= found.cost) break;
    if ((best.get(state)?.cost ?? 0) < cost) continue;
    const level = (state & 1) === 1;
    const here = pointOf(state);
    const end = ends.get(state);
    if (end) {
      const last = Math.abs(end.end.x - here.x) + Math.abs(end.end.y - here.y);
      const turn = level === isLevel(end.side) ? 0 : TURN;
      const whole =
        cost + last + turn + SIDES.indexOf(end.side === 'left' ? 'right' : end.side === 'right' ? 'left' : end.side);
      if (!found || whole < found.cost) found = { cost: whole, state, end: end.end };
    }
    const column = (state >> 1) % xs.length;
    const row = Math.floor((state >> 1) / xs.length);
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      const x = xs[column + dx];
      const y = ys[row + dy];
      if (x === undefined || y === undefined) continue;
      if (obstacles.blocks(here, { x, y })) continue;
      const onward = dx !== 0;
      reach(
        stateOf(column + dx, row + dy, onward),
        cost + Math.abs(x - here.x) + Math.abs(y - here.y) + (onward === level ? 0 : TURN),
        state,
      );
    }
  }
  if (!found) return undefined;
  const points: Point[] = [found.end];
  for (let at: number | undefined = found.state; at !== undefined; at = best.get(at)?.before) {
    points.push(pointOf(at));
    const start = best.get(at)?.port;
    if (start) points.push(start);
  }
  return straightened(points.reverse());
}

/** Without points that stand in line with their neighbours. */
function straightened(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const [last, before] = [kept.at(-1), kept.at(-2)];
    if (last && last.x === point.x && last.y === point.y) continue;
    const inLine =
      last && before && ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y));
    if (inLine) kept.pop();
    kept.push(point);
  }
  return kept;
}

import { num } from './document.ts';

/** How many numbers each command of a path takes. */
const TAKES: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, Q: 4, S: 4, T: 2, A: 7, Z: 0 };
const PART = /([a-zA-Z])|([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)/gu;

export interface Extent {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Outline {
  /** Operators that build the path, without painting it. */
  ops: string;
  extent: Extent;
}

type Curve = readonly [number, number, number, number, number, number];

/** An arc of an ellipse as cubic curves of at most a quarter turn each. */
function arcCurves(
  [x1, y1]: readonly [number, number],
  [rx0, ry0, turn, large, sweep, x2, y2]: readonly [number, number, number, number, number, number, number],
): Curve[] {
  let [rx, ry] = [Math.abs(rx0), Math.abs(ry0)];
  if (rx === 0 || ry === 0) return [[x1, y1, x2, y2, x2, y2]];
  const [sin, cos] = [Math.sin((turn * Math.PI) / 180), Math.cos((turn * Math.PI) / 180)];
  const [dx, dy] = [(x1 - x2) / 2, (y1 - y2) / 2];
  const [px, py] = [cos * dx + sin * dy, cos * dy - sin * dx];
  // radii that cannot reach from end to end grow until they do
  const short = (px / rx) ** 2 + (py / ry) ** 2;
  if (short > 1) [rx, ry] = [rx * Math.sqrt(short), ry * Math.sqrt(short)];
  const free = Math.max(0, (rx * ry) ** 2 - (rx * py) ** 2 - (ry * px) ** 2);
  const root = Math.sqrt(free / ((rx * py) ** 2 + (ry * px) ** 2 || 1)) * (large === sweep ? -1 : 1);
  const [cx0, cy0] = [(root * rx * py) / ry, (-root * ry * px) / rx];
  const [cx, cy] = [cos * cx0 - sin * cy0 + (x1 + x2) / 2, sin * cx0 + cos * cy0 + (y1 + y2) / 2];
  const from = Math.atan2((py - cy0) / ry, (px - cx0) / rx);
  let by = Math.atan2((-py - cy0) / ry, (-px - cx0) / rx) - from;
  if (sweep !== 0 && by < 0) by += 2 * Math.PI;
  if (sweep === 0 && by > 0) by -= 2 * Math.PI;
  const pieces = Math.max(1, Math.ceil(Math.abs(by) / (Math.PI / 2) - 1e-9));
  const pull = (4 / 3) * Math.tan(by / pieces / 4);
  const at = (u: number, v: number): [number, number] => [
    cx + rx * cos * u - ry * sin * v,
    cy + rx * sin * u + ry * cos * v,
  ];
  return Array.from({ length: pieces }, (_, i): Curve => {
    const [a, b] = [from + (by * i) / pieces, from + (by * (i + 1)) / pieces];
    const [c1x, c1y] = at(Math.cos(a) - pull * Math.sin(a), Math.sin(a) + pull * Math.cos(a));
    const [c2x, c2y] = at(Math.cos(b) + pull * Math.sin(b), Math.sin(b) - pull * Math.cos(b));
    const [ex, ey] = at(Math.cos(b), Math.sin(b));
    return [c1x, c1y, c2x, c2y, ex, ey];
  });
}

/** SVG path data as PDF operators, and how far it reaches. */
export function outlineOf(d: string): Outline {
  const ops: string[] = [];
  const extent: Extent = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let last: { command: string; x: number; y: number } = { command: '', x: 0, y: 0 };
  const reach = (px: number, py: number): void => {
    extent.left = Math.min(extent.left, px);
    extent.top = Math.min(extent.top, py);
    extent.right = Math.max(extent.right, px);
    extent.bottom = Math.max(extent.bottom, py);
  };
  const curve = (points: Curve): void => {
    for (let i = 0; i < 6; i += 2) reach(points[i] ?? 0, points[i + 1] ?? 0);
    ops.push(`${points.map(num).join(' ')} c`);
    [x, y] = [points[4], points[5]];
  };
  const line = (px: number, py: number, op: 'm' | 'l'): void => {
    reach(px, py);
    ops.push(`${num(px)} ${num(py)} ${op}`);
    [x, y] = [px, py];
  };
  const quadratic = (qx: number, qy: number, ex: number, ey: number): void =>
    curve([x + (2 / 3) * (qx - x), y + (2 / 3) * (qy - y), ex + (2 / 3) * (qx - ex), ey + (2 / 3) * (qy - ey), ex, ey]);

  const run = (name: string, given: readonly number[]): void => {
    const command = name.toUpperCase();
    const [ox, oy] = name === command ? [0, 0] : [x, y];
    const point = (at: number): [number, number] => [(given[at] ?? 0) + ox, (given[at + 1] ?? 0) + oy];
    const mirrored = (of: string): [number, number] =>
      of.includes(last.command) && last.command !== '' ? [2 * x - last.x, 2 * y - last.y] : [x, y];
    let control: [number, number] = [x, y];
    switch (command) {
      case 'M':
        line(...point(0), 'm');
        [startX, startY] = [x, y];
        break;
      case 'L':
        line(...point(0), 'l');
        break;
      case 'H':
        line((given[0] ?? 0) + ox, y, 'l');
        break;
      case 'V':
        line(x, (given[0] ?? 0) + oy, 'l');
        break;
      case 'C':
        control = point(2);
        curve([...point(0), ...control, ...point(4)]);
        break;
      case 'S': {
        const first = mirrored('CS');
        control = point(0);
        curve([...first, ...control, ...point(2)]);
        break;
      }
      case 'Q':
        control = point(0);
        quadratic(...control, ...point(2));
        break;
      case 'T':
        control = mirrored('QT');
        quadratic(...control, ...point(0));
        break;
      case 'A': {
        const [rx = 0, ry = 0, turn = 0, large = 0, sweep = 0] = given;
        for (const piece of arcCurves([x, y], [rx, ry, turn, large, sweep, ...point(5)])) curve(piece);
        break;
      }
      default:
        ops.push('h');
        [x, y] = [startX, startY];
    }
    last = { command, x: control[0], y: control[1] };
  };

  let name = '';
  let given: number[] = [];
  const flush = (): void => {
    const takes = TAKES[name.toUpperCase()];
    if (takes === undefined) return;
    if (takes === 0) run(name, []);
    // more numbers than it takes are the same command again; after a move they are lines
    for (let i = 0; takes > 0 && i + takes <= given.length; i += takes) {
      run(i > 0 && name === 'M' ? 'L' : i > 0 && name === 'm' ? 'l' : name, given.slice(i, i + takes));
    }
  };
  for (const [, letter, value] of spread(d).matchAll(PART)) {
    if (letter !== undefined) {
      flush();
      name = letter;
      given = [];
    } else given.push(Number(value));
  }
  flush();
  return { ops: ops.join(' '), extent };
}

const ARC_PART = [/[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)/uy, /[\s,]*([01])/uy] as const;
const [NUMBER, FLAG] = ARC_PART;
const ARC = [NUMBER, NUMBER, NUMBER, FLAG, FLAG, NUMBER, NUMBER];

/** The two flags of an arc may be written without a space behind them: a1 1 0 012 2. */
function spread(d: string): string {
  return d.replace(/([aA])([^a-df-zA-Z]*)/gu, (_, command: string, rest: string) => {
    const found: string[] = [];
    for (let at = 0; ;) {
      const part = ARC[found.length % ARC.length] ?? NUMBER;
      part.lastIndex = at;
      const value = part.exec(rest);
      if (!value) return `${command}${found.join(' ')}`;
      found.push(value[1] ?? '');
      at = part.lastIndex;
    }
  });
}

import type { Obstacles, Point } from './obstacles.ts';

/** Between two lines that run side by side. */
const APART = 5;
/** What a line keeps from cards when it moves aside. */
const KEEP = 2;
/** As far as a line moves aside at most: less than half the height of any card whose side it slides along. */
const FAR = 10;

interface Run {
  way: number;
  /** Which of the way's stretches it is. */
  at: number;
  isLevel: boolean;
  /** Its place across, and its stretch along. */
  across: number;
  from: number;
  to: number;
  /** How far it may move to either side. */
  room: number;
}

function roomOf(run: Omit<Run, 'room'>, obstacles: Obstacles): number {
  const { isLevel, across } = run;
  let room = FAR;
  // the lines it turns into move aside too, which makes it longer
  const [from, to] = [run.from - FAR, run.to + FAR];
  // one that is farther away than it may move at most leaves it all its room
  const reach = FAR + KEEP;
  const cards = isLevel
    ? obstacles.near(from, to, across - reach, across + reach)
    : obstacles.near(across - reach, across + reach, from, to);
  for (const card of cards) {
    const [low, high] = isLevel ? [card.x, card.x + card.width] : [card.y, card.y + card.height];
    if (high <= from || low >= to) continue;
    const [near, far] = isLevel ? [card.y, card.y + card.height] : [card.x, card.x + card.width];
    // it lies ahead, and the line that is turned into before it keeps away from it
    if (across > near && across < far) continue;
    const distance = across <= near ? near - across : across >= far ? across - far : 0;
    room = Math.min(room, Math.max(0, distance - KEEP));
  }
  return room;
}

/** Ways that share a gutter run side by side in it instead of on each other; none comes nearer to a card than it may. */
export function separated(ways: readonly (readonly Point[])[], obstacles: Obstacles): Point[][] {
  const lanes = new Map<string, Run[]>();
  ways.forEach((points, way) => {
    for (let at = 0; at + 1 < points.length; at++) {
      const [a, b] = [points[at], points[at + 1]];
      if (!a || !b) continue;
      const isLevel = a.y === b.y;
      const [one, two] = isLevel ? [a.x, b.x] : [a.y, b.y];
      const run = { way, at, isLevel, across: isLevel ? a.y : a.x, from: Math.min(one, two), to: Math.max(one, two) };
      const key = `${isLevel ? 'y' : 'x'}${run.across}`;
      const list = lanes.get(key) ?? [];
      list.push({ ...run, room: roomOf(run, obstacles) });
      lanes.set(key, list);
    }
  });
  const aside = ways.map((points) => points.slice(1).map(() => 0));
  for (const runs of lanes.values()) {
    for (const group of touching(runs)) {
      if (group.length < 2) continue;
      const tracks = tracksOf(group);
      const count = Math.max(...tracks) + 1;
      const room = Math.min(...group.map((run) => run.room));
      const apart = Math.min(APART, count > 1 ? (2 * room) / (count - 1) : 0);
      group.forEach((run, i) => {
        const shifts = aside[run.way];
        if (shifts) shifts[run.at] = ((tracks[i] ?? 0) - (count - 1) / 2) * apart;
      });
    }
  }
  return ways.map((points, way) => {
    const shifts = aside[way] ?? [];
    return points.map((point, i) => {
      const moved = { ...point };
      for (const at of [i - 1, i]) {
        const [a, b] = [points[at], points[at + 1]];
        if (!a || !b) continue;
        if (a.y === b.y) moved.y += shifts[at] ?? 0;
        else moved.x += shifts[at] ?? 0;
      }
      return moved;
    });
  });
}

/** Runs of one line in groups that overlap, directly or over others. */
function touching(runs: readonly Run[]): Run[][] {
  const groups: Run[][] = [];
  let end = -Infinity;
  for (const run of [...runs].sort((a, b) => a.from - b.from || a.way - b.way || a.at - b.at)) {
    const group = groups.at(-1);
    if (group && run.from < end + APART) group.push(run);
    else groups.push([run]);
    end = Math.max(run.from < end + APART ? end : -Infinity, run.to);
  }
  return groups;
}

/** The first track that is free; stretches of one way may share it. */
function tracksOf(group: readonly Run[]): number[] {
  const tracks: Run[][] = [];
  return group.map((run) => {
    const meets = (other: Run): boolean =>
      other.way !== run.way && run.from < other.to + APART && other.from < run.to + APART;
    let at = tracks.findIndex((track) => !track.some(meets));
    if (at < 0) at = tracks.length;
    (tracks[at] ??= []).push(run);
    return at;
  });
}

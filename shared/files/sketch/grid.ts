import type { Parsed, Problem } from '../../journey/journey.ts';
import { readNumber } from '../table/numbers.ts';
import { fold } from '../table/words.ts';
import { laneNamed } from './lane-names.ts';
import type { MapSketch, SketchCard, SketchFeeling, SketchLane, SketchStage } from './sketch.ts';

/** Cells of text, as a spreadsheet or the clipboard gives them. */
export type Grid = readonly (readonly string[])[];

const STAGE_HEAD = /^(?:stages?|phases?|asama(?:lar)?|evre(?:ler)?|faz(?:lar)?|lane|satir|serit|)$/;
const STEP_HEAD = /^(?:steps?|adim(?:lar)?)$/;

export function turned(grid: Grid): string[][] {
  const width = grid.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: width }, (_, x) => grid.map((row) => row[x] ?? ''));
}

/** Without empty rows and columns around and between. */
export function trimmed(grid: Grid): string[][] {
  const filled = grid.filter((row) => row.some((cell) => cell.trim() !== ''));
  const width = filled.reduce((most, row) => Math.max(most, row.length), 0);
  const used = Array.from({ length: width }, (_, x) => filled.some((row) => (row[x] ?? '').trim() !== ''));
  return filled.map((row) => used.flatMap((is, x) => (is ? [row[x] ?? ''] : [])));
}

/** A cell that was defused against formulas says again what it said (X4). */
export const undefused = (text: string): string => text.replace(/^'(?=[=+\-@\t\r])/u, '');

/** One card a line; marks before it are a list's own. */
function cardsOf(cell: string): SketchCard[] {
  return cell
    .split(/\r\n|[\n\r]/u)
    .map((line) => undefused(line.replace(/^\s*(?:[•▪◦·*–]|-(?=\s)|\d+[.)](?=\s))\s*/u, '').trim()))
    .filter((title) => title !== '')
    .map((title) => ({ title }));
}

/** A feeling as it may be written: −2…+2, or 1…5 and 0…10 where the row says so by its numbers. */
function feelingsOf(cells: readonly string[]): (number | undefined)[] | undefined {
  const values = cells.map((cell) => {
    const read = readNumber(cell, cell.includes(',') ? 'comma' : 'point');
    return read.kind === 'number' ? read.value : undefined;
  });
  if (cells.some((cell, i) => cell.trim() !== '' && values[i] === undefined)) return undefined;
  const known = values.filter((value) => value !== undefined);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const scale =
    least >= -2 && most <= 2
      ? [1, 0]
      : least >= 1 && most <= 5
        ? [1, -3]
        : least >= 0 && most <= 10
          ? [0.4, -2]
          : undefined;
  if (!scale) return undefined;
  const [times = 1, plus = 0] = scale;
  return values.map((value) => (value === undefined ? undefined : Math.round((value * times + plus) * 100) / 100));
}

interface Heads {
  stages: readonly SketchStage[];
  /** How many rows are heads. */
  rows: number;
  /** The first column says what each row is. */
  named: boolean;
}

function headsOf(grid: Grid): Heads {
  const [first = [], second = []] = grid;
  const corner = fold(first[0] ?? '');
  const below = grid.slice(1).map((row) => row[0] ?? '');
  const named = STAGE_HEAD.test(corner) || below.some((name) => laneNamed(name.split(' – ')[0] ?? '') !== undefined);
  const from = named ? 1 : 0;
  const hasSteps = named && STEP_HEAD.test(fold(second[0] ?? '')) && grid.length > 2;
  const width = grid.reduce((most, row) => Math.max(most, row.length), 0);
  const stages: { title: string; steps: string[] }[] = [];
  for (let x = from; x < width; x++) {
    const title = undefused((first[x] ?? '').replace(/\s+/gu, ' ').trim());
    const step = hasSteps ? undefused((second[x] ?? '').replace(/\s+/gu, ' ').trim()) : '';
    const last = stages.at(-1);
    // an empty head, or the same one again, goes on with the stage before: that is how spreadsheets merge cells
    const goesOn =
      last !== undefined &&
      (title === '' || title === last.title) &&
      (hasSteps ? last.steps.length > 0 || step !== '' : title === '');
    if (goesOn) {
      if (last.steps.length === 0) last.steps.push('');
      last.steps.push(step);
    } else stages.push({ title, steps: step === '' ? [] : [step] });
  }
  return { stages, rows: hasSteps ? 2 : 1, named };
}

/** A grid as a map: stages above, lanes at the left, in each cell a card a line. */
export function gridSketch(raw: Grid, title: string): Parsed<MapSketch> {
  const grid = trimmed(raw);
  if (grid.length === 0) return { ok: false, problems: [{ where: 'file', code: 'table-empty' }] };
  const { stages, rows, named } = headsOf(grid);
  if (stages.length === 0) return { ok: false, problems: [{ where: 'row 1', code: 'grid-no-stages' }] };
  const problems: Problem[] = [];
  const columns = stages.reduce((sum, { steps }) => sum + Math.max(1, steps.length), 0);
  const lanes: SketchLane[] = [];
  const feelings: SketchFeeling[] = [];
  for (const row of grid.slice(rows)) {
    const cells = Array.from({ length: columns }, (_, x) => row[x + (named ? 1 : 0)] ?? '');
    const name = named ? undefused((row[0] ?? '').replace(/\s+/gu, ' ').trim()) : '';
    const [laneName = '', ...rest] = name.split(' – ');
    const known = laneNamed(laneName);
    if (known?.kind === 'feelings') {
      const values = feelingsOf(cells);
      if (!lanes.some(({ kind }) => kind === 'feelings')) lanes.push({ kind: 'feelings', title: '', cells: [] });
      if (values) {
        values.forEach((value, column) => {
          if (value !== undefined) feelings.push({ persona: rest.join(' – '), column, value });
        });
        continue;
      }
      // what is felt was written in words: kept as what it is
      problems.push({ where: name, code: 'grid-feelings-words', values: { lane: name } });
      lanes.push({ kind: 'thoughts', title: name, cells: cells.map(cardsOf) });
      continue;
    }
    // a lane of charts takes no cards; what its row says is kept as text
    const holdsCards = known && !['metrics', 'funnel', 'arc'].includes(known.kind) && !known.kind.startsWith('line-of');
    if (known && !holdsCards && cells.every((cell) => cell.trim() === '')) lanes.push({ ...known, cells: [] });
    else if (known && holdsCards)
      lanes.push({ ...known, title: rest.length > 0 ? name : known.title, cells: cells.map(cardsOf) });
    else if (named) {
      if (known) problems.push({ where: name, code: 'grid-numbers-text', values: { lane: name } });
      lanes.push({ kind: 'text', title: name, cells: cells.map(cardsOf) });
    } else {
      const [lane] = lanes;
      const cards = cells.map(cardsOf);
      if (lane) lanes[0] = { ...lane, cells: cards.map((more, x) => [...(lane.cells[x] ?? []), ...more]) };
      else lanes.push({ kind: 'actions', title: '', cells: cards });
    }
  }
  return { ok: true, value: { title, stages, lanes, feelings }, problems };
}

import type { Command, NewCard } from '../../shared/document/board.ts';
import { cardsIn, columnsOf, lanesOf } from '../../shared/journey/columns.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Cell, Id, Journey } from '../../shared/journey/journey.ts';
import { cardKindOf, type Place } from '../editor/grid.ts';

export interface Pasted {
  commands: readonly Command[];
  /** The new cards, to be selected. */
  ids: readonly Id[];
}

/** Rows and fields as a spreadsheet puts them on the clipboard, where a quoted field may hold tabs and line ends. */
export function parseTable(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)|[^\t\r\n]*/uy;
  for (let at = 0; at <= text.length;) {
    field.lastIndex = at;
    const [whole = '', quoted] = field.exec(text) ?? [];
    rows.at(-1)?.push((quoted === undefined ? whole : quoted.replaceAll('""', '"')).trim());
    at += whole.length;
    if (text[at] === '\t') at += 1;
    else if (at >= text.length) break;
    else {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      if (at < text.length) rows.push([]);
    }
  }
  return rows;
}

/** What is on the clipboard as cards: one a line, or a block of a spreadsheet over the grid from here on. */
export function pasteText(journey: Journey, mapId: Id, here: Place, text: string): Pasted {
  return text.trim().includes('\t') ? pasteBlock(journey, mapId, here, text) : pasteLines(journey, here, text);
}

/** Behind the card the keyboard is on. */
function placeAfter(journey: Journey, { cell, cardId }: Place): number {
  const row = cardsIn(journey, cell);
  const index = row.findIndex((card) => card.id === cardId);
  return index < 0 ? row.length : index + 1;
}

function pasteLines(journey: Journey, here: Place, text: string): Pasted {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) => line.replace(/^\s*(?:[-*•–]\s+)?/u, '').trim())
    .filter((line) => line !== '');
  return collect(journey, [{ cell: here.cell, at: placeAfter(journey, here), titles: lines }]);
}

/** Columns go over columns, rows over lanes; rows that find no lane more join the last one. */
function pasteBlock(journey: Journey, mapId: Id, { cell }: Place, text: string): Pasted {
  const lanes = lanesOf(journey, mapId).filter((lane) => cardKindOf(lane.kind) !== undefined && !lane.collapsed);
  const columns = columnsOf(journey, mapId);
  const top = lanes.findIndex((lane) => lane.id === cell.laneId);
  const left = columns.findIndex((column) => column.id === cell.columnId);
  const titles = new Map<string, { cell: Cell; at: number; titles: string[] }>();
  parseTable(text).forEach((row, r) => {
    row.forEach((title, c) => {
      const lane = lanes[Math.min(top + r, lanes.length - 1)];
      const column = columns[Math.min(left + c, columns.length - 1)];
      if (!lane || !column || title === '') return;
      const target = { laneId: lane.id, columnId: column.id };
      const key = `${lane.id}/${column.id}`;
      const group = titles.get(key) ?? { cell: target, at: cardsIn(journey, target).length, titles: [] };
      group.titles.push(title);
      titles.set(key, group);
    });
  });
  return collect(journey, [...titles.values()]);
}

interface Group {
  cell: Cell;
  at: number;
  titles: readonly string[];
}

function collect(journey: Journey, groups: readonly Group[]): Pasted {
  const commands = groups.flatMap(({ cell, at, titles }): Command[] => {
    const lane = journey.lanes.get(cell.laneId);
    const kind = lane && cardKindOf(lane.kind);
    if (kind === undefined || titles.length === 0) return [];
    const cards = titles.map((title): NewCard => ({ id: newId(), kind, title }));
    return [{ type: 'addCards', cell, at, cards }];
  });
  const ids = commands.flatMap((command) => (command.type === 'addCards' ? command.cards.map((card) => card.id) : []));
  return { commands, ids };
}

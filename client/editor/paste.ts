import type { Command, NewCard } from '../../shared/document/board.ts';
import { cardsIn, columnsOf, lanesOf } from '../../shared/journey/columns.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Cell, Id, Journey } from '../../shared/journey/journey.ts';
import type { Clip } from './clip.ts';
import { cardKindOf } from '../../shared/journey/card-kind.ts';
import { type Place } from './grid.ts';

/** What could not be kept as it was, for a person to know: key of a text and what is put into it. */
export interface Remark {
  key: string;
  values: Readonly<Record<string, number | string>>;
}

export interface Pasted {
  commands: readonly Command[];
  /** The new cards, to be selected. */
  ids: readonly Id[];
  /** What joins them, for who may add links. */
  links?: readonly Command[];
  remarks: readonly Remark[];
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
      // the line end of the last row begins no other
      if (at >= text.length) break;
      rows.push([]);
    }
  }
  return rows;
}

/** A cell with a line end inside, quoted as spreadsheets do. */
const QUOTED_LINES = /(?:^|[\t\r\n])"(?:[^"]|"")*[\r\n](?:[^"]|"")*"(?=[\t\r\n]|$)/u;
const BULLET = /^(?:[-–—*•‣◦▪·●○■□☐☑✓✔]\s+|\[[ xX]?\]\s+)+/u;
const NUMBER = /^(?:\(?\d{1,3}[.)]|\(?[a-zA-ZçğıöşüÇĞİÖŞÜ]\))\s+/u;

/** Lines of a list without what made them one. A single line keeps its number, which may belong to its words. */
function linesOf(text: string): string[] {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) => line.trim().replace(BULLET, ''))
    .filter((line) => line !== '');
  return lines.length > 1 ? lines.map((line) => line.replace(NUMBER, '')) : lines;
}

/**
 * Text as cards. A block of a spreadsheet fills the grid from here on, columns over columns and rows over lanes; one
 * column of it is a list, which stands in one cell like any other list. `table` is the same block where a program put
 * it into HTML and no tabs into the text.
 */
export function pasteText(
  journey: Journey,
  mapId: Id,
  here: Place,
  text: string,
  table: readonly (readonly string[])[] = [],
): Pasted {
  const rows = rowsOf(text, table);
  if (isBlock(rows)) return pasteBlock(journey, mapId, here, rows);
  return collect(journey, [
    { cell: here.cell, at: placeAfter(journey, here), cards: rows.flat().map((title) => ({ title })) },
  ]);
}

export const isBlock = (rows: readonly (readonly string[])[]): boolean => rows.some((row) => row.length > 1);

/** What was copied, in rows and columns: a block of a spreadsheet, or a list of which each line is a row. */
export function rowsOf(text: string, table: readonly (readonly string[])[] = []): readonly (readonly string[])[] {
  const isTable = text.trim().includes('\t') || QUOTED_LINES.test(text);
  const rows = isTable ? parseTable(text) : table;
  if (isBlock(rows)) return rows;
  const lines = isTable ? rows.flat().filter((line) => line !== '') : linesOf(text);
  return lines.map((line) => [line]);
}

/** A block for one lane: its rows stand under each other in the lane, its columns under the columns of the map. */
export function pasteIntoLane(journey: Journey, mapId: Id, laneId: Id, rows: readonly (readonly string[])[]): Pasted {
  const columns = columnsOf(journey, mapId);
  const coming = groups(journey, { cell: { laneId, columnId: '' } });
  let homeless = 0;
  for (const row of rows) {
    row.forEach((title, c) => {
      const column = columns[Math.min(c, columns.length - 1)];
      if (!column || title === '') return;
      if (c >= columns.length) homeless += 1;
      coming.add({ laneId, columnId: column.id }, { title });
    });
  }
  return collect(journey, coming.all(), homelessRemark(homeless));
}

const homelessRemark = (count: number): Remark[] =>
  count === 0 ? [] : [{ key: 'hand.paste.homeless', values: { count } }];

/** Behind the card the keyboard is on. */
function placeAfter(journey: Journey, { cell, cardId }: Place): number {
  const row = cardsIn(journey, cell);
  const index = row.findIndex((card) => card.id === cardId);
  return index < 0 ? row.length : index + 1;
}

/** A card that is to be; without a kind it takes its lane's. */
type Coming = Partial<NewCard> & Pick<NewCard, 'title'>;

interface Group {
  cell: Cell;
  at: number;
  cards: Coming[];
}

/** Cards by the cell they come into, in the order they come. */
function groups(journey: Journey, here: Place) {
  const all = new Map<string, Group>();
  return {
    add(cell: Cell, card: Coming): void {
      const key = `${cell.laneId}/${cell.columnId}`;
      const isHere = cell.laneId === here.cell.laneId && cell.columnId === here.cell.columnId;
      const at = isHere ? placeAfter(journey, here) : cardsIn(journey, cell).length;
      const group = all.get(key) ?? { cell, at, cards: [] };
      group.cards.push(card);
      all.set(key, group);
    },
    all: () => [...all.values()],
  };
}

const lanesForCards = (journey: Journey, mapId: Id) =>
  lanesOf(journey, mapId).filter((lane) => cardKindOf(lane.kind) !== undefined && !lane.collapsed);

/** What finds no lane or column of its own is kept in the last one, and told. */
function pasteBlock(journey: Journey, mapId: Id, here: Place, rows: readonly (readonly string[])[]): Pasted {
  const lanes = lanesForCards(journey, mapId);
  const columns = columnsOf(journey, mapId);
  const top = lanes.findIndex((lane) => lane.id === here.cell.laneId);
  const left = columns.findIndex((column) => column.id === here.cell.columnId);
  const coming = groups(journey, { cell: here.cell });
  let homeless = 0;
  rows.forEach((row, r) => {
    row.forEach((title, c) => {
      const lane = lanes[Math.min(top + r, lanes.length - 1)];
      const column = columns[Math.min(left + c, columns.length - 1)];
      if (!lane || !column || title === '') return;
      if (top + r >= lanes.length || left + c >= columns.length) homeless += 1;
      coming.add({ laneId: lane.id, columnId: column.id }, { title });
    });
  });
  return collect(journey, coming.all(), homelessRemark(homeless));
}

/**
 * Cards as they were copied, with all they say. From one lane they go into the lane the keyboard is in; from several
 * each goes into its own lane, or on another board into one of its kind. Columns keep their distance, and what
 * joined them joins them again.
 */
export function pasteClip(journey: Journey, mapId: Id, here: Place, clip: Clip): Pasted {
  const lanes = lanesForCards(journey, mapId);
  const columns = columnsOf(journey, mapId);
  const left = columns.findIndex((column) => column.id === here.cell.columnId);
  const sources = new Map(clip.cards.map(({ lane }) => [lane.id, lane]));
  const kinds = new Map<string, number>();
  const homes = new Map(
    [...sources.values()].map(({ id, kind }) => {
      const nth = kinds.get(kind) ?? 0;
      kinds.set(kind, nth + 1);
      const alike = lanes.filter((lane) => lane.kind === kind);
      const own = lanes.find((lane) => lane.id === id) ?? alike[Math.min(nth, alike.length - 1)];
      return [id, sources.size === 1 ? here.cell.laneId : own?.id] as const;
    }),
  );
  const { personaIdOf, unknown } = personasHere(journey, clip);
  const coming = groups(journey, here);
  let homeless = 0;
  const ids = clip.cards.map(() => newId());
  const placed = new Set<Id>();
  for (const [i, { card, lane, column }] of clip.cards.entries()) {
    const at = columns[Math.min(left + column, columns.length - 1)];
    const laneId = homes.get(lane.id) ?? here.cell.laneId;
    const id = ids[i];
    if (!at || id === undefined) continue;
    placed.add(id);
    if (homes.get(lane.id) === undefined || left + column >= columns.length) homeless += 1;
    const { personaIds, ...rest } = card;
    const known = personaIds?.flatMap((id) => personaIdOf(id) ?? []);
    coming.add(
      { laneId, columnId: at.id },
      { ...rest, id, ...(known && known.length > 0 ? { personaIds: known } : {}) },
    );
  }
  const links = clip.links.flatMap(({ from, to, kind, label }): Command[] => {
    const [one, other] = [ids[from], ids[to]];
    if (one === undefined || other === undefined || !placed.has(one) || !placed.has(other)) return [];
    return [{ type: 'addLink', link: { id: newId(), from: one, to: other, kind, label } }];
  });
  const names = [...unknown];
  const pasted = collect(journey, coming.all(), [
    ...homelessRemark(homeless),
    ...(names.length > 0
      ? [{ key: 'hand.paste.personas', values: { count: names.length, names: names.join(', ') } }]
      : []),
  ]);
  return { ...pasted, links };
}

/** A persona of another board is the one here that has its name. */
function personasHere(journey: Journey, clip: Clip) {
  const unknown = new Set<string>();
  const living = [...journey.personas.values()].filter((persona) => !persona.deleted);
  const personaIdOf = (id: Id): Id | undefined => {
    const name = clip.personas[id];
    const found = living.find((persona) => persona.id === id) ?? living.find((persona) => persona.name === name);
    if (!found && name !== undefined) unknown.add(name);
    return found?.id;
  };
  return { personaIdOf, unknown };
}

function collect(journey: Journey, all: readonly Group[], remarks: readonly Remark[] = []): Pasted {
  const commands = all.flatMap(({ cell, at, cards }): Command[] => {
    const lane = journey.lanes.get(cell.laneId);
    const kind = lane && cardKindOf(lane.kind);
    if (kind === undefined || cards.length === 0) return [];
    return [
      { type: 'addCards', cell, at, cards: cards.map((card): NewCard => ({ kind, ...card, id: card.id ?? newId() })) },
    ];
  });
  const ids = commands.flatMap((command) => (command.type === 'addCards' ? command.cards.map((card) => card.id) : []));
  return { commands, ids, remarks };
}

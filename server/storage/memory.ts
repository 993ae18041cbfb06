import type { BoardRow, LinkRow, LogEntry, PersonRow, Snapshot, Storage } from './port.ts';

interface Kept {
  row: BoardRow;
  links: Map<string, LinkRow>;
  seq: number;
  snapshot?: Snapshot;
  log: { seq: number; update: Uint8Array }[];
}

/** For tests: everything is forgotten with the process. */
export function memoryStorage(): Storage {
  const boards = new Map<string, Kept>();
  const persons = new Map<string, PersonRow>();

  function kept(board: string): Kept {
    const found = boards.get(board);
    if (!found) throw new Error(`unknown board ${board}`);
    return found;
  }
  function add(board: Kept, entries: readonly LogEntry[]): number {
    for (const entry of entries) board.log.push({ seq: ++board.seq, update: entry.update.slice() });
    return board.seq;
  }

  return {
    async append(board, entries) {
      return add(kept(board), entries);
    },
    async load(board) {
      const { snapshot, log } = kept(board);
      return { ...(snapshot ? { snapshot } : {}), entries: [...log] };
    },
    async compact(board, snapshot) {
      const found = kept(board);
      found.snapshot = { seq: snapshot.seq, bytes: snapshot.bytes.slice() };
      found.log = found.log.filter((entry) => entry.seq > snapshot.seq);
    },
    async createBoard(row, links, first) {
      if (boards.has(row.id)) throw new Error(`board ${row.id} exists`);
      const board: Kept = { row: { ...row }, links: new Map(links.map((l) => [l.role, { ...l }])), seq: 0, log: [] };
      add(board, [first]);
      boards.set(row.id, board);
    },
    async board(id) {
      return boards.get(id)?.row;
    },
    async setDeleted(id, at) {
      const board = kept(id);
      const { deletedAt: _before, ...row } = board.row;
      board.row = at === undefined ? row : { ...row, deletedAt: at };
    },
    async purgeBoards(deletedUntil) {
      const due = [...boards.values()].flatMap(({ row }) =>
        (row.deletedAt ?? Infinity) <= deletedUntil ? row.id : [],
      );
      for (const id of due) boards.delete(id);
      for (const [id, person] of persons) if (due.includes(person.boardId)) persons.delete(id);
      return due;
    },
    async links(board) {
      return [...(boards.get(board)?.links.values() ?? [])];
    },
    async setLink(board, link) {
      kept(board).links.set(link.role, { ...link });
    },
    async addPerson(person) {
      kept(person.boardId);
      persons.set(person.id, { ...person });
    },
    async person(id) {
      return persons.get(id);
    },
    async probe() {},
    async close() {},
  };
}

import type {
  ActivityRow,
  AssetRow,
  BoardRow,
  DatasetRow,
  Head,
  LinkRow,
  LogEntry,
  PersonRow,
  SlipRow,
  Snapshot,
  Storage,
  VersionRow,
} from './port.ts';
import { newestFirst } from './rows.ts';

interface Kept {
  row: BoardRow;
  links: Map<string, LinkRow>;
  seq: number;
  snapshot?: Snapshot;
  log: { seq: number; update: Uint8Array }[];
  assets: Map<string, AssetRow>;
  activity: Map<string, ActivityRow>;
  versions: Map<string, { row: VersionRow; bytes: Uint8Array }>;
  datasets: Map<string, { row: DatasetRow; saved: boolean; parts: Map<string, Uint8Array> }>;
}

/** For tests: everything is forgotten with the process. */
export function memoryStorage(): Storage {
  const boards = new Map<string, Kept>();
  const persons = new Map<string, PersonRow>();
  const slips = new Map<string, SlipRow>();
  const slipKey = (...parts: readonly string[]): string => JSON.stringify(parts);
  let secret: Uint8Array | undefined;

  function kept(board: string): Kept {
    const found = boards.get(board);
    if (!found) throw new Error(`unknown board ${board}`);
    return found;
  }
  function keptDataset(board: string, id: string): { row: DatasetRow; saved: boolean; parts: Map<string, Uint8Array> } {
    const found = kept(board).datasets.get(id);
    if (!found) throw new Error(`unknown data set ${id}`);
    return found;
  }
  function add(board: Kept, entries: readonly LogEntry[]): number {
    for (const entry of entries) board.log.push({ seq: ++board.seq, update: entry.update.slice() });
    return board.seq;
  }

  return {
    async append(board, entries, activity = []) {
      const found = kept(board);
      for (const row of activity) found.activity.set(row.id, { ...row });
      return add(found, entries);
    },
    async activity(board, limit, before) {
      const rows = [...(boards.get(board)?.activity.values() ?? [])].sort(newestFirst);
      return rows.filter((row) => !before || newestFirst(before, row) < 0).slice(0, limit);
    },
    async openActivity(board) {
      return [...(boards.get(board)?.activity.values() ?? [])].filter(({ open }) => open);
    },
    async forgetActivity(before) {
      for (const { activity } of boards.values())
        for (const [id, { began }] of activity) if (began < before) activity.delete(id);
    },
    async saveVersion(board, version, bytes) {
      const row = { ...version, size: bytes.length };
      kept(board).versions.set(version.id, { row, bytes: bytes.slice() });
    },
    async versions(board) {
      const rows = [...(boards.get(board)?.versions.values() ?? [])].map(({ row }) => row);
      return rows.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
    },
    async versionBytes(board, id) {
      return boards.get(board)?.versions.get(id)?.bytes;
    },
    async dropVersions(board, ids) {
      for (const id of ids) boards.get(board)?.versions.delete(id);
    },
    async load(board, after = 0) {
      const { snapshot, log } = kept(board);
      return {
        ...(snapshot && snapshot.seq > after ? { snapshot } : {}),
        entries: log.filter(({ seq }) => seq > after),
      };
    },
    async heads(asked) {
      return new Map(
        asked.flatMap((id): [string, Head][] => {
          const board = boards.get(id);
          if (!board) return [];
          const epochs = Object.fromEntries([...board.links.values()].map(({ role, epoch }) => [role, epoch]));
          return [[id, { seq: board.seq, deleted: board.row.deletedAt !== undefined, epochs }]];
        }),
      );
    },
    async compact(board, snapshot) {
      const found = kept(board);
      if (snapshot.seq < (found.snapshot?.seq ?? 0)) return;
      found.snapshot = { seq: snapshot.seq, bytes: snapshot.bytes.slice() };
      found.log = found.log.filter((entry) => entry.seq > snapshot.seq);
    },
    async createBoard(row, links, first, assets = []) {
      if (boards.has(row.id)) throw new Error(`board ${row.id} exists`);
      const board: Kept = {
        row: { ...row },
        links: new Map(links.map((l) => [l.role, { ...l }])),
        seq: 0,
        log: [],
        assets: new Map(),
        activity: new Map(),
        versions: new Map(),
        datasets: new Map(),
      };
      add(board, [first]);
      for (const asset of assets) board.assets.set(asset.hash, { ...asset, bytes: asset.bytes.slice() });
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
      for (const [key, slip] of slips) if (due.includes(slip.board)) slips.delete(key);
      return due;
    },
    async links(board) {
      return [...(boards.get(board)?.links.values() ?? [])];
    },
    async setLink(board, link) {
      kept(board).links.set(link.role, { ...link });
    },
    async putAsset(board, asset) {
      const { assets } = kept(board);
      if (!assets.has(asset.hash)) assets.set(asset.hash, { ...asset, bytes: asset.bytes.slice() });
    },
    async asset(board, hash) {
      return boards.get(board)?.assets.get(hash);
    },
    async assetSizes(board) {
      const assets = [...(boards.get(board)?.assets.values() ?? [])];
      return assets.map(({ hash, bytes, at }) => ({ hash, size: bytes.length, at }));
    },
    async dropAssets(board, hashes) {
      for (const hash of hashes) boards.get(board)?.assets.delete(hash);
    },
    async putSlip(slip) {
      kept(slip.board);
      slips.set(slipKey(slip.board, slip.kind, slip.id), { ...slip });
    },
    async addSlip(slip) {
      kept(slip.board);
      const key = slipKey(slip.board, slip.kind, slip.id);
      if (slips.has(key)) return false;
      slips.set(key, { ...slip });
      return true;
    },
    async slip(board, kind, id) {
      return slips.get(slipKey(board, kind, id));
    },
    async slips(board, kind) {
      const found = [...slips.values()].filter((slip) => slip.board === board && slip.kind === kind);
      return found.sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    async dropSlips(board, kind, ids) {
      for (const id of ids) slips.delete(slipKey(board, kind, id));
    },
    async takeSlips(kind, at, until, most) {
      const due = [...slips.values()].filter((slip) => slip.kind === kind && slip.due <= at);
      const taken = due.sort((a, b) => a.due - b.due).slice(0, most);
      for (const slip of taken) slips.set(slipKey(slip.board, slip.kind, slip.id), { ...slip, due: until });
      return taken;
    },
    async forgetSlips(kind, before) {
      for (const [key, slip] of slips) if (slip.kind === kind && slip.due < before) slips.delete(key);
    },
    async beginDataset(board, row) {
      kept(board).datasets.set(row.id, { row: { ...row, info: '' }, saved: false, parts: new Map() });
    },
    async putDatasetPart(board, dataset, column, part, bytes) {
      const { parts } = keptDataset(board, dataset);
      const key = `${column}/${part}`;
      if (parts.has(key)) throw new Error(`part ${key} is there`);
      parts.set(key, bytes.slice());
    },
    async dropDatasetColumn(board, dataset, column) {
      const { parts } = keptDataset(board, dataset);
      for (const key of parts.keys()) if (key.startsWith(`${column}/`)) parts.delete(key);
    },
    async saveDataset(board, dataset, info) {
      const found = keptDataset(board, dataset);
      found.row = { ...found.row, info };
      found.saved = true;
    },
    async datasets(board) {
      const rows = [...(boards.get(board)?.datasets.values() ?? [])].flatMap(({ row, saved }) => (saved ? [row] : []));
      return rows.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
    },
    async dataset(board, id) {
      const found = boards.get(board)?.datasets.get(id);
      return found?.saved ? found.row : undefined;
    },
    async datasetPart(board, dataset, column, part) {
      return boards.get(board)?.datasets.get(dataset)?.parts.get(`${column}/${part}`);
    },
    async dropDataset(board, id) {
      boards.get(board)?.datasets.delete(id);
    },
    async sweepDatasets(before) {
      for (const { datasets } of boards.values())
        for (const [id, { row, saved }] of datasets) if (!saved && row.at < before) datasets.delete(id);
    },
    async addPerson(person) {
      kept(person.boardId);
      persons.set(person.id, { ...person });
    },
    async person(id) {
      return persons.get(id);
    },
    async secret(proposal) {
      secret ??= proposal.slice();
      return secret;
    },
    async probe() {},
    async close() {},
  };
}

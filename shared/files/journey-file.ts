import { checkBoard, checkRecord } from '../journey/check.ts';
import { SHOWN_KINDS } from '../journey/journey.ts';
import type { Board, Journey, Kind, Parsed, Problem, RecordOf, TalkKind } from '../journey/journey.ts';
import { NO_PICTURES, PICTURE_TYPES, pictureIds, type Picture, type Pictures } from '../journey/pictures.ts';
import { dangling } from '../journey/repair.ts';
import { DOCUMENT_VERSION, stepsFrom } from '../journey/versions.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { FILE_FORMAT, type EmbeddedPicture, type JourneyFile } from './journey-file.types.ts';

type FileKind = Exclude<Kind, TalkKind>;
type Lists = { [K in FileKind]?: RecordOf<K>[] };

const FILE_KINDS: readonly FileKind[] = SHOWN_KINDS;

type Loose = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(where: string, code: string, values?: Problem['values']): { ok: false; problems: Problem[] } {
  return { ok: false, problems: [values ? { where, code, values } : { where, code }] };
}

function readList<K extends FileKind>(kind: K, list: unknown, version: number, problems: Problem[]): RecordOf<K>[] {
  const records: RecordOf<K>[] = [];
  if (!Array.isArray(list)) {
    problems.push({ where: kind, code: 'not-a-list' });
    return records;
  }
  const seen = new Set<string>();
  for (const [index, item] of list.entries()) {
    const where = `${kind}/${index}`;
    if (!isObject(item)) {
      problems.push({ where, code: 'not-a-record' });
      continue;
    }
    const now = stepsFrom(version).reduce<Loose>((record, step) => step.record(kind, record), item);
    const known = Object.fromEntries(Object.entries(now).filter(([, value]) => value !== undefined));
    const checked = checkRecord(kind, { createdBy: 'import', ...known }, where);
    if (!checked.ok) {
      problems.push(...checked.problems);
      continue;
    }
    const id = String(known['id']);
    if (seen.has(id)) problems.push({ where, code: 'twice', values: { id } });
    else records.push(checked.value);
    seen.add(id);
  }
  return records;
}

const HASH = /^[A-Za-z0-9_-]{1,128}$/u;

/** Whether it is a picture and the one its name says is for whoever stores it to find out. */
function readAssets(raw: unknown, problems: Problem[]): Record<string, EmbeddedPicture> | undefined {
  if (raw === undefined) return undefined;
  if (!isObject(raw)) {
    problems.push({ where: 'assets', code: 'not-a-record' });
    return undefined;
  }
  const assets: Record<string, EmbeddedPicture> = {};
  for (const [hash, held] of Object.entries(raw)) {
    const type = isObject(held) ? PICTURE_TYPES.find((known) => known === held['type']) : undefined;
    const data = isObject(held) ? held['data'] : undefined;
    if (!HASH.test(hash) || type === undefined || typeof data !== 'string') {
      problems.push({ where: `assets/${hash.slice(0, 40)}`, code: 'not-a-picture' });
    } else assets[hash] = { type, data };
  }
  return assets;
}

/** Pictures that are shown and not in the file, as happens to one written by hand: their places stay. */
function missingPictures(file: JourneyFile): Problem[] {
  return [...pictureIds(journeyOf(file))]
    .filter((hash) => !file.assets || !Object.hasOwn(file.assets, hash))
    .map((id) => ({ where: `assets/${id}`, code: 'dangling', values: { id } }));
}

/** The pictures inside a file, each as its bytes; undefined for one that is no base64. */
export function picturesOf({ assets = {} }: JourneyFile): Map<string, Picture | undefined> {
  return new Map(
    Object.entries(assets).map(([hash, { type, data }]) => {
      const bytes = fromBase64(data);
      return [hash, bytes && { type, bytes }];
    }),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** Enough to tell where a file went wrong, without filling the screen. */
const MOST_PROBLEMS = 50;

/** A journey file, checked to the last field. References to nothing are told and kept: their cards stay, unplaced (J4). */
export function parseJourneyFile(text: string): Parsed<JourneyFile> {
  return checkJourneyFile(parsed(text));
}

/** The same of what was parsed already. */
export function checkJourneyFile(raw: unknown): Parsed<JourneyFile> {
  if (!isObject(raw)) return refused('file', 'not-json');
  if (raw['format'] !== FILE_FORMAT) return refused('format', 'not-a-journey');
  const version = raw['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0) return refused('version', 'no-version');
  if (version > DOCUMENT_VERSION) {
    return refused('version', 'newer-version', { found: version, known: DOCUMENT_VERSION });
  }
  if (!isObject(raw['board'])) return refused('board', 'no-board');
  const board = checkBoard({ createdBy: 'import', defaultView: 'canvas', ...raw['board'], version: DOCUMENT_VERSION });
  const problems: Problem[] = board.ok ? [] : [...board.problems];
  const lists: Lists = {};
  const take = <K extends FileKind>(kind: K, into: { [P in K]?: RecordOf<P>[] }): void => {
    const list = raw[kind];
    if (list !== undefined) into[kind] = readList(kind, list, version, problems);
  };
  for (const kind of FILE_KINDS) take(kind, lists as { [P in typeof kind]?: RecordOf<P>[] });
  const assets = readAssets(raw['assets'], problems);
  if (!board.ok || problems.length > 0) return { ok: false, problems: problems.slice(0, MOST_PROBLEMS) };
  const head = { format: FILE_FORMAT, version: DOCUMENT_VERSION, board: board.value } as const;
  const value: JourneyFile = { ...head, ...lists, ...(assets ? { assets } : {}) };
  const amiss = [...dangling(journeyOf(value)), ...missingPictures(value)];
  return { ok: true, value, problems: amiss.slice(0, MOST_PROBLEMS) };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.filter((key) => value[key] !== undefined).map((key) => [key, sorted(value[key])]));
}

/** The canonical text: keys and records sorted, so that the same journey gives the same bytes (X3). Of the pictures, those that are shown. */
export function writeJourneyFile(journey: Journey, pictures: Pictures = NO_PICTURES): string {
  const file: Record<string, unknown> = { format: FILE_FORMAT, version: DOCUMENT_VERSION, board: journey.board };
  for (const kind of FILE_KINDS) {
    const records: readonly { id: string }[] = [...journey[kind].values()];
    if (records.length > 0) file[kind] = records.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  }
  const shown = [...pictureIds(journey)].flatMap((hash): [string, EmbeddedPicture][] => {
    const picture = pictures.get(hash);
    return picture ? [[hash, { type: picture.type, data: toBase64(picture.bytes) }]] : [];
  });
  if (shown.length > 0) file['assets'] = Object.fromEntries(shown);
  return `${JSON.stringify(sorted(file), null, 2)}\n`;
}

function byId<R extends { id: string }>(records: readonly R[] | undefined): ReadonlyMap<string, R> {
  return new Map((records ?? []).map((record) => [record.id, record]));
}

export function journeyOf(file: JourneyFile): Journey {
  const board: Board = { createdBy: 'import', ...file.board };
  return {
    board,
    maps: byId(file.maps),
    stages: byId(file.stages),
    steps: byId(file.steps),
    lanes: byId(file.lanes),
    cards: byId(file.cards),
    feelings: byId(file.feelings),
    arcs: byId(file.arcs),
    links: byId(file.links),
    personas: byId(file.personas),
    notes: byId(file.notes),
    views: byId(file.views),
    metrics: byId(file.metrics),
    observations: byId(file.observations),
    passports: byId(file.passports),
    funnels: byId(file.funnels),
    funnelSteps: byId(file.funnelSteps),
    flows: byId(file.flows),
    flowPairs: byId(file.flowPairs),
    comments: new Map(),
    reactions: new Map(),
  };
}

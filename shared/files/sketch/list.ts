import {
  CARD_KINDS,
  CHANNELS,
  EVIDENCE,
  type LaneKind,
  LANE_KINDS,
  type Locale,
  type Parsed,
  type Problem,
} from '../../journey/journey.ts';
import { sayIn, type Word } from '../../journey/words/words.ts';
import { SHEET_WORDS } from '../sheets/words.ts';
import { readNumber } from '../table/numbers.ts';
import { fold } from '../table/words.ts';
import { type Grid, gridSketch, trimmed, undefused } from './grid.ts';
import { laneNamed } from './lane-names.ts';
import type { MapSketch, SketchCard, SketchFeeling } from './sketch.ts';

const LANGUAGES: readonly Locale[] = ['en', 'tr'];
type Field =
  | 'map'
  | 'state'
  | 'stage'
  | 'step'
  | 'lane'
  | 'laneKind'
  | 'kind'
  | 'title'
  | 'text'
  | 'channel'
  | 'device'
  | 'service'
  | 'owner'
  | 'status'
  | 'evidence'
  | 'personas'
  | 'tags'
  | 'link'
  | 'span'
  | 'persona'
  | 'value'
  | 'note'
  | 'moment';

/** Other heads people give these columns, folded. */
const ALSO: Readonly<Partial<Record<Field, RegExp>>> = {
  stage: /^(?:phase|evre|faz)$/,
  title: /^(?:card|kart|name|ad|item|madde)$/,
  text: /^(?:description|details?|notes?|aciklama|detay)$/,
};

/** Which column says what; the first of several counts. */
function fieldsOf(head: readonly string[]): Map<Field, number> {
  const found = new Map<Field, number>();
  head.forEach((name, at) => {
    const folded = fold(name);
    const own = (Object.keys(SHEET_WORDS.en) as (keyof typeof SHEET_WORDS.en)[]).find(
      (key) => key.startsWith('column.') && LANGUAGES.some((lang) => fold(SHEET_WORDS[lang][key]) === folded),
    );
    const also = (Object.keys(ALSO) as Field[]).find((field) => ALSO[field]?.test(folded));
    const field = (own?.slice('column.'.length) as Field | undefined) ?? also;
    if (field !== undefined && !found.has(field)) found.set(field, at);
  });
  return found;
}

/** A list of cards, one a row: it says a stage and a title, and something that says where or what the card is. */
export function isCardList([head = []]: Grid): boolean {
  const fields = fieldsOf(head);
  return fields.has('stage') && fields.has('title') && fields.size >= 3;
}

export function isFeelingList([head = []]: Grid): boolean {
  const fields = fieldsOf(head);
  return fields.has('stage') && fields.has('persona') && fields.has('value');
}

/** The value whose name in either language this is. */
function named<T extends string>(values: readonly T[], word: (value: T) => Word, text: string): T | undefined {
  const folded = fold(text);
  if (folded === '') return undefined;
  return values.find(
    (value) => fold(value) === folded || LANGUAGES.some((lang) => fold(sayIn(lang)(word(value))) === folded),
  );
}

const DEVICES = ['phone', 'tablet', 'computer', 'kiosk', 'paper'] as const;
const SERVICES = ['self', 'assisted'] as const;
const STATUSES = ['open', 'doing', 'done'] as const;
const split = (text: string): string[] => text.split(/[,;]/u).flatMap((part) => part.trim() || []);

interface Drawn {
  title: string;
  state?: MapSketch['state'];
  stages: { title: string; steps: string[] }[];
  lanes: { kind: LaneKind; title: string; cells: Map<string, SketchCard[]> }[];
  feelings: { place: string; feeling: Omit<SketchFeeling, 'column'> }[];
  /** Names of lanes from top to bottom, as far as they are known. */
  order: readonly string[];
}

/** A lane's name without whose feelings it is, whatever the language of its kind. */
function laneKey(name: string): string {
  const known = laneNamed(name.split(' – ')[0] ?? '');
  return known?.title === '' ? known.kind : fold(name);
}

const placeOf = (stage: string, step: string): string => `${stage}\u0000${step}`;

/** Rows in the order in which they come: stages, steps and lanes stand where they are first named. */
export function listSketches(
  lists: {
    cards: Grid;
    feelings?: Grid;
    /** The same maps as grids, by title: a list cannot say where an empty column or lane stands. */
    grids?: (title: string) => Grid | undefined;
  },
  title: string,
): Parsed<MapSketch[]> {
  const problems: Problem[] = [];
  const maps = new Map<string, Drawn>();
  const mapOf = (name: string): Drawn => {
    const known = maps.get(name);
    if (known) return known;
    const grid = lists.grids?.(name);
    const drawn = grid ? gridSketch(grid, name) : undefined;
    const order = (grid ?? []).map((row) => laneKey(row[0] ?? ''));
    const stages = drawn?.ok
      ? drawn.value.stages.map((stage) => ({ title: stage.title, steps: [...stage.steps] }))
      : [];
    const made: Drawn = { title: name || title, stages, lanes: [], feelings: [], order };
    maps.set(name, made);
    return made;
  };
  const columnOf = (map: Drawn, stage: string, step: string): string => {
    let at = map.stages.find((one) => one.title === stage);
    if (!at) map.stages.push((at = { title: stage, steps: [] }));
    if (step !== '' && !at.steps.includes(step)) at.steps.push(step);
    return placeOf(stage, step);
  };
  const each = (grid: Grid, visit: (cell: (field: Field) => string, row: number) => void): void => {
    const [head = [], ...rows] = trimmed(grid);
    const fields = fieldsOf(head);
    rows.forEach((row, at) => {
      const cell = (field: Field): string => undefused((row[fields.get(field) ?? -1] ?? '').trim());
      visit(cell, at + 2);
    });
  };
  each(lists.cards, (cell, row) => {
    const [stage, name] = [cell('stage'), cell('title')];
    if (stage === '') {
      problems.push({ where: `row ${row}`, code: 'list-no-stage', values: { row } });
      return;
    }
    const map = mapOf(cell('map'));
    const state = named(['now', 'next'] as const, (value) => `map.${value}`, cell('state'));
    if (state) map.state = state;
    const place = columnOf(map, stage, cell('step'));
    const kind = named(CARD_KINDS, (value) => `kind.${value}`, cell('kind'));
    const laneKind = named(LANE_KINDS, (value) => `lane.${value}`, cell('laneKind'));
    const known = laneNamed(cell('lane'));
    const at = laneKind
      ? { kind: laneKind, title: known?.kind === laneKind ? known.title : cell('lane') }
      : (known ?? { kind: cell('lane') === '' ? 'actions' : ('text' as const), title: cell('lane') });
    // charts take no cards
    const lane = ['feelings', 'metrics', 'funnel', 'arc'].includes(at.kind) ? { ...at, kind: 'text' as const } : at;
    let into = map.lanes.find((one) => one.kind === lane.kind && one.title === lane.title);
    if (!into) map.lanes.push((into = { ...lane, cells: new Map() }));
    const card = cardOf(cell, name, kind);
    into.cells.set(place, [...(into.cells.get(place) ?? []), card]);
  });
  each(lists.feelings ?? [], (cell, row) => {
    const read = readNumber(cell('value'), cell('value').includes(',') ? 'comma' : 'point');
    if (cell('stage') === '' || read.kind !== 'number' || read.value < -2 || read.value > 2) {
      problems.push({ where: `row ${row}`, code: 'list-feeling', values: { row } });
      return;
    }
    const map = mapOf(cell('map'));
    const place = columnOf(map, cell('stage'), cell('step'));
    const [note, moment] = [cell('note'), cell('moment') !== ''];
    const feeling = {
      persona: cell('persona'),
      value: read.value,
      ...(note ? { note } : {}),
      ...(moment ? { moment } : {}),
    };
    map.feelings.push({ place, feeling });
  });
  if (maps.size === 0) return { ok: false, problems: [{ where: 'file', code: 'table-no-rows' }, ...problems] };
  return { ok: true, value: [...maps.values()].map(sketchOf), problems };
}

type Cells = (field: Field) => string;

function cardOf(cell: Cells, title: string, kind: SketchCard['kind']): SketchCard {
  const span = readNumber(cell('span'), 'point');
  const facts = {
    kind,
    body: cell('text') || undefined,
    channel: named(CHANNELS, (value) => `channel.${value}`, cell('channel')),
    device: named(DEVICES, (value) => `device.${value}`, cell('device')),
    service: named(SERVICES, (value) => `service.${value}`, cell('service')),
    status: named(STATUSES, (value) => `status.${value}`, cell('status')),
    evidence: named(EVIDENCE, (value) => `evidence.${value}`, cell('evidence')),
    owner: cell('owner') || undefined,
    personas: split(cell('personas')),
    tags: split(cell('tags')),
    // opened by a click, so nothing that runs
    link: /^(?:https?:\/\/|mailto:)/iu.test(cell('link')) ? cell('link') : undefined,
    span:
      span.kind === 'number' && Number.isInteger(span.value) && span.value > 1 ? Math.min(200, span.value) : undefined,
  };
  const said = Object.entries(facts).filter(
    ([, value]) => value !== undefined && (!Array.isArray(value) || value.length > 0),
  );
  return { title, ...(Object.fromEntries(said) as Partial<SketchCard>) };
}

function sketchOf({ title, state, stages, lanes, feelings, order }: Drawn): MapSketch {
  // what stands at a stage itself stands at its first step, as everywhere (J10)
  const places = stages.flatMap((stage) =>
    stage.steps.length === 0
      ? [[placeOf(stage.title, '')]]
      : stage.steps.map((step, i) => [placeOf(stage.title, step), ...(i === 0 ? [placeOf(stage.title, '')] : [])]),
  );
  const at = (place: string): number => places.findIndex((names) => names.includes(place));
  const filled = lanes.map(({ kind, title: name, cells }) => ({
    kind,
    title: name,
    cells: places.map((names) => names.flatMap((place) => cells.get(place) ?? [])),
  }));
  const felt = feelings.length > 0 ? [{ kind: 'feelings' as const, title: '', cells: [] }] : [];
  const rank = (lane: { kind: LaneKind; title: string }): number => {
    const place = order.indexOf(lane.title === '' ? lane.kind : laneKey(lane.title));
    return place < 0 ? order.length : place;
  };
  return {
    title,
    ...(state ? { state } : {}),
    stages,
    lanes: [...filled, ...felt].sort((a, b) => rank(a) - rank(b)),
    feelings: feelings.map(({ place, feeling }) => ({ ...feeling, column: at(place) })),
  };
}

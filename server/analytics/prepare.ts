import type { Problem } from '../../shared/journey/journey.ts';
import type { DatasetColumn, DatasetCounts, DatasetEvent, DatasetMapping } from '../../shared/wire/datasets.ts';
import { byName } from '../../shared/journey/paths.ts';
import { PART_ROWS, readCodes, readTimes } from './column.ts';
import { type EventColumns, MOST_VALUES, type Property } from './events.ts';
import { VALUES } from './import.ts';
import { readStamp, stampKindOf } from './stamps.ts';
import { Troubles, Unreadable } from './troubles.ts';
import { zoneShift } from './zone.ts';

/** What is stored of a data set, and how its parts are had. */
export interface Stored {
  columns: readonly DatasetColumn[];
  rowCount: number;
  zoned: readonly number[];
  part: (column: number, part: number) => Promise<Uint8Array>;
}

export interface Prepared {
  columns: EventColumns;
  counts: DatasetCounts;
  events: DatasetEvent[];
  problems: Problem[];
  /** In memory. */
  bytes: number;
}

const EVENTS_TOLD = 1_000;

class Loader {
  readonly #stored: Stored;
  constructor(stored: Stored) {
    this.#stored = stored;
  }

  at(name: string, as: string): { column: DatasetColumn; index: number } {
    const index = this.#stored.columns.findIndex((one) => one.name === name);
    const column = this.#stored.columns[index];
    if (!column) throw new Unreadable({ where: as, code: 'column-unknown', values: { column: name } });
    if (column.kept === 'nothing')
      throw new Unreadable({ where: as, code: 'column-not-kept', values: { column: name, why: column.why ?? '' } });
    return { column, index };
  }

  async codes(index: number): Promise<Uint32Array> {
    const codes = new Uint32Array(this.#stored.rowCount);
    for (let at = 0; at < codes.length; at += PART_ROWS)
      readCodes(await this.#stored.part(index, at / PART_ROWS), Math.min(PART_ROWS, codes.length - at), codes, at);
    return codes;
  }

  async values(index: number): Promise<string[]> {
    return JSON.parse(new TextDecoder().decode(await this.#stored.part(index, VALUES))) as string[];
  }

  async times(name: string, troubles: Troubles): Promise<{ times: Float64Array; index: number }> {
    const { column, index } = this.at(name, 'time');
    const times = new Float64Array(this.#stored.rowCount);
    if (column.kind === 'time') {
      for (let at = 0; at < times.length; at += PART_ROWS)
        readTimes(await this.#stored.part(index, at / PART_ROWS), Math.min(PART_ROWS, times.length - at), times, at);
      return { times, index };
    }
    if (column.kept !== 'values')
      throw new Unreadable({ where: 'time', code: 'time-unreadable', values: { column: name } });
    const values = await this.values(index);
    const found = stampKindOf(values);
    if (!found) throw new Unreadable({ where: 'time', code: 'time-unreadable', values: { column: name } });
    const instants = Float64Array.from([Number.NaN, ...values.map((value) => readStamp(value, found.kind))]);
    if (found.unsure) troubles.add('time-day-order', `column "${name}"`);
    (await this.codes(index)).forEach((code, row) => (times[row] = instants[code] ?? Number.NaN));
    return { times, index };
  }

  /** Several columns as one: the first that is not empty. */
  async merged(names: readonly string[]): Promise<{ codes: Uint32Array; values: string[] }> {
    const values: string[] = [];
    const places = new Map<string, number>();
    let codes: Uint32Array | undefined;
    for (const name of names) {
      const { column, index } = this.at(name, 'event');
      if (column.kept !== 'values' || column.kind === 'time')
        throw new Unreadable({
          where: 'event',
          code: column.kept === 'numbers' ? 'event-too-many' : 'event-is-time',
          values: { column: name, count: column.distinct, most: MOST_VALUES },
        });
      const own = await this.values(index);
      const into = Uint32Array.from([
        0,
        ...own.map((value) => {
          const place = places.get(value) ?? values.push(value);
          places.set(value, place);
          return place;
        }),
      ]);
      const read = await this.codes(index);
      if (!codes) codes = read;
      else for (let row = 0; row < read.length; row++) if (codes[row] === 0) codes[row] = into[read[row] ?? 0] ?? 0;
    }
    if (values.length > MOST_VALUES)
      throw new Unreadable({
        where: 'event',
        code: 'event-too-many',
        values: { count: values.length, most: MOST_VALUES },
      });
    return { codes: codes ?? new Uint32Array(0), values };
  }

  /** Whose each row is; a row with ids in two columns says that both are the same. */
  async entities(names: readonly string[]): Promise<{ codes: Uint32Array; most: number }> {
    const parts: { codes: Uint32Array; before: number }[] = [];
    let total = 0;
    for (const name of names) {
      const { column, index } = this.at(name, 'entity');
      if (column.kind === 'time')
        throw new Unreadable({ where: 'entity', code: 'entity-is-time', values: { column: name } });
      parts.push({ codes: await this.codes(index), before: total });
      total += column.distinct;
    }
    const [first] = parts;
    if (!first || parts.length === 1) return { codes: first?.codes ?? new Uint32Array(0), most: total };
    const parent = Uint32Array.from({ length: total + 1 }, (_, i) => i);
    const root = (node: number): number => {
      let at = node;
      while (parent[at] !== at) at = parent[at] = parent[parent[at] as number] as number;
      return at;
    };
    const rows = first.codes.length;
    const node = new Uint32Array(rows);
    for (const { codes, before } of parts)
      for (let row = 0; row < rows; row++) {
        const code = codes[row] ?? 0;
        if (code === 0) continue;
        if (node[row] === 0) node[row] = before + code;
        else parent[root(before + code)] = root(node[row] as number);
      }
    for (let row = 0; row < rows; row++) if (node[row] !== 0) node[row] = root(node[row] as number);
    return { codes: node, most: total };
  }
}

const list = (names: string | readonly string[]): readonly string[] => (typeof names === 'string' ? [names] : names);

/** Rows of an entity that are not in time are put there; equal times keep the order of the file. */
function sortRows(order: Uint32Array, times: Float64Array, lo: number, hi: number): number {
  let late = 0;
  for (let i = lo + 1; i < hi; i++)
    if ((times[order[i] as number] as number) < (times[order[i - 1] as number] as number)) late++;
  if (late > 0) order.subarray(lo, hi).sort((a, b) => (times[a] as number) - (times[b] as number) || a - b);
  return late;
}

/** Rows of a file with a mapping → events of entities in time, and what there is to say of it. */
export async function prepare(stored: Stored, mapping: DatasetMapping): Promise<Prepared> {
  const troubles = new Troubles();
  const loader = new Loader(stored);
  const { times, index } = await loader.times(mapping.time, troubles);
  if (mapping.timeZone !== undefined && mapping.timeZone !== 'UTC') {
    if ((stored.zoned[index] ?? 0) > 0) troubles.add('time-zone-stated', `column "${mapping.time}"`);
    else zoneShift(times, mapping.timeZone);
  }
  const event = await loader.merged(list(mapping.event));
  const who = await loader.entities(list(mapping.entity));
  const counts = { noEntity: 0, noEvent: 0, noTime: 0, outOfOrder: 0, duplicates: 0, largestEntity: 0 };
  const sizes = new Uint32Array(who.most + 2);
  const rows = stored.rowCount;
  for (let row = 0; row < rows; row++) {
    const entity = who.codes[row] as number;
    let missing = true;
    if (entity === 0) counts.noEntity++;
    else if (event.codes[row] === 0) counts.noEvent++;
    else if (Number.isNaN(times[row])) counts.noTime++;
    else missing = false;
    if (missing) who.codes[row] = 0;
    else sizes[entity + 1] = (sizes[entity + 1] as number) + 1;
  }
  // sizes → where each entity begins
  for (let i = 1; i < sizes.length; i++) sizes[i] = (sizes[i] as number) + (sizes[i - 1] as number);
  const begins = sizes.slice();
  const order = new Uint32Array(sizes.at(-1) ?? 0);
  for (let row = 0; row < rows; row++) {
    const entity = who.codes[row] as number;
    if (entity !== 0) order[begins[entity]!++] = row;
  }
  for (let entity = 1; entity <= who.most; entity++)
    counts.outOfOrder += sortRows(order, times, sizes[entity] as number, sizes[entity + 1] as number);

  const names = mapping.properties ?? [];
  const sources: { name: string; codes: Uint32Array; values: string[] }[] = [];
  for (const name of names) {
    const { column, index: at } = loader.at(name, 'properties');
    if (column.kept !== 'values' || column.kind === 'time')
      throw new Unreadable({
        where: 'properties',
        code: 'property-not-kept',
        values: { column: name, count: column.distinct },
      });
    sources.push({ name, codes: await loader.codes(at), values: await loader.values(at) });
  }

  // one walk in order: duplicates, and where entities end without those that nobody is left of
  const drop = mapping.duplicates === 'drop';
  const told = new Set<string>();
  const offsets = new Uint32Array(order.length + 1);
  let entities = 0;
  let kept = 0;
  for (let entity = 1; entity <= who.most; entity++) {
    const [lo, hi] = [sizes[entity] as number, sizes[entity + 1] as number];
    if (lo === hi) continue;
    const before = kept;
    for (let i = lo; i < hi; i++) {
      const row = order[i] as number;
      const time = times[row] as number;
      const tied =
        (i > lo && times[order[i - 1] as number] === time) || (i + 1 < hi && times[order[i + 1] as number] === time);
      if (tied) {
        if (i === lo || times[order[i - 1] as number] !== time) told.clear();
        const says = [event.codes[row], ...sources.map(({ codes }) => codes[row])].join();
        if (told.has(says)) {
          counts.duplicates++;
          if (counts.duplicates <= 5) troubles.add('row-duplicate', 'file', row + 2);
          if (drop) continue;
        } else told.add(says);
      }
      order[kept++] = row;
    }
    counts.largestEntity = Math.max(counts.largestEntity, kept - before);
    offsets[++entities] = kept;
  }
  const gathered = order.subarray(0, kept);
  const gather = (codes: Uint32Array): Uint16Array<ArrayBuffer> => {
    const made = new Uint16Array(kept);
    for (let i = 0; i < kept; i++) made[i] = codes[gathered[i] as number] as number;
    return made;
  };
  const sorted = new Float64Array(kept);
  for (let i = 0; i < kept; i++) sorted[i] = times[gathered[i] as number] as number;
  const properties = new Map<string, Property>(
    sources.map(({ name, codes, values }) => [name, { codes: gather(codes), values }]),
  );
  const columns: EventColumns = {
    offsets: offsets.slice(0, entities + 1),
    times: sorted,
    event: { codes: gather(event.codes), values: event.values },
    properties,
  };
  const problems = troubles.problems.map((problem) =>
    problem.code === 'row-duplicate'
      ? { ...problem, values: { ...problem.values, count: counts.duplicates } }
      : problem,
  );
  const events = eventsOf(columns);
  let [from, to] = [Infinity, -Infinity];
  for (const time of sorted) {
    if (time < from) from = time;
    if (time > to) to = time;
  }
  return {
    columns,
    events: events.slice(0, EVENTS_TOLD),
    problems,
    counts: {
      rows,
      events: kept,
      entities,
      eventKinds: events.length,
      from: kept > 0 ? Math.floor(from / 1_000) : null,
      to: kept > 0 ? Math.floor(to / 1_000) : null,
      ...counts,
    },
    bytes: kept * (10 + 2 * properties.size) + 4 * (entities + 1),
  };
}

function eventsOf({ offsets, event }: EventColumns): DatasetEvent[] {
  const counts = new Uint32Array(event.values.length + 1);
  const owners = new Uint32Array(event.values.length + 1);
  const last = new Uint32Array(event.values.length + 1);
  for (let entity = 1; entity < offsets.length; entity++)
    for (let row = offsets[entity - 1] as number; row < (offsets[entity] as number); row++) {
      const code = event.codes[row] as number;
      counts[code]!++;
      if (last[code] === entity) continue;
      last[code] = entity;
      owners[code]!++;
    }
  return event.values
    .map((name, i) => ({ event: name, count: counts[i + 1] ?? 0, entities: owners[i + 1] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || byName(a.event, b.event));
}

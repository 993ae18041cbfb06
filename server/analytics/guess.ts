import type { DatasetColumn, DatasetGuess } from '../../shared/wire/datasets.ts';
import { fold } from './personal.ts';

const ENTITY = [
  /^(case|case id|case concept name|vaka( no| id)?)$/,
  /^(user|customer|client|person|member|visitor|account|contact|subscriber|distinct|anonymous|musteri|kullanici|uye|kisi)( pseudo)?( id| no| key| numarasi)?$/,
  /^(session|order|ticket|lead|deal|patient|device|oturum|siparis|hasta)( id| no| key)?$/,
  /\b(user|customer|client|person|case|visitor|session|musteri|kullanici)\b.*\b(id|no)\b/,
  /\b(id|no)$/,
];
/** By the names that are used for who somebody is; not by any name that ends in id, as that of an event does. */
export const namesEntity = (name: string): boolean => {
  const folded = fold(name.split('.').at(-1) ?? name);
  return ENTITY.slice(0, -1).some((pattern) => pattern.test(folded));
};
const TIME = [
  /^(complete )?(timestamp|time timestamp|event timestamp|event time|event date|occurred at|zaman|zaman damgasi|tarih)$/,
  /\b(timestamp|time|date|datetime|tarih|zaman|saat)\b/,
  /\bat$|\bts$/,
];
const EVENT = [
  /^(event|event name|event type|activity|activity name|concept name|action|olay|etkinlik|aktivite|islem|eylem)$/,
  /\b(event|activity|action|step|stage|status|olay|adim|asama|durum)\b/,
  /^(type|name|page|tip|tur)$/,
];

const usable = ({ kept }: DatasetColumn): boolean => kept !== 'nothing';

function best(
  columns: readonly DatasetColumn[],
  patterns: readonly RegExp[],
  fits: (column: DatasetColumn) => boolean,
): DatasetColumn | undefined {
  for (const pattern of patterns) {
    const found = columns.find((column) => fits(column) && pattern.test(fold(column.name)));
    if (found) return found;
  }
  return undefined;
}

/** Exports that say what they are by the names of their fields. */
function signature(has: (name: string) => boolean): Omit<DatasetGuess, 'properties'> | undefined {
  if (has('event') && has('properties.distinct_id') && has('properties.time'))
    return { source: 'mixpanel', entity: 'properties.distinct_id', time: 'properties.time', event: 'event' };
  if (has('event_timestamp') && has('event_name') && (has('user_pseudo_id') || has('user_id')))
    return {
      source: 'ga4',
      // a person who logs in on two devices is one
      entity: ['user_id', 'user_pseudo_id'].filter(has),
      time: 'event_timestamp',
      event: 'event_name',
    };
  if (has('timestamp') && (has('anonymousId') || has('userId')) && (has('event') || has('type')))
    return {
      source: 'segment',
      entity: ['userId', 'anonymousId'].filter(has),
      time: 'timestamp',
      // calls that track nothing by name are pages and screens
      event: ['event', 'type'].filter(has),
    };
  return undefined;
}

const single = (list: string | string[] | undefined): string | string[] | undefined =>
  Array.isArray(list) && list.length === 1 ? list[0] : list;

/** Who, when and what, as far as the file says; shown, and corrected by a person before anything is counted. */
export function guessMapping(columns: readonly DatasetColumn[], rows: number): DatasetGuess {
  const known = signature((name) => columns.some((column) => column.name === name && column.empty < rows));
  const time =
    known?.time ??
    (best(columns, TIME, ({ kind }) => kind === 'time') ?? columns.find(({ kind }) => kind === 'time'))?.name;
  const repeats = (column: DatasetColumn): boolean => column.distinct < rows - column.empty || rows < 3;
  const free = (column: DatasetColumn): boolean => usable(column) && column.kind === 'text' && column.name !== time;
  const event =
    known?.event ?? best(columns, EVENT, (column) => free(column) && column.kept === 'values' && repeats(column))?.name;
  const entity =
    known?.entity ??
    (
      best(columns, ENTITY, (column) => free(column) && column.name !== event && repeats(column)) ??
      columns
        .filter((column) => free(column) && column.name !== event && repeats(column) && column.empty === 0)
        .toSorted((a, b) => b.distinct - a.distinct)[0]
    )?.name;
  const taken = new Set([entity, time, event].flat());
  const properties = columns
    .filter(
      ({ name, kind, kept, distinct }) => !taken.has(name) && kind === 'text' && kept === 'values' && distinct <= 1_000,
    )
    .filter(({ distinct }) => distinct > 0)
    .map(({ name }) => name)
    .slice(0, 40);
  const [who, what] = [single(entity), single(event)];
  return {
    source: known?.source ?? 'table',
    ...(who === undefined ? {} : { entity: who }),
    ...(time === undefined ? {} : { time }),
    ...(what === undefined ? {} : { event: what }),
    properties,
  };
}

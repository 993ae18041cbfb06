import type { EventColumns, Property } from '../../server/analytics/events.ts';

export interface Told {
  user: string;
  event: string;
  /** Microseconds. */
  at: number;
  properties?: Readonly<Record<string, string>>;
}

/** Columns of events as they were told, as plainly as can be. */
export function columnsOf(events: readonly Told[]): EventColumns {
  const byUser = new Map<string, Told[]>();
  for (const event of events) {
    const list = byUser.get(event.user);
    if (list) list.push(event);
    else byUser.set(event.user, [event]);
  }
  const entities = [...byUser.values()].map((list) => list.toSorted((a, b) => a.at - b.at));
  const rows = entities.flat();
  const propertyOf = (texts: readonly (string | undefined)[]): Property => {
    const values = [...new Set(texts.filter((text) => text !== undefined))];
    const places = new Map(values.map((value, i) => [value, i + 1]));
    return { values, codes: Uint16Array.from(texts, (text) => (text === undefined ? 0 : (places.get(text) ?? 0))) };
  };
  const names = new Set(rows.flatMap(({ properties = {} }) => Object.keys(properties)));
  let end = 0;
  return {
    offsets: Uint32Array.from([0, ...entities.map((list) => (end += list.length))]),
    times: Float64Array.from(rows, ({ at }) => at),
    event: propertyOf(rows.map(({ event }) => event)),
    properties: new Map([...names].map((name) => [name, propertyOf(rows.map(({ properties }) => properties?.[name]))])),
  };
}

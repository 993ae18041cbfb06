import { Unreadable } from './troubles.ts';

const HOUR = 3_600_000_000;

/** Stamps that state no offset, read as UTC, become those of a zone; clocks change on the hour, so each hour is asked once. */
export function zoneShift(times: Float64Array, timeZone: string): void {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  } catch {
    throw new Unreadable({ where: 'timeZone', code: 'time-zone-unknown', values: { timeZone: timeZone.slice(0, 60) } });
  }
  const offsetAt = (micros: number): number => {
    const text = format.formatToParts(micros / 1_000).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(text) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000_000;
  };
  const known = new Map<number, number>();
  for (let row = 0; row < times.length; row++) {
    const time = times[row] as number;
    if (Number.isNaN(time)) continue;
    const hour = Math.floor(time / HOUR);
    let offset = known.get(hour);
    if (offset === undefined) {
      const local = hour * HOUR;
      // the offset that holds at the instant itself, not at the same digits of UTC
      offset = offsetAt(local - offsetAt(local));
      known.set(hour, offset);
    }
    times[row] = time - offset;
  }
}

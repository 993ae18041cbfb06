import { afterEach, expect, it } from 'vitest';
import { dayHere } from '../../../client/ui/day-here.ts';

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

it('is the day by the clock of whoever reads', () => {
  const late = Date.UTC(2026, 10, 25, 22, 30);
  process.env['TZ'] = 'Europe/Istanbul';
  expect(dayHere(late)).toBe('2026-11-26');
  process.env['TZ'] = 'America/New_York';
  expect(dayHere(late)).toBe('2026-11-25');
});

import { describe, expect, it } from 'vitest';
import { ago } from '../../../client/home/ago.ts';

const NOW = Date.UTC(2026, 10, 25, 12);
const MINUTE = 60_000;
const said = (locale: 'en' | 'tr', minutes: number): string => ago(locale, NOW - minutes * MINUTE, NOW);

describe('how long ago', () => {
  it('is said in the words of the language, and as a date after a week', () => {
    expect([0.2, 5, 90, 26 * 60, 3 * 24 * 60].map((minutes) => said('en', minutes))).toEqual([
      'now',
      '5 minutes ago',
      '1 hour ago',
      'yesterday',
      '3 days ago',
    ]);
    expect([0.2, 5, 90, 26 * 60, 3 * 24 * 60].map((minutes) => said('tr', minutes))).toEqual([
      'şimdi',
      '5 dakika önce',
      '1 saat önce',
      'dün',
      '3 gün önce',
    ]);
    expect(said('en', 10 * 24 * 60)).toMatch(/2026/);
    expect(said('tr', 10 * 24 * 60)).toContain('Kas');
  });

  it('is now for a clock that runs behind', () => {
    expect(ago('en', NOW + 5 * MINUTE, NOW)).toBe('now');
  });
});

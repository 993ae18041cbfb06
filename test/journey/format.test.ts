import { describe, expect, it } from 'vitest';
import {
  formatChange,
  formatCount,
  formatDate,
  formatInterval,
  formatPeriod,
  formatSeconds,
  formatShare,
  formatValue,
} from '../../shared/journey/format.ts';

/** No-break spaces are wanted, and would be invisible in the expectations. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('numbers in words', () => {
  it('writes counts and shares as each language does', () => {
    expect([formatCount('en', 1553), formatCount('tr', 1553)]).toEqual(['1,553', '1.553']);
    expect(formatCount('en', 1234567)).toBe('1,234,567');
    expect(formatCount('en', -1234)).toBe('−1,234');
    expect(plain(formatShare('en', 1553 / 5000))).toBe('31.1 %');
    expect(formatShare('tr', 1553 / 5000)).toBe('%31,1');
    expect(formatShare('tr', -0.05)).toBe('−%5,0');
    expect([plain(formatShare('en', 1)), plain(formatShare('en', 0))]).toEqual(['100 %', '0 %']);
    expect(plain(formatShare('en', 0.6149, 0))).toBe('61 %');
  });

  it('rounds the digits people see, half away from zero', () => {
    expect(formatValue('en', { unit: 'score' }, 1.005)).toBe('1.01');
    expect(formatValue('en', { unit: 'points' }, -0.04)).toBe('0');
    expect(formatValue('en', { unit: 'count' }, Infinity)).toBe('–');
    expect(formatValue('en', { unit: 'score' }, 3e-7)).toBe('0.0');
  });

  it('writes a value in its unit', () => {
    expect(formatValue('en', { unit: 'money:TRY' }, 1234.5)).toBe('₺1,234.50');
    expect(formatValue('tr', { unit: 'money:TRY' }, 1234.5)).toBe('₺1.234,50');
    expect(formatValue('en', { unit: 'money:EUR' }, -20)).toBe('−€20');
    expect(plain(formatValue('en', { unit: 'money:CHF' }, 20))).toBe('CHF 20');
    expect(formatValue('tr', { unit: 'score' }, 4)).toBe('4,0');
    expect(formatValue('en', { unit: 'score' }, 4.25)).toBe('4.25');
    expect(formatValue('en', { unit: 'points' }, 30)).toBe('30');
    expect(plain(formatValue('en', { unit: 'seconds' }, 260))).toBe('4 min 20 s');
    expect(plain(formatValue('tr', { unit: 'seconds' }, 260))).toBe('4 dk 20 sn');
  });

  it('writes times in their two largest parts', () => {
    expect([2.5, 45, 60, 3600, 12_000, 86_400, 187_200].map((value) => plain(formatSeconds('en', value)))).toEqual([
      '2.5 s',
      '45 s',
      '1 min',
      '1 h',
      '3 h 20 min',
      '1 day',
      '2 days 4 h',
    ]);
    expect(plain(formatSeconds('tr', 187_200))).toBe('2 gün 4 sa');
    expect(plain(formatSeconds('en', 3599.7))).toBe('1 h');
  });

  it('signs a change, and shares change by points', () => {
    expect(plain(formatChange('en', { unit: 'share' }, 0.023))).toBe('+2.3 pp');
    expect(plain(formatChange('tr', { unit: 'share' }, -0.023))).toBe('−2,3 puan');
    expect(formatChange('en', { unit: 'points' }, 4)).toBe('+4');
    expect(formatChange('en', { unit: 'score' }, -0.2)).toBe('−0.2');
    expect(plain(formatChange('en', { unit: 'share' }, 0.0001))).toBe('±0.0 pp');
  });

  it('writes intervals and periods', () => {
    expect(plain(formatInterval('en', { unit: 'share' }, { low: 0.06999, high: 0.19812 }))).toBe('7.0 – 19.8 %');
    expect(plain(formatInterval('tr', { unit: 'share' }, { low: 0.06999, high: 0.19812 }))).toBe('%7,0 – %19,8');
    expect(plain(formatInterval('en', { unit: 'points' }, { low: -19.05, high: 65.2 }))).toBe('−19.1 – 65.2');
    const periods = ['2026', '2026-Q1', '2026-03', '2026-W07', '2026-03-31', 'spring'];
    expect(periods.map((period) => plain(formatPeriod('en', period)))).toEqual([
      '2026',
      'Q1 2026',
      'Mar 2026',
      'week 7, 2026',
      '31 Mar 2026',
      'spring',
    ]);
    expect(periods.map((period) => plain(formatPeriod('tr', period)))).toEqual([
      '2026',
      '2026 1. çeyrek',
      'Mar 2026',
      '2026 7. hafta',
      '31 Mar 2026',
      'spring',
    ]);
    expect(plain(formatDate('tr', Date.UTC(2026, 7, 5)))).toBe('5 Ağu 2026');
  });
});

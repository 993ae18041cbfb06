import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  guessFunnelMapping,
  readFunnel,
  type FunnelImport,
  type ImportContext,
} from '../../shared/files/funnel-csv.ts';
import { guessMetricMapping, matchTarget, readMetrics } from '../../shared/files/metric-csv.ts';
import { readTable, type Table } from '../../shared/files/table/table.ts';
import type { Parsed } from '../../shared/journey/journey.ts';
import { stepsOfFunnel } from '../../shared/journey/funnel.ts';

const FOLDER = resolve(process.cwd(), '../shared/data/spreadsheets');
const missing = !existsSync(FOLDER);
if (missing) console.warn(`SKIPPED: awkward spreadsheets are not at ${FOLDER}`);

const context = (): ImportContext => {
  let next = 0;
  return {
    mapId: 'map000000000',
    newId: () => `id${String((next += 1)).padStart(10, '0')}`,
    now: Date.UTC(2026, 2, 31),
    personId: 'person000000',
    who: 'Ada',
    source: 'file.csv',
  };
};
const table = (source: Uint8Array | string): Table => {
  const result = readTable(typeof source === 'string' ? new TextEncoder().encode(source) : source);
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.code).join());
  return result.value;
};
const funnel = (source: Uint8Array | string): Parsed<FunnelImport> => {
  const read = table(source);
  const guess = guessFunnelMapping(read);
  if (!guess) throw new Error('no guess');
  return readFunnel(read, guess.mapping, 'Funnel', context());
};
const counts = (result: Parsed<FunnelImport>, segment = ''): [string, number][] => {
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.code).join());
  const steps = new Map(result.value.steps.map((step) => [step.id, step]));
  return stepsOfFunnel({ funnelSteps: steps }, result.value.funnel.id, segment).map((step) => [step.label, step.count]);
};
const codes = (result: { problems: readonly { code: string }[] }): string[] =>
  result.problems.map((problem) => problem.code);

describe.skipIf(missing)('the weekly shop report', () => {
  it.each(['tr_weekly_cp1254_semicolon.csv', 'tr_weekly_title_rows_and_total_cp1254.csv', 'en_weekly_utf8_comma.csv'])(
    '%s guesses a long funnel with its channels',
    (name) => {
      const file = readFileSync(resolve(FOLDER, name));
      expect(guessFunnelMapping(table(file))).toEqual({
        mapping: { shape: 'long', label: 1, count: 3, segment: 2, period: 0 },
        confidence: 'sure',
      });
      const result = funnel(file);
      expect(counts(result).reduce((sum, [, count]) => sum + count, 0)).toBe(9381);
      expect(counts(result).map(([label]) => label)).toEqual([
        'Ürün görüntüleme',
        'Sepete ekleme',
        'Ödemeye geçiş',
        'Ödeme bilgisi',
        'Satın alma',
      ]);
      expect(codes(result)).toContain('funnel-summed');
      expect(result.ok && result.value.funnel.from).toBe('2025-12-29');
    },
  );

  it('two header rows of merged cells read as a wide funnel', () => {
    const result = funnel(readFileSync(resolve(FOLDER, 'z23_two_header_rows.csv')));
    expect(counts(result, 'E-posta').map(([, count]) => count)).toEqual([1200, 34, 1350, 41]);
  });
});

describe('funnel files', () => {
  it('long with a decimal comma, grouping dots and a total', () => {
    const result = funnel('Adım;Kişi sayısı\nZiyaret;1.234\nSepet;320\nSatın alma;41\nToplam;1.595\n');
    expect(counts(result)).toEqual([
      ['Ziyaret', 1234],
      ['Sepet', 320],
      ['Satın alma', 41],
    ]);
  });

  it('an empty step means the step above, as GA4 writes its segments', () => {
    const result = funnel(
      '# Funnel\n# 20260101\nStep,Device category,Active users,Completion rate\n1. View,Total,100,0.5\n,mobile,60,0.4\n2. Pay,Total,50,\n,mobile,24,\n',
    );
    expect(counts(result)).toEqual([
      ['1. View', 100],
      ['2. Pay', 50],
    ]);
    expect(counts(result, 'mobile')).toEqual([
      ['1. View', 60],
      ['2. Pay', 24],
    ]);
  });

  it('wide with a total row, as Bloomreach writes', () => {
    const result = funnel(
      'serie,step 1 view count,step 2 pay count,step 2 pay duration from previous\nTotal,100,40,12.5\nmobile,70,20,10\ndesktop,30,20,14\n',
    );
    expect(counts(result).map(([, count]) => count)).toEqual([100, 40]);
    expect(counts(result, 'mobile').map(([, count]) => count)).toEqual([70, 20]);
  });

  it('everybody is the sum of the segments where the file does not say', () => {
    expect(counts(funnel('step,channel,users\nView,a,10\nView,b,20\nPay,a,4\nPay,b,5\n'))).toEqual([
      ['View', 30],
      ['Pay', 9],
    ]);
  });

  it('a cell that is no count is told with its row and left out', () => {
    const result = funnel('step,users\nView,10\nPay,many\nThank,4.5\nEnd,2\n');
    expect(counts(result)).toEqual([
      ['View', 10],
      ['End', 2],
    ]);
    expect(result.problems).toMatchObject([
      { where: 'row 3, column "users"', code: 'cell-not-number', values: { cell: 'many' } },
      { where: 'row 4, column "users"', code: 'cell-not-count' },
    ]);
  });

  it('no number column gives no guess, one step is no funnel', () => {
    expect(guessFunnelMapping(table('step,who\nView,Ada\nPay,Ege\n'))).toBeUndefined();
    expect(guessMetricMapping(table('step,who\nView,Ada\nPay,Ege\n'))).toBeUndefined();
    expect(codes(funnel('step,users\nView,10\n'))).toEqual(['funnel-short']);
  });

  it('[N3] what the file does not state stays unknown', () => {
    const result = funnel('step,users\nView,10\nPay,4\n');
    expect(result.ok && result.value.funnel).toMatchObject({
      order: 'unknown',
      entry: 'unknown',
      windowSeconds: 'unknown',
      unit: 'users',
    });
  });
});

describe('metric files', () => {
  const targets = [
    { name: 'Ödeme', target: 'stage:pay000000000' as const },
    { name: 'Search', target: 'stage:search000000' as const },
  ];
  const read = (source: string): ReturnType<typeof readMetrics> => {
    const from = table(source);
    const guess = guessMetricMapping(from);
    if (!guess) throw new Error('no guess');
    return readMetrics(from, guess.mapping, (name) => matchTarget(name, targets), context());
  };

  it('[N1] long: stage, metric, period, value and n become observations with their passport', () => {
    const result = read(
      'Aşama;Metrik;Dönem;Değer;n\nÖDEME;NPS;2026-03;-12,5;240\nSearch;CSAT oranı;2026-03;%61,5;200\n',
    );
    if (!result.ok) throw new Error(codes(result).join());
    expect(result.value.metrics.map((metric) => [metric.kind, metric.unit])).toEqual([
      ['nps', 'points'],
      ['csat-share', 'share'],
    ]);
    expect(result.value.observations).toMatchObject([
      { target: 'stage:pay000000000', period: '2026-03', value: -12.5, n: 240 },
      { target: 'stage:search000000', period: '2026-03', value: 0.615, n: 200 },
    ]);
    expect(result.value.observations.every((one) => one.passportId === result.value.passport.id)).toBe(true);
  });

  it('[N4] a name with per cents beside it is the share, one with scores is the mean', () => {
    const read = table('Stage;Metric;Value;n\nBuy;CSAT;%62,0;400\nBuy;NPS;12;300\nBuy;CES;5,8;200\n');
    const mapping = guessMetricMapping(read)?.mapping;
    if (!mapping) throw new Error('no guess');
    const result = readMetrics(read, mapping, () => 'stage:buy', context());
    expect(result.problems).toEqual([]);
    const kinds = result.ok ? result.value.metrics.map(({ name, kind, unit }) => [name, kind, unit]) : [];
    expect(kinds).toEqual([
      ['CSAT', 'csat-share', 'share'],
      ['NPS', 'nps', 'points'],
      ['CES', 'ces-mean', 'score'],
    ]);
  });

  it('[N1] wide: a column a metric; without n it is unknown, never made up', () => {
    const result = read('Stage,Month,NPS,CES\nSearch,2026-01,30,5.5\n');
    if (!result.ok) throw new Error(codes(result).join());
    expect(result.value.observations.map((one) => [one.value, one.n])).toEqual([
      [30, null],
      [5.5, null],
    ]);
  });

  it('rows that cannot be placed, dated, read or believed are told with their numbers', () => {
    const result = read(
      'Stage,Metric,Period,Value,n\nSearch,NPS,2026-01,30,100\nNowhere,NPS,2026-01,30,100\nSearch,NPS,soon,30,100\nSearch,NPS,2026-02,130,100\nSearch,NPS,2026-01,31,100\nSearch,NPS,2026-03,?,100\n',
    );
    expect(codes(result)).toEqual([
      'row-unbound',
      'cell-not-date',
      'cell-out-of-range',
      'row-repeated',
      'cell-not-number',
    ]);
    expect(result.problems[0]?.where).toBe('row 3, column "Stage"');
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guessMetricMapping, readMetrics } from '../../shared/files/metric-csv.ts';
import { readTable } from '../../shared/files/table/table.ts';

const FOLDER = resolve(process.cwd(), '../shared/data/spreadsheets');
const missing = !existsSync(FOLDER);
if (missing) console.warn(`SKIPPED: awkward spreadsheets are not at ${FOLDER}`);

interface Group {
  n: number;
  promoters: number;
  detractors: number;
  nps: number;
}
interface Expected {
  rejected_rows: { row: number; raw: string }[];
  valid: Group;
  by_channel: Record<string, Group>;
}

describe.skipIf(missing)('raw answers', () => {
  it('[N2] Turkish NPS answers count as expected, and every answer that is no score is told with its row', () => {
    const table = readTable(readFileSync(resolve(FOLDER, 'nps_tr_cp1254_semicolon.csv')));
    const guess = table.ok ? guessMetricMapping(table.value) : undefined;
    if (!table.ok || guess === undefined) throw new Error('not recognised');
    let next = 0;
    const context = {
      mapId: 'map000000000',
      newId: () => `id${(next += 1)}`,
      now: 0,
      personId: 'p',
      who: 'Ada',
      source: 'nps.csv',
    };
    const result = readMetrics(table.value, guess.mapping, () => undefined, context);
    if (!result.ok) throw new Error('no answers');
    const expected = JSON.parse(readFileSync(resolve(FOLDER, 'nps_tr.expected.json'), 'utf8')) as Expected;
    expect(result.problems.map(({ values }) => ({ row: values?.['row'], raw: values?.['cell'] }))).toEqual(
      expected.rejected_rows,
    );
    const groups = { '': expected.valid, ...expected.by_channel };
    expect(result.value.observations.map((one) => one.segment).sort()).toEqual(Object.keys(groups).sort());
    for (const one of result.value.observations) {
      const group = Object.entries(groups).find(([segment]) => segment === one.segment)?.[1];
      expect([one.n, one.promoters, one.detractors], one.segment).toEqual([
        group?.n,
        group?.promoters,
        group?.detractors,
      ]);
      expect(one.value).toBeCloseTo(group?.nps ?? NaN, 3);
    }
  });
});

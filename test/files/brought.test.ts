import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readBrought, type BroughtTable } from '../../shared/files/brought.ts';
import { guessFunnelMapping, readFunnel } from '../../shared/files/funnel-csv.ts';
import { guessMetricMapping, readMetrics } from '../../shared/files/metric-csv.ts';
import { readNumber } from '../../shared/files/table/numbers.ts';
import { personalColumns, withoutColumns } from '../../shared/files/table/personal.ts';
import { gunzip } from '../../shared/files/unpack.ts';
import { readWorkbook } from '../../shared/files/xlsx/read.ts';

const FOLDER = resolve(process.cwd(), '../shared/data/spreadsheets');
const missing = !existsSync(FOLDER);
if (missing) console.warn(`SKIPPED: awkward spreadsheets are not at ${FOLDER}`);

const context = () => {
  let next = 0;
  return {
    mapId: 'map000000000',
    newId: () => `id${String((next += 1)).padStart(10, '0')}`,
    now: Date.UTC(2026, 2, 31),
    personId: 'p',
    who: 'Ada',
    source: 'file',
  };
};
const brought = (source: string | Uint8Array): readonly BroughtTable[] => {
  const read = readBrought(typeof source === 'string' ? strToU8(source) : source);
  if (!read.ok) throw new Error(read.problems.map(({ code }) => code).join());
  return read.value;
};
const only = (source: string | Uint8Array): BroughtTable => {
  const [one, ...more] = brought(source);
  if (!one || more.length > 0) throw new Error('not one table');
  return one;
};
const codes = (source: string | Uint8Array): string[] =>
  readBrought(typeof source === 'string' ? strToU8(source) : source).problems.map(({ code }) => code);
const funnelOf = ({ table }: BroughtTable) => {
  const guess = guessFunnelMapping(table);
  const read = guess && readFunnel(table, guess.mapping, 'F', context());
  if (!read?.ok) throw new Error('no funnel');
  return read.value.steps.map(({ segment, label, count, medianSeconds }) => [
    segment,
    label,
    count,
    ...(medianSeconds === undefined ? [] : [medianSeconds]),
  ]);
};

describe('files of known tools', () => {
  it('GA4: several tables with commented heads; a time without a unit stays out until somebody says it', () => {
    const head = 'Step,Device category,Elapsed time,Active users,Completion rate,Abandonments,Abandonment rate';
    const text = [
      '# ----------------------------------------',
      '# Funnel exploration',
      '# 20260101-20260131',
      '# ----------------------------------------',
      head,
      '1. View,Total,,100,0.5,50,0.5',
      ',mobile,,60,0.4,36,0.6',
      '2. Pay,Total,61.5,50,,,',
      ',mobile,80,24,,,',
      '',
      '# Open funnel',
      head,
      '1. View,Total,,120,0.5,60,0.5',
      '2. Pay,Total,,60,,,',
    ].join('\n');
    const [closed, open] = brought(text);
    expect([closed?.source.id, open?.source.id, open?.name]).toEqual(['ga4-funnel', 'ga4-funnel', 'Open funnel']);
    expect(closed && funnelOf(closed)).toEqual([
      ['', '1. View', 100],
      ['', '2. Pay', 50],
      ['mobile', '1. View', 60],
      ['mobile', '2. Pay', 24],
    ]);
    const guess = closed && guessFunnelMapping(closed.table);
    if (guess?.mapping.shape !== 'long') throw new Error('no guess');
    expect(guess.mapping.time).toBe(2);
    const told = readFunnel(closed?.table ?? open!.table, { ...guess.mapping, timeUnit: 'min' }, 'F', context());
    expect(told.ok && told.value.steps.map(({ medianSeconds }) => medianSeconds)).toEqual([
      undefined,
      3690,
      undefined,
      4800,
    ]);
    // rows are counted in the file, not in the table
    expect(open?.table.rows.map(({ number }) => number)).toEqual([13, 14]);
  });

  it('PostHog: breakdowns and medians in the seconds its header says', () => {
    const one = only(
      'name,breakdown_value,action_id,count,median_conversion_time (seconds),average_conversion_time (seconds)\n$pageview,Chrome::TR,$pageview,80,,\npurchase,Chrome::TR,purchase,20,35.5,90\n$pageview,Safari::DE,$pageview,20,,\npurchase,Safari::DE,purchase,10,12,40\n',
    );
    expect(one.source.id).toBe('posthog-funnel');
    expect(funnelOf(one)).toContainEqual(['Chrome::TR', 'purchase', 20, 35.5]);
    expect(funnelOf(one)).toContainEqual(['', 'purchase', 30]);
    expect(personalColumns(one.table)).toEqual([]);
  });

  it('Bloomreach: wide, with its Total row and times from the step before', () => {
    const one = only(
      'serie,step 1 view count,step 2 pay count,step 2 pay duration from previous\nTotal,100,40,12.5\nmobile,70,20,10\n',
    );
    expect(one.source.id).toBe('bloomreach-funnel');
    expect(funnelOf(one)).toContainEqual(['', 'step 2 pay count', 40, 12.5]);
  });

  it('Mixpanel: the JSON of a funnel, and its raw events', () => {
    const funnel = {
      meta: { dates: ['2026-01-01'] },
      data: {
        '2026-01-01': {
          steps: [
            {
              count: 32688,
              step_conv_ratio: 1,
              overall_conv_ratio: 1,
              avg_time: null,
              event: 'App Open',
              step_label: 'Open',
            },
            {
              count: 20524,
              step_conv_ratio: 0.627,
              overall_conv_ratio: 0.627,
              avg_time: 133,
              event: 'Pay',
              step_label: '',
            },
          ],
          analysis: { completion: 20524 },
        },
      },
    };
    const one = only(JSON.stringify(funnel));
    expect([one.source.id, one.table.encoding]).toEqual(['mixpanel-funnel', 'json']);
    expect(funnelOf(one).map(([, , count]) => count)).toEqual([32688, 20524]);
    const events = only(
      [1, 2]
        .map((i) =>
          JSON.stringify({
            event: 'View',
            properties: { time: 1767225600 + i, distinct_id: `u${i}`, $insert_id: `i${i}` },
          }),
        )
        .join('\n'),
    );
    expect([events.source.id, events.source.holds]).toEqual(['mixpanel-events', 'events']);
    expect(events.table.columns.map(({ title }) => title)).toEqual([
      'event',
      'properties.time',
      'properties.distinct_id',
      'properties.$insert_id',
    ]);
  });

  it('Amplitude: the JSON of a funnel', () => {
    const one = only(
      JSON.stringify({
        data: [
          {
            meta: { segmentIndex: 0 },
            events: ['Open', 'Pay'],
            stepByStep: [1, 0.4],
            cumulative: [1, 0.4],
            cumulativeRaw: [500, 200],
            medianTransTimes: [61000],
            dayFunnels: {},
          },
        ],
      }),
    );
    expect(one.source.id).toBe('amplitude-funnel');
    expect(funnelOf(one).map(([, label, count]) => [label, count])).toEqual([
      ['Open', 500],
      ['Pay', 200],
    ]);
  });

  it('GA4 in BigQuery: parameters become columns of their own', () => {
    const row = {
      event_timestamp: '1767225600000000',
      event_name: 'view_item',
      user_pseudo_id: '1.2',
      event_params: [{ key: 'page', value: { string_value: '/a', int_value: null } }],
    };
    const { source, table } = only(`${JSON.stringify(row)}\n${JSON.stringify({ ...row, event_name: 'purchase' })}\n`);
    expect(source).toEqual({ id: 'ga4-events', holds: 'events' });
    expect(table.columns.map(({ title }) => title)).toContain('event_params.page');
  });

  it('HubSpot: the dates on which deals entered a stage are a funnel with times', () => {
    const one = only(
      'Record ID,Deal Name,Deal Stage,Amount,"Date entered ""Qualified""","Date entered ""Proposal""","Date entered ""Won"""\n1,A,Won,10,2026-01-01 10:00,2026-01-02 10:00,2026-01-05 10:00\n2,B,Proposal,20,2026-01-03 10:00,2026-01-06 10:00,\n3,C,Qualified,5,2026-01-04 10:00,,\n',
    );
    expect(one.source.id).toBe('hubspot-deals');
    expect(funnelOf(one)).toEqual([
      ['', 'Qualified', 3],
      ['', 'Proposal', 2, 2 * 86_400],
      ['', 'Won', 1, 3 * 86_400],
    ]);
  });

  it('Salesforce: the footer is no data, and a history is events', () => {
    const report = only(
      'Opportunity Name,Stage,Amount\nA,Won,10\nB,Lost,20\n\n"Grand Totals (2 records)"\n"Confidential Information - Do Not Distribute"\n',
    );
    expect(report.source.id).toBe('salesforce-report');
    expect(report.table.rows).toHaveLength(2);
    expect(report.problems.map(({ code }) => code)).toEqual(['row-note', 'row-note']);
    expect(only('Opportunity Name,From Stage,To Stage,Last Modified Date\nA,New,Won,01.02.2026\n').source.holds).toBe(
      'events',
    );
  });

  it('Qualtrics: three header rows, tries left out and counted, NPS by the name of the question', () => {
    const one = only(
      [
        'StartDate,Status,IPAddress,RecipientEmail,Q1_NPS',
        'Start Date,Response Type,IP Address,Recipient Email,How likely are you to recommend us?',
        '"{""ImportId"":""startDate""}","{""ImportId"":""status""}","{""ImportId"":""ipAddress""}","{""ImportId"":""recipientEmail""}","{""ImportId"":""QID1""}"',
        '2026-01-05 10:00:00,IP Address,85.1.2.3,a@b.co,9',
        '2026-02-06 11:00:00,IP Address,85.1.2.4,,3',
        '2026-02-07 11:00:00,Survey Preview,85.1.2.5,,10',
      ].join('\n'),
    );
    expect(one.source.id).toBe('qualtrics');
    expect(one.problems).toEqual([{ where: 'file', code: 'rows-preview', values: { count: 1 } }]);
    expect(personalColumns(one.table).map(({ why }) => why)).toEqual(['ip', 'e-mail']);
    const guess = guessMetricMapping(one.table);
    if (guess?.mapping.shape !== 'answers') throw new Error('no answers');
    const read = readMetrics(one.table, { ...guess.mapping, grain: 'month' }, () => undefined, context());
    expect(read.ok && read.value.observations.map(({ period, value, n }) => [period, value, n])).toEqual([
      ['2026-01', 100, 1],
      ['2026-02', -100, 1],
    ]);
  });

  it('SurveyMonkey and Medallia: satisfaction counts as share and as mean, which stay apart [N4]', () => {
    const monkey = only(
      'Respondent ID,Collector ID,Start Date,IP Address,Email Address,How satisfied are you? (1-5)\n,,,,,Response\n11811,9,01/20/2026 10:00:00 AM,1.2.3.4,x@y.org,5\n11812,9,01/21/2026 10:00:00 AM,1.2.3.5,z@y.org,3\n11813,9,01/22/2026 10:00:00 AM,1.2.3.5,z@y.org,6\n',
    );
    expect(monkey.source.id).toBe('surveymonkey');
    const guess = guessMetricMapping(monkey.table);
    if (!guess) throw new Error('no guess');
    const read = readMetrics(monkey.table, guess.mapping, () => undefined, context());
    if (!read.ok) throw new Error('not read');
    expect(read.value.metrics.map(({ kind, variant }) => [kind, variant])).toEqual([
      ['csat-share', 'top-two-of-five'],
      ['csat-mean', 'one-to-five'],
    ]);
    expect(read.value.observations.map(({ value, n, k, deviation }) => [value, n, k ?? deviation])).toEqual([
      [0.5, 2, 1],
      [4, 2, Math.SQRT2],
    ]);
    expect(read.problems).toMatchObject([{ code: 'cell-not-score', values: { cell: '6', low: 1, high: 5 } }]);
    const medallia = only(
      'request_id,response_received_at,star_rating,comments,channel\nr1,2026-01-05T10:00:00Z,5,ok,chat\n',
    );
    expect(medallia.source.id).toBe('medallia');
    const stars = guessMetricMapping(medallia.table)?.mapping;
    expect(stars).toMatchObject({ shape: 'answers', scale: 'csat-5', score: 2, segment: 4 });
  });
});

const sheet = (rows: string): string =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
function workbook(sheets: Record<string, string>, { strings = '', styles = '', pr = '' } = {}): Uint8Array {
  const names = Object.keys(sheets);
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="r">${pr}<sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" ${name === 'Hidden' ? 'state="hidden" ' : ''}r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${names.map((_, i) => `<Relationship Id="rId${i + 1}" Target="/xl/worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
    ),
    ...Object.fromEntries(names.map((name, i) => [`xl/worksheets/sheet${i + 1}.xml`, strToU8(sheets[name] ?? '')])),
    ...(strings === '' ? {} : { 'xl/sharedStrings.xml': strToU8(`<sst>${strings}</sst>`) }),
    ...(styles === '' ? {} : { 'xl/styles.xml': strToU8(`<styleSheet>${styles}</styleSheet>`) }),
  });
}

describe('workbooks', () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="&quot;%&quot;0.0"/><numFmt numFmtId="166" formatCode="0.0%"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="166"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs>';
  const strings =
    '<si><t>Aşama</t></si><si><r><t xml:space="preserve">Ödeme </t></r><r><t>&amp; Teslim</t></r><rPh><t>no</t></rPh></si>';

  it('dates, shares, shared and broken strings, gaps and hidden sheets', () => {
    const bytes = workbook(
      {
        Veri: sheet(
          '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Tarih</t></is></c><c r="D1" t="str"><v>Oran</v></c></row>' +
            '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>46112</v></c><c r="D3" s="2"><v>0.615</v></c><c r="E3"><v>1.234</v></c><c r="F3" t="b"><v>1</v></c><c r="G3" s="4"><v>46112.5</v></c><c r="H3" t="e"><v>#N/A</v></c></row>',
        ),
        Hidden: sheet('<row r="1"><c r="A1"><v>1</v></c></row>'),
      },
      { strings, styles },
    );
    const read = readWorkbook(bytes);
    if (!read.ok) throw new Error('not read');
    expect(read.value).toEqual([
      {
        name: 'Veri',
        records: [
          ['Aşama', 'Tarih', '', 'Oran'],
          [],
          ['Ödeme & Teslim', '2026-03-31', '', '61.5%', '1.2340', 'TRUE', '2026-03-31T12:00:00', '#N/A'],
        ],
      },
    ]);
    expect(readNumber('1.2340', 'comma')).toEqual({ kind: 'number', value: 1.234 });
  });

  it('the day before the leap year that never was, and books that count from 1904', () => {
    const rows = '<row r="1"><c r="A1" s="1"><v>59</v></c><c r="B1" s="1"><v>61</v></c></row>';
    const first = readWorkbook(workbook({ A: sheet(rows) }, { styles }));
    expect(first.ok && first.value[0]?.records).toEqual([['1900-02-28', '1900-03-01']]);
    const mac = readWorkbook(
      workbook(
        { A: sheet('<row r="1"><c r="A1" s="1"><v>44650</v></c></row>') },
        { styles, pr: '<workbookPr date1904="1"/>' },
      ),
    );
    expect(mac.ok && mac.value[0]?.records).toEqual([['2026-03-31']]);
  });

  it('each sheet is a table; what is no workbook, damaged or boundless says so', () => {
    const table = sheet(
      '<row r="1"><c r="A1" t="str"><v>step</v></c><c r="B1" t="str"><v>users</v></c></row><row r="2"><c r="A2" t="str"><v>View</v></c><c r="B2"><v>10</v></c></row><row r="3"><c r="A3" t="str"><v>Pay</v></c><c r="B3"><v>4</v></c></row>',
    );
    const two = brought(workbook({ Ocak: table, Şubat: table }));
    expect(two.map(({ name, table: { encoding } }) => [name, encoding])).toEqual([
      ['Ocak', 'xlsx'],
      ['Şubat', 'xlsx'],
    ]);
    expect(two[0] && funnelOf(two[0])).toEqual([
      ['', 'View', 10],
      ['', 'Pay', 4],
    ]);
    expect(codes(zipSync({ 'word/document.xml': strToU8('<a/>') }))).toEqual(['workbook-other']);
    expect(codes(workbook({ A: table }).subarray(0, 400))).toEqual(['workbook-damaged']);
    expect(codes(workbook({ A: sheet('<row r="900000"><c r="A900000"><v>1</v></c></row>') }))).toEqual(['table-rows']);
    expect(codes(workbook({ A: sheet('') }))).toEqual(['table-empty']);
  });

  it.skipIf(missing)('one that was renamed to .csv is known by its bytes', () => {
    const { table } = only(readFileSync(resolve(FOLDER, 'z31_xlsx_renamed.csv')));
    expect([table.encoding, table.columns.map(({ title }) => title), table.rows.map(({ cells }) => cells)]).toEqual([
      'xlsx',
      ['Kanal', 'Oran'],
      [['E-posta', '0.1250']],
    ]);
  });
});

describe('packed files', () => {
  it('gzip reads as what is in it; one that was cut, or swells beyond measure, says so', () => {
    const text = 'step,users\nView,10\nPay,4\n';
    expect(funnelOf(only(gzipSync(strToU8(text))))).toEqual([
      ['', 'View', 10],
      ['', 'Pay', 4],
    ]);
    const packed = gzipSync(strToU8(text.repeat(500)));
    expect(codes(packed.subarray(0, packed.length - 40))).toEqual(['table-gzip-cut']);
    const bomb = gunzip(gzipSync(new Uint8Array(5_000_000)), 1_000_000);
    expect(!bomb.ok && bomb.problems[0]?.code).toBe('table-large');
  });

  it('lines that are no JSON are told by their number; JSON without rows is refused', () => {
    expect(only('{"step":"View","users":10}\nnot json\n{"step":"Pay","users":4}\n').problems).toMatchObject([
      { code: 'row-not-json', values: { row: 2 } },
    ]);
    expect(codes('[[1, 2], [3]]')).toEqual(['table-json']);
  });
});

describe('columns about people', () => {
  it('[A6] are found by title and by what stands in them, and hold nothing afterwards', () => {
    const { table } = only(
      'Müşteri adı;E-posta;Telefon;IP;Kanal;Puan;Not\nAyşe Yılmaz;ayse@example.com;0532 123 45 67;85.1.2.3;web;9;iyi\nAli Can;;;85.1.2.4;app;3;bana yaz: ali@example.com\n',
    );
    const found = personalColumns(table);
    expect(found.map(({ column, why }) => [column.title, why])).toEqual([
      ['Müşteri adı', 'name'],
      ['E-posta', 'e-mail'],
      ['Telefon', 'phone'],
      ['IP', 'ip'],
    ]);
    const bare = withoutColumns(table, new Set(found.map(({ column }) => column.index)));
    expect(JSON.stringify([bare.rows, bare.records.slice(1)])).not.toMatch(/ayse@|Yılmaz|0532|85\.1/u);
    expect(bare.columns.map(({ kind }) => kind)).toEqual([
      'empty',
      'empty',
      'empty',
      'empty',
      'text',
      'number',
      'text',
    ]);
    const hidden = only('kim,puan\nali@example.com,9\n,8\n,7\n');
    expect(personalColumns(hidden.table).map(({ why }) => why)).toEqual(['e-mail']);
  });
});

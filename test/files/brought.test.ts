import { describe, expect, it } from 'vitest';
import { guessFunnelMapping, readFunnel } from '../../shared/files/funnel-csv.ts';
import { guessMetricMapping, readMetrics } from '../../shared/files/metric-csv.ts';
import { personalColumns, withoutColumns } from '../../shared/files/table/personal.ts';
import { brought, context, funnelOf, only } from '../support/read-brought.ts';

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

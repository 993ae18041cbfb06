// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Datasets, Refused } from '../../../client/data/datasets.ts';
import { EventLog } from '../../../client/data/event-log.tsx';
import { FunnelDialog } from '../../../client/data/funnel-dialog.tsx';
import { looksLikeEvents } from '../../../client/data/draft.ts';
import { readBrought } from '../../../shared/files/brought.ts';
import { columnsOf } from '../../../shared/journey/columns.ts';
import { stepsOfFunnel, segmentsOfFunnel } from '../../../shared/journey/funnel.ts';
import type { DatasetAnswer, DatasetMapping, FunnelAsked, MappingAnswer } from '../../../shared/wire/datasets.ts';
import { idOf, peer } from '../../document/board.ts';
import { click, find, render, startRendering, type } from '../support/rendering.tsx';
import { until } from '../support/until.ts';

startRendering();

const MAP = idOf('map');
const DATASET = 'dataset00000';
const passport = {
  definition: 'People who did each step in order',
  source: 'shop.csv',
  who: 'Ada',
  when: 1_767_225_600_000,
  asked: 1_767_225_700_000,
  unit: 'people',
  n: 5000,
  events: 9381,
  from: 1_766_966_400_000,
  to: 1_769_558_400_000,
  engine: 'columns' as const,
};
const dataset: DatasetAnswer = {
  id: DATASET,
  name: 'shop.csv',
  at: 1,
  engine: 'columns',
  rowCount: 9381,
  fileBytes: 1,
  bytes: 1,
  columns: [
    { name: 'user_id', kind: 'text', kept: 'numbers', distinct: 5000, empty: 0, samples: [] },
    { name: 'event', kind: 'text', kept: 'values', distinct: 3, empty: 0, samples: [] },
    { name: 'at', kind: 'time', kept: 'values', distinct: 9000, empty: 0, samples: [] },
    { name: 'source', kind: 'text', kept: 'values', distinct: 3, empty: 0, samples: [] },
  ],
  guess: { source: 'table', entity: 'user_id', time: 'at', event: 'event', properties: ['source'] },
  problems: [{ where: 'row 7', code: 'row-short', values: { row: 7, cells: 2, columns: 4 } }],
};
const mappingOf = (mapping: DatasetMapping): MappingAnswer => ({
  mapping,
  counts: {
    rows: 9381,
    events: 9380,
    entities: 5000,
    eventKinds: 3,
    from: 1,
    to: 2,
    noEntity: 0,
    noEvent: 0,
    noTime: 1,
    outOfOrder: 12,
    duplicates: 0,
    largestEntity: 9,
  },
  events: [
    { event: 'view', count: 5000, entities: 5000 },
    { event: 'add', count: 1553, entities: 1553 },
    { event: 'buy', count: 826, entities: 826 },
  ],
  properties: [{ name: 'source', distinct: 2, values: ['social', 'email'] }],
  problems: [],
});

let port: ReturnType<typeof peer>['port'];
let asked: FunnelAsked[];
let datasets: Datasets;
const closed = vi.fn();
beforeEach(() => {
  port = peer('ada').port;
  asked = [];
  closed.mockClear();
  datasets = {
    send: async (_file, _kept, onProgress) => {
      onProgress(0.4);
      return dataset;
    },
    list: async () => [{ ...dataset, mapping: { entity: 'user_id', time: 'at', event: 'event' } }],
    remove: async () => undefined,
    map: async (_id, mapping) => mappingOf(mapping),
    funnel: async (_id, question) => {
      asked.push(question);
      const scale = question.windowSeconds === null ? 1 : 0.5;
      const steps = (factor: number) =>
        question.steps.map(({ anyOf, label }, i) => ({
          label: label ?? (anyOf ?? []).join(' / '),
          count: Math.round((1000 - 300 * i) * factor * scale),
          ...(i > 0 ? { medianSeconds: 60 * i, meanSeconds: 90 * i, stillOpen: 2 } : {}),
        }));
      return {
        steps: steps(1),
        ...(question.breakdown === undefined
          ? {}
          : {
              breakdown: [
                { values: ['social'], steps: steps(0.6) },
                { values: [null], steps: steps(0.3) },
                { values: [], groups: 4, steps: steps(0.1) },
              ],
              groups: 6,
            }),
        passport: { ...passport, order: question.order, entry: question.entry, windowSeconds: question.windowSeconds },
        problems: [],
      };
    },
    paths: async () => ({
      pairs: [{ from: 'view', to: 'add', count: 40, medianSeconds: 30 }],
      different: 1,
      total: 40,
      starts: [{ event: 'view', count: 50 }],
      ends: [{ event: 'add', count: 12 }],
      passport,
      problems: [],
    }),
  };
});

const open = (): void =>
  render(
    <EventLog
      {...{ port, datasets }}
      journey={port.records()}
      mapId={MAP}
      who={{ id: idOf('ada'), name: 'Ada' }}
      file={new File(['x'], 'shop.csv')}
      readAs={{}}
      title="shop"
      kept={[]}
      onClose={closed}
    />,
  );
const mapped = async (): Promise<void> => {
  open();
  click(find('button', 'Send to the server'));
  await until(() => find('button', 'These are right'));
  click(find('button', 'These are right'));
  await until(() => expect(document.body.textContent).toContain('Median time'));
};
const select = (label: string, value: string): void =>
  type(find<HTMLSelectElement>('label', label).querySelector('select') as HTMLSelectElement, value);
const input = (label: string, value: string): void =>
  type(find<HTMLInputElement>('label', label).querySelector('input') as HTMLInputElement, value);

describe('an event log', () => {
  it('is known by who, what and when', () => {
    const table = (text: string) => {
      const read = readBrought(new TextEncoder().encode(text));
      return read.ok ? read.value[0]?.table : undefined;
    };
    const is = (header: string, row: string): boolean => {
      const found = table(`${header}\n${row}\n${row}\n`);
      return found !== undefined && looksLikeEvents(found);
    };
    expect(is('event_id,user_id,event_type,event_date,amount', '1,2,view,2026-01-01 10:00,3')).toBe(true);
    expect(is('Case ID;Activity;Complete Timestamp', 'A;Registration;2014/10/22 11:15:41')).toBe(true);
    expect(is(',concept:name,time:timestamp,case:concept:name', '0,register,2010-12-30 14:32,3')).toBe(true);
    expect(is('step,users', 'View,10')).toBe(false);
    expect(is('Yanıt No;Yanıt Tarihi;Puan', 'Y1;02.09.2020;8')).toBe(false);
  });

  it('[N1] [N3] becomes a funnel that says its question, window, order, source and who', async () => {
    await mapped();
    expect(document.body.textContent).toContain('1 without a time that can be read, left out');
    expect(document.body.textContent).toContain('Row 7 has 2 of 4 cells');
    input('Window in days', '7');
    select('Split by', 'source');
    await until(() =>
      expect(asked.at(-1)).toMatchObject({
        windowSeconds: 604_800,
        breakdown: 'source',
        order: 'sequential',
        entry: 'first',
      }),
    );
    expect(asked.at(-1)?.steps.map(({ anyOf }) => anyOf)).toEqual([['view'], ['add'], ['buy']]);
    await until(() => expect(find<HTMLButtonElement>('.data-primary').disabled).toBe(false));
    click(find('label', 'Also bring how people').querySelector('input') as HTMLElement);
    click(find('.data-primary'));
    await until(() => expect(closed).toHaveBeenCalled());
    const journey = port.records();
    const funnel = [...journey.funnels.values()].find(({ title }) => title === 'shop');
    if (!funnel) throw new Error('no funnel');
    expect(funnel).toMatchObject({
      order: 'sequential',
      entry: 'first',
      windowSeconds: 604_800,
      unit: 'people',
      open: false,
      timeZone: 'UTC',
      query: { datasetId: DATASET, breakdown: 'source' },
    });
    expect(journey.passports.get(funnel.passportId)).toMatchObject({
      who: 'Ada',
      source: 'shop.csv',
      when: passport.when,
    });
    const columns = columnsOf(journey, MAP);
    expect(
      stepsOfFunnel(journey, funnel.id).map(({ count, columnId, stillOpen }) => [count, columnId, stillOpen]),
    ).toEqual([
      [500, columns[0]?.id, undefined],
      [350, columns[1]?.id, 2],
      [200, columns[2]?.id, 2],
    ]);
    expect(segmentsOfFunnel(journey, funnel.id)).toEqual(['', 'social', '(none)', 'Others (4)']);
    const [flow] = journey.flows.values();
    expect(flow).toMatchObject({ title: 'shop', datasetId: DATASET, mapId: MAP });
    expect(
      [...journey.flowPairs.values()].map(({ from, to, count, fromId }) => [from, to, count, fromId].join()).toSorted(),
    ).toEqual([`,view,50,`, `add,,12,${columns[1]?.id}`, `view,add,40,${columns[0]?.id}`]);
    // all of it is one step of undo
    act(() => port.undo());
    expect([...port.records().funnels.values()].filter(({ title, deleted }) => title === 'shop' && !deleted)).toEqual(
      [],
    );
    expect([...port.records().flows.values()].filter(({ deleted }) => !deleted)).toEqual([]);
  });

  it('is asked again when the window of its funnel changes, and the segments it no longer has go', async () => {
    await mapped();
    select('Split by', 'source');
    await until(() => expect(asked.at(-1)?.breakdown).toBe('source'));
    await until(() => expect(find<HTMLButtonElement>('.data-primary').disabled).toBe(false));
    click(find('.data-primary'));
    await until(() => expect(closed).toHaveBeenCalled());
    const funnelId = [...port.records().funnels.values()].find(({ query }) => query)?.id ?? '';
    render(
      <FunnelDialog
        port={port}
        funnelId={funnelId}
        who={{ id: idOf('ada'), name: 'Ada' }}
        boardId="b"
        session="s"
        from={datasets}
        onClose={closed}
      />,
    );
    await until(() => find('label', 'Split by'));
    select('Split by', '');
    input('Window in days', '2');
    await until(() => expect(asked.at(-1)).toMatchObject({ windowSeconds: 172_800 }));
    await until(() => expect(find<HTMLButtonElement>('button', 'Update the funnel').disabled).toBe(false));
    click(find('button', 'Update the funnel'));
    const journey = port.records();
    expect(journey.funnels.get(funnelId)).toMatchObject({ windowSeconds: 172_800, query: { datasetId: DATASET } });
    expect(journey.funnels.get(funnelId)?.query?.breakdown).toBeUndefined();
    expect(segmentsOfFunnel(journey, funnelId)).toEqual(['']);
    expect(stepsOfFunnel(journey, funnelId).map(({ count }) => count)).toEqual([500, 350, 200]);
  });

  it('that is refused says why and which rows, and can be stopped on its way', async () => {
    datasets = {
      ...datasets,
      send: async () => {
        throw new Refused({
          code: 'unreadable-file',
          message: 'The file was cut',
          problems: [{ where: 'row 9', code: 'table-cut', values: { row: 9 } }],
        });
      },
    };
    open();
    click(find('button', 'Send to the server'));
    await until(() => expect(find('[role="alert"]').textContent).toBe('The file was cut'));
    expect(document.body.textContent).toContain('it was cut');
    let signal: AbortSignal | undefined;
    datasets = {
      ...datasets,
      send: (_file, _kept, onProgress, given) => {
        signal = given;
        onProgress(0.3);
        return new Promise((_, reject) =>
          given.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
        );
      },
    };
    open();
    click(find('button', 'Send to the server'));
    await until(() => expect(find<HTMLProgressElement>('progress').value).toBeCloseTo(0.3));
    click(find('button', 'Stop'));
    expect(signal?.aborted).toBe(true);
    await until(() => find('button', 'Send to the server'));
    expect(port.records().funnels.size).toBe(0);
  });
});

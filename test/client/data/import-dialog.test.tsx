// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { addWords, speak } from '../../../client/ui/speech.ts';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ImportDialog } from '../../../client/data/import-dialog.tsx';
import en from '../../../client/locales/data.en.json' with { type: 'json' };
import tr from '../../../client/locales/data.tr.json' with { type: 'json' };
import type { BoardPort, Command } from '../../../shared/document/board.ts';
import type { Journey, Stage } from '../../../shared/journey/journey.ts';
import { until } from '../support/until.ts';

const MAP = 'map000000000';
const stage = (id: string, title: string, order: string): Stage => ({
  id,
  createdBy: 'template',
  mapId: MAP,
  title,
  order,
  tint: 0,
});
const none = new Map<string, never>();
const journey: Journey = {
  board: {
    id: 'board0000000',
    createdBy: 'template',
    title: '',
    locale: 'en',
    timeZone: 'UTC',
    version: 1,
    defaultView: 'canvas',
  },
  maps: new Map([
    [MAP, { id: MAP, createdBy: 'template', title: '', state: 'now', personaIds: [], at: { x: 0, y: 0 }, order: 'a0' }],
  ]),
  stages: new Map(
    [stage('stageview000', 'View', 'a0'), stage('stagepay0000', 'Pay', 'a1')].map((one) => [one.id, one]),
  ),
  steps: none,
  lanes: none,
  cards: none,
  feelings: none,
  arcs: none,
  links: none,
  personas: none,
  notes: none,
  views: none,
  metrics: none,
  observations: none,
  passports: none,
  funnels: none,
  funnelSteps: none,
  flows: none,
  flowPairs: none,
  comments: none,
  reactions: none,
};

let root: Root;
let ran: Command[];
const closed = vi.fn();
const port: BoardPort = {
  records: () => journey,
  problems: () => [],
  subscribe: () => () => undefined,
  run: (command) => void ran.push(...('type' in command ? [command] : command)),
  text: () => undefined,
  endGesture: () => undefined,
  undo: () => undefined,
  redo: () => undefined,
  canUndo: () => false,
  canRedo: () => false,
  onSelection: () => undefined,
};

const open = async (content: string | Uint8Array<ArrayBuffer>, name = 'shop.csv'): Promise<void> => {
  const file = new File([content], name);
  await act(async () => {
    root.render(
      <ImportDialog port={port} mapId={MAP} who={{ id: 'person000000', name: 'Ada' }} file={file} onClose={closed} />,
    );
  });
  await act(async () => {
    await file.arrayBuffer();
  });
  await until(() => expect(document.body.textContent).toContain(name));
};
const add = (): HTMLButtonElement => {
  const button = document.querySelector<HTMLButtonElement>('.data-primary');
  if (!button) throw new Error('no button');
  return button;
};

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  addWords('en', en);
  speak('en');
});
beforeEach(() => {
  ran = [];
  localStorage.clear();
  closed.mockClear();
  const host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
});
afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
});

describe('the import dialog', () => {
  it('[N1] brings a funnel with its passport, bound to the stages of the same name', async () => {
    await open('step,users\nView,100\nPay,40\n');
    act(() => add().click());
    expect(ran.map((command) => command.type)).toEqual(['addLane', 'addFunnel']);
    const command = ran[1];
    if (command?.type !== 'addFunnel') throw new Error('no funnel');
    expect(command.steps.map((step) => [step.label, step.count, step.columnId])).toEqual([
      ['View', 100, 'stageview000'],
      ['Pay', 40, 'stagepay0000'],
    ]);
    expect(command.passport).toMatchObject({ who: 'Ada', source: 'shop.csv' });
    expect(command.funnel).toMatchObject({ title: 'shop', passportId: command.passport.id, order: 'unknown' });
    expect(closed).toHaveBeenCalled();
  });

  it('[N1] brings metric values to the stages the file names', async () => {
    await open('Stage,Metric,Period,Value,n\nPay,NPS,2026-03,30,100\nNowhere,NPS,2026-03,10,100\n', 'nps.csv');
    expect(document.body.textContent).toContain('“Nowhere” is bound to nothing on the map');
    act(() => add().click());
    const command = ran[0];
    expect(command?.type === 'addMetrics' && command.observations.map((one) => [one.target, one.value, one.n])).toEqual(
      [['stage:stagepay0000', 30, 100]],
    );
  });

  it.each([
    ['', en['problem.table-empty']],
    ['a,b\nx,y\n', en['problem.table-no-numbers']],
    ['PK\u0003\u0004', en['problem.workbook-damaged']],
  ])('says what is wrong with a bad file and writes nothing', async (content, words) => {
    await open(content, 'bad.csv');
    expect(document.body.textContent).toContain(words);
    expect(add().disabled).toBe(true);
    expect(ran).toEqual([]);
  });

  it('[A6] leaves columns about people out before anything is shown or stored, unless told otherwise', async () => {
    await open('Channel,E-mail,Stage,NPS\nweb,ali@example.com,Pay,30\napp,ayse@example.com,View,20\n', 'people.csv');
    const preview = document.querySelector('.data-scroll')?.textContent;
    expect(preview).toContain('web');
    expect(document.body.textContent).not.toContain('ali@example.com');
    const leave = [...document.querySelectorAll<HTMLInputElement>('.data-personal input')];
    expect(leave.map(({ checked }) => checked)).toEqual([true]);
    act(() => add().click());
    expect(JSON.stringify(ran)).not.toContain('example.com');
    expect(JSON.stringify(localStorage)).not.toContain('example.com');
    const [command] = ran;
    expect(command?.type === 'addMetrics' && command.observations.map(({ target, value }) => [target, value])).toEqual([
      ['stage:stagepay0000', 30],
      ['stage:stageview000', 20],
    ]);
  });

  it('reads a file anew whose letters or cells were guessed wrongly, and brings what is then seen', async () => {
    const western = Uint8Array.from('ad\u0131m;ki\u015Fi,n\nView;100\nPay;40\n', (letter) =>
      letter === '\u0131' ? 0xfd : letter === '\u015F' ? 0xfe : letter.charCodeAt(0),
    );
    await open(western, 'western.csv');
    const choose = async (label: string, value: string): Promise<void> => {
      const field = [...document.querySelectorAll('label')].find(({ textContent }) => textContent.startsWith(label));
      const select = field?.querySelector('select');
      if (!select) throw new Error(`no field ${label}`);
      act(() => {
        select.value = value;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await act(() => Promise.resolve());
    };
    const heads = (): string[] => [...document.querySelectorAll('th')].map((th) => th.firstChild?.textContent ?? '');
    expect(heads()).toEqual(['adım', 'kişi,n']);
    await choose('Letters (encoding)', 'windows-1252');
    await until(() => expect(heads()).toEqual(['adým', 'kiþi,n']));
    await choose('Letters (encoding)', '');
    await until(() => expect(heads()).toEqual(['adım', 'kişi,n']));
    await choose('Cells are parted by', '|');
    await until(() => expect(heads()).toEqual(['adım;kişi,n']));
    // even where nothing came out the choice can be taken back
    await choose('Cells are parted by', ';');
    await until(() => expect(heads()).toEqual(['adım', 'kişi,n']));
    act(() => add().click());
    const command = ran[1];
    expect(command?.type === 'addFunnel' && command.steps.map(({ count }) => count)).toEqual([100, 40]);
  });

  it('remembers the choices for this header, and asks for a funnel what no file says [N3]', async () => {
    const text = 'step,users\nView,100\nPay,40\n';
    await open(text);
    const order = [...document.querySelectorAll('select')].find(({ value }) => value === 'unknown');
    if (!order) throw new Error('nothing asked');
    act(() => {
      order.value = 'strict';
      order.dispatchEvent(new Event('change', { bubbles: true }));
    });
    act(() => add().click());
    expect(ran.at(-1)).toMatchObject({ type: 'addFunnel', funnel: { order: 'strict', entry: 'unknown' } });
    act(() => root.unmount());
    root = createRoot(document.body.appendChild(document.createElement('div')));
    await open(text.replace('100', '120'), 'next.csv');
    expect(document.body.textContent).toContain(en['data.remembered']);
    act(() => add().click());
    expect(ran.at(-1)).toMatchObject({ type: 'addFunnel', funnel: { order: 'strict', title: 'next' } });
  });

  it('has every word in both languages, with the same blanks', () => {
    const blanks = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
    expect(Object.keys(tr)).toEqual(Object.keys(en));
    for (const [key, words] of Object.entries(en))
      expect(blanks(tr[key as keyof typeof tr]), key).toEqual(blanks(words));
  });
});

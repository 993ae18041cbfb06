// @vitest-environment jsdom
import { act } from 'react';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CanvasParts } from '../../../client/canvas/canvas-context.ts';
import { HANDS } from '../../../client/canvas/later.ts';
import { ChartLanes } from '../../../client/canvas/lanes/chart-lanes.tsx';
import { typeNumber, valueAfterKey } from '../../../client/canvas/lanes/feeling-values.ts';
import { feelingCommands } from '../../../client/editor/feeling-commands.ts';
import { useRecords } from '../../../client/panels/use-records.ts';
import { createEditor, type Editor } from '../../../client/editor/store.ts';
import type { LaneKind } from '../../../shared/journey/journey.ts';
import { layoutMap } from '../../../shared/journey/layout.ts';
import type { Role } from '../../../shared/wire/roles.ts';
import { idOf, peer } from '../../document/board.ts';
import { appearing, click, find, presenceOf, press, render, startRendering, type } from '../support/rendering.tsx';

startRendering();
beforeAll(async () => void (await HANDS.fetch()));

const mapId = idOf('map');
let port: ReturnType<typeof peer>['port'];
let editor: Editor;
const onImport = vi.fn();
beforeEach(() => {
  port = peer('ada').port;
  editor = createEditor();
  onImport.mockClear();
  // jsdom has neither, and no layout
  HTMLElement.prototype.setPointerCapture = () => undefined;
});

function Lanes() {
  const journey = useRecords(port);
  return <ChartLanes journey={journey} layout={layoutMap(journey, mapId)} theme="light" onImport={onImport} />;
}
function show(role: Role = 'edit'): void {
  const parts = {
    port,
    editor,
    role,
    mapId,
    personId: idOf('ada'),
    presence: presenceOf(),
    onProblem: vi.fn(),
  };
  render(
    <CanvasParts value={parts}>
      <Lanes />
    </CanvasParts>,
  );
}
const addLane = (kind: LaneKind): void => port.run({ type: 'addLane', id: idOf(kind), mapId, kind, title: '' });
const feel = (column: string, value: number | null): void =>
  port.run({ type: 'setFeeling', feeling: { mapId, personaId: idOf('ada'), columnId: idOf(column), value } });
const valueAt = (column: string) => port.records().feelings.get(`${mapId}/${idOf('ada')}/${idOf(column)}`)?.value;
const slider = (column: string) => find('[role=slider]', column);
const pointer = (element: HTMLElement, kind: string, clientY: number): void =>
  act(() => void element.dispatchEvent(new MouseEvent(kind, { bubbles: true, clientY, button: 0 })));

describe('a feelings lane', () => {
  beforeEach(() => {
    addLane('feelings');
    feel('see', 1);
    feel('buy', -1.5);
  });

  it('[C6] is a slider in words at every felt column, moved by keys, and typed as a number', () => {
    show();
    expect(slider('see').getAttribute('aria-valuetext')).toBe('+1 (good)');
    press(slider('see'), 'ArrowUp');
    expect(valueAt('see')).toBe(1.5);
    press(slider('see'), 'Home');
    expect(valueAt('see')).toBe(-2);
    for (const key of '-0,5') press(slider('see'), key);
    expect(valueAt('see')).toBe(-0.5);
    expect(slider('see').getAttribute('aria-valuenow')).toBe('-0.5');
  });

  it('makes a gap by Delete and fills it by its button, the keyboard staying there', () => {
    show();
    act(() => slider('see').focus());
    press(slider('see'), 'Delete');
    expect(valueAt('see')).toBeUndefined();
    const add = find<HTMLButtonElement>('button', 'Add a feeling: see');
    expect(document.activeElement).toBe(add);
    click(add);
    expect(valueAt('see')).toBe(0);
    expect(document.activeElement).toBe(slider('see'));
  });

  it('[J5] writes a drag once, at its end, and nothing of one given up', () => {
    show();
    const run = vi.spyOn(port, 'run');
    pointer(slider('buy'), 'pointerdown', 100);
    for (const y of [80, 60, 40]) pointer(slider('buy'), 'pointermove', y);
    expect(run).not.toHaveBeenCalled();
    const flying = editor.getState().feeling?.value ?? NaN;
    expect(flying).toBeGreaterThan(0);
    expect(slider('buy').getAttribute('aria-valuenow')).toBe(String(flying));
    pointer(slider('buy'), 'pointerup', 40);
    expect(run).toHaveBeenCalledTimes(1);
    expect(valueAt('buy')).toBe(flying);
    expect(editor.getState().feeling).toBeNull();

    pointer(slider('buy'), 'pointerdown', 100);
    pointer(slider('buy'), 'pointermove', 150);
    press(slider('buy'), 'Escape');
    pointer(slider('buy'), 'pointerup', 150);
    expect(run).toHaveBeenCalledTimes(1);
    expect(valueAt('buy')).toBe(flying);
  });

  it('[A1] shows a viewer the same in words, without anything to move', () => {
    show('view');
    expect(document.querySelectorAll('[role=slider], button').length).toBe(0);
    expect(find('.feeling-handle', 'buy').getAttribute('aria-label')).toBe('buy: \u22121.5 (bad)');
  });

  it('asks whose feelings these are when nobody is there, and takes the answer', () => {
    port.run({ type: 'remove', records: [{ kind: 'personas', id: idOf('ada') }] });
    for (const column of ['see', 'buy']) feel(column, null);
    show();
    type(find<HTMLInputElement>('input', 'Name'), 'Bora');
    type(find<HTMLInputElement>('input', 'Role'), 'Buyer');
    act(() => find<HTMLFormElement>('form').requestSubmit());
    const persona = [...port.records().personas.values()].find((one) => one.name === 'Bora');
    expect(persona?.role).toBe('Buyer');
    expect(port.records().maps.get(mapId)?.personaIds).toContain(persona?.id);
    expect(find('button', 'Add a feeling: see')).toBeTruthy();
  });

  it('[J4] keeps the curve of a persona that was deleted, as that of a former one', () => {
    port.run({ type: 'remove', records: [{ kind: 'personas', id: idOf('ada') }] });
    show();
    expect(find('[role=img]', 'Ada (former persona)').getAttribute('aria-label')).toContain('buy \u22121.5 (bad)');
    act(() => port.undo());
    expect(find('.lane-drawing').getAttribute('aria-label')).not.toContain('former');
  });

  it('whose last curve is put away shows the way back, and asks for nobody', () => {
    const settings = { hidden: [idOf('ada')] };
    port.run({ type: 'setLane', id: idOf('feelings'), fields: { settings } });
    show();
    expect(document.querySelectorAll('[role=slider], form, input')).toHaveLength(0);
    expect(document.body.textContent).not.toContain('No feelings yet');
    click(find('button', 'Show the curve of Ada'));
    expect(document.querySelectorAll('[role=slider]')).toHaveLength(2);
  });

  it('[A1] is hidden by a viewer on the own screen alone', () => {
    show('view');
    feel('use', 2);
    port.run({ type: 'addPersona', persona: { id: idOf('bob'), name: 'Bob', role: '' }, mapId });
    const felt = { mapId, personaId: idOf('bob'), columnId: idOf('see'), value: 0 };
    act(() => port.run({ type: 'setFeeling', feeling: felt }));
    const before = port.records();
    click(find('button', 'Hide the curve of Ada'));
    expect(document.querySelectorAll('.lane-parts [role=img][aria-label*=Ada]')).toHaveLength(0);
    expect(port.records()).toBe(before);
    click(find('button', 'Hide the curve of Bob'));
    click(find('button', 'Show the curve of Ada'));
    click(find('button', 'Show the curve of Bob'));
    expect(document.querySelectorAll('.lane-parts [role=img][aria-label*=Ada]')).toHaveLength(3);
    expect(port.records()).toBe(before);
  });

  it('hides a curve and shows it again, and nothing felt is touched', () => {
    port.run({ type: 'addPersona', persona: { id: idOf('bora'), name: 'Bora', role: '' }, mapId });
    show();
    click(find('button', 'Hide the curve of Ada'));
    expect(document.querySelectorAll('[role=slider]')).toHaveLength(0);
    expect(valueAt('buy')).toBe(-1.5);
    click(find('button', 'Show the curve of Ada'));
    expect(document.querySelectorAll('[role=slider]')).toHaveLength(2);
  });

  it('is written and typed on the scale of the lane, in its words; values stay the same', () => {
    const settings = { scale: 'one-to-five' as const, words: ['', '', '', 'fine', ''] };
    port.run({ type: 'setLane', id: idOf('feelings'), fields: { settings } });
    show();
    expect(slider('see').getAttribute('aria-valuetext')).toBe('4 (fine)');
    press(slider('see'), '1');
    expect(valueAt('see')).toBe(-2);
    press(slider('see'), '4');
    press(slider('see'), ',');
    press(slider('see'), '5');
    expect(valueAt('see')).toBe(1.5);
  });

  it('shows a face beside the map when it is clicked, and keeps note and mark when it is dragged (J5)', () => {
    feel('buy', -1.5);
    port.run({
      type: 'setFeeling',
      feeling: { mapId, personaId: idOf('ada'), columnId: idOf('buy'), value: -1.5, note: 'Why?', moment: true },
    });
    show();
    pointer(slider('buy'), 'pointerdown', 100);
    pointer(slider('buy'), 'pointerup', 100);
    expect(editor.desk.getState().point).toEqual({ mapId, personaId: idOf('ada'), columnId: idOf('buy') });
    expect(slider('buy').getAttribute('aria-valuetext')).toBe('\u22121.5 (bad). Moment of truth. Why?');
    press(slider('buy'), 'ArrowUp');
    expect(port.records().feelings.get(`${mapId}/${idOf('ada')}/${idOf('buy')}`)).toMatchObject({
      value: -1,
      note: 'Why?',
      moment: true,
    });
    act(() => editor.select([idOf('card')]));
    expect(editor.desk.getState().point).toBeNull();
  });

  it('names the curves of several personas, and adds to the chosen one', () => {
    port.run({ type: 'addPersona', persona: { id: idOf('bora'), name: 'Bora', role: '' }, mapId });
    show();
    click(find('button[aria-pressed]', 'Bora'));
    click(find('button', 'Add a feeling: use, Bora'));
    expect(port.records().feelings.get(`${mapId}/${idOf('bora')}/${idOf('use')}`)?.value).toBe(0);
  });

  it('[J10] makes a gap for every id that means the column', () => {
    port.run({ type: 'addStep', id: idOf('step'), stageId: idOf('see'), title: 'Step' });
    const place = { mapId, personaId: idOf('ada'), columnId: idOf('step') };
    expect(feelingCommands(port.records(), place, null)).toMatchObject([{ feeling: { columnId: idOf('see') } }]);
  });
});

describe('keys on a feeling', () => {
  it('stay between worst and best', () => {
    expect(valueAfterKey('ArrowUp', 1.8)).toBe(2);
    expect(valueAfterKey('PageDown', -1.5)).toBe(-2);
    expect(valueAfterKey('Tab', 0)).toBeUndefined();
  });
  it('begin a new number where the old one cannot go on', () => {
    const typed = (keys: string) => [...keys].reduce((before, key) => typeNumber(before, key)?.typed ?? '', '');
    expect([typed('12'), typed('-1.5'), typed('9'), typed('1-2')]).toEqual(['2', '-1.5', '', '-2']);
  });
});

describe('lanes of numbers', () => {
  const by = { createdBy: 'template' };
  const passport = { ...by, id: idOf('pass'), definition: '', source: 'Shop', who: 'Ada', when: 0, madeUp: true };
  const count = (index: number, label: string, people: number, column?: string) => ({
    id: `${idOf('fun')}/${index}/`,
    funnelId: idOf('fun'),
    index,
    segment: '',
    label,
    count: people,
    ...(column === undefined ? {} : { columnId: idOf(column) }),
  });

  it('say what to do next while they are empty, and open the import', () => {
    addLane('funnel');
    show();
    expect(document.body.textContent).toContain('Drop a CSV with steps and counts');
    click(find('button', 'Import numbers'));
    expect(onImport).toHaveBeenCalledOnce();
  });

  it('[N1][N3] tell on focus what a step counts, how, and that it is made up', async () => {
    addLane('funnel');
    port.run({
      type: 'addFunnel',
      funnel: {
        ...by,
        id: idOf('fun'),
        mapId,
        title: 'Shop',
        order: 'sequential',
        entry: 'unknown',
        windowSeconds: 3600,
        unit: 'people',
        passportId: idOf('pass'),
      },
      steps: [count(0, 'Visit', 100, 'see'), count(1, 'Pay', 40, 'buy'), count(2, 'Return', 10)],
      passport,
      laneId: idOf('funnel'),
    });
    show();
    act(() => find('button', 'Pay: 40').focus());
    const sheet = find('[role=tooltip]').textContent;
    for (const words of ['40.0\u00a0%', '60 lost', 'people', 'entry unknown', 'Source: Shop', 'Made-up sample data']) {
      expect(sheet).toContain(words);
    }
    press(find('button', 'Pay: 40'), 'Escape');
    expect(document.querySelector('[role=tooltip]')).toBeNull();

    expect(document.body.textContent).toContain('Without a stage: Return');
    click(find('button', 'Steps and their stages'));
    await appearing('li select');
    type(find<HTMLSelectElement>('li select'), idOf('use'));
    expect(port.records().funnelSteps.get(`${idOf('fun')}/2/`)?.columnId).toBe(idOf('use'));
    expect(document.body.textContent).not.toContain('Without a stage');
  });

  it('[N1] tell a metric tile in words, with its passport on focus', () => {
    addLane('metrics');
    const metric = {
      ...by,
      id: idOf('nps'),
      name: 'NPS',
      kind: 'nps' as const,
      unit: 'points',
      direction: 'higher' as const,
      definition: 'Asked by e-mail',
    };
    const target = `stage:${idOf('see')}` as const;
    const seen = {
      id: '',
      metricId: idOf('nps'),
      target,
      segment: '',
      period: '2026-03',
      value: 12,
      n: null,
      passportId: idOf('pass'),
    };
    port.run({ type: 'addMetrics', metrics: [metric], observations: [seen], passport });
    show();
    act(() => find('button', 'NPS').focus());
    expect(find('[role=tooltip]').textContent).toContain('n unknown');
    expect(find('[role=tooltip]').textContent).toContain('Asked by e-mail');
  });
});

import { flowOf } from '../../shared/journey/dated.ts';
import { formatPeriod } from '../../shared/journey/format.ts';
import { allChoices, periodsOf } from '../../shared/journey/lens.ts';
import type { Action } from './action.types.ts';
import type { MapView, Tool } from './store.ts';

/** As far as one press of a key moves the map, and a page of it. */
const STEP = 120;
const PAGE = 600;

const viewing = (id: string, shortcuts: readonly string[], act: (view: MapView) => void): Action => ({
  id: `view.${id}`,
  labelKey: `hand.view.${id}`,
  shortcuts,
  group: 'view',
  when: ({ editor }) => editor.getState().view !== null,
  do: ({ editor }) => {
    const { view } = editor.getState();
    if (view) act(view);
  },
});

const holding = (tool: Tool, shortcut: string): Action => ({
  id: `view.tool.${tool}`,
  labelKey: `tools.${tool}`,
  shortcuts: [shortcut],
  group: 'view',
  // in an empty cell a letter begins a card
  when: ({ editor, target }) => editor.getState().view !== null && target?.kind !== 'cell',
  do: ({ editor }) => editor.setState({ tool }),
});

/** Everybody, then each persona and each segment, and round again. */
const looking = (id: string, shortcuts: readonly string[], by: 1 | -1): Action => ({
  id: `view.${id}`,
  labelKey: `hand.view.${id}`,
  shortcuts,
  group: 'view',
  when: ({ port, mapId }) => allChoices(port.records(), mapId).length > 1,
  do: ({ port, editor: { desk }, mapId, announce, t }) => {
    const choices = allChoices(port.records(), mapId);
    const now = JSON.stringify(desk.getState().sight.lens);
    const at = choices.findIndex(({ choice }) => JSON.stringify(choice) === now);
    const next = choices[(Math.max(0, at) + by + choices.length) % choices.length];
    if (!next) return;
    desk.see({ lens: next.choice });
    announce?.(next.name === '' ? t('hand.view.everybody') : next.name);
  },
});

const backIn = (id: string, shortcuts: readonly string[], by: 1 | -1): Action => ({
  id: `view.${id}`,
  labelKey: `hand.view.${id}`,
  shortcuts,
  group: 'view',
  when: ({ port, mapId }) => periodsOf(port.records(), mapId).length > 1,
  do: ({ port, editor: { desk }, mapId, announce }) => {
    const periods = periodsOf(port.records(), mapId);
    const last = periods.length - 1;
    const { period } = desk.getState().sight;
    const at = period === null || !periods.includes(period) ? last : periods.indexOf(period);
    const next = Math.max(0, Math.min(last, at + by));
    desk.see({ period: next === last ? null : (periods[next] ?? null) });
    announce?.(formatPeriod(port.records().board.locale, periods[next] ?? ''));
  },
});

/** What is seen of the map, and how large. */
export const VIEW_ACTIONS: readonly Action[] = [
  holding('select', 'V'),
  holding('hand', 'H'),
  viewing('zoomIn', ['+', '='], (view) => view.zoomBy(1.25)),
  viewing('zoomOut', ['-'], (view) => view.zoomBy(0.8)),
  viewing('actual', ['Shift+0'], (view) => view.zoomTo(1)),
  viewing('fit', ['Shift+1'], (view) => view.fit()),
  {
    ...viewing('selection', ['Shift+2'], () => undefined),
    when: ({ editor }) => editor.getState().view !== null && editor.getState().selection.length > 0,
    do: ({ editor }) => editor.getState().view?.fitTo(editor.getState().selection),
  },
  {
    id: 'view.minimap',
    labelKey: 'hand.view.minimap',
    shortcuts: ['Alt+M'],
    group: 'view',
    when: ({ editor }) => editor.getState().view !== null,
    do: ({ editor }) => editor.setState(({ minimap }) => ({ minimap: !minimap })),
  },
  {
    id: 'view.present',
    labelKey: 'hand.view.present',
    shortcuts: ['Alt+P'],
    group: 'view',
    when: () => true,
    do: ({ editor }) => editor.desk.open({ kind: 'present' }),
  },
  {
    id: 'view.history',
    labelKey: 'app.history.open',
    shortcuts: ['Alt+H'],
    group: 'view',
    when: () => true,
    do: ({ editor }) => editor.desk.open({ kind: 'history' }),
  },
  {
    id: 'view.metrics',
    labelKey: 'app.metrics.open',
    group: 'view',
    when: () => true,
    do: ({ editor }) => editor.desk.open({ kind: 'metrics' }),
  },
  {
    id: 'view.insights',
    labelKey: 'hand.view.insights',
    shortcuts: ['Alt+I'],
    group: 'view',
    when: () => true,
    do: ({ editor: { desk } }) => desk.tell(desk.getState().beside?.kind === 'insights' ? null : { kind: 'insights' }),
  },
  {
    id: 'view.paths',
    labelKey: 'hand.view.paths',
    shortcuts: ['Alt+W'],
    group: 'view',
    when: ({ port, editor, mapId }) => editor.getState().view !== null && flowOf(port.records(), mapId) !== undefined,
    do: ({ editor: { desk } }) => desk.see({ paths: !desk.getState().sight.paths }),
  },
  {
    id: 'view.evidence',
    labelKey: 'hand.view.evidence',
    shortcuts: ['Alt+E'],
    group: 'view',
    when: ({ editor }) => editor.getState().view !== null,
    do: ({ editor: { desk } }) => desk.see({ evidence: !desk.getState().sight.evidence }),
  },
  {
    id: 'view.findings',
    labelKey: 'hand.view.findings',
    group: 'view',
    when: ({ editor }) => editor.getState().view !== null,
    do: ({ editor: { desk } }) => desk.see({ findings: !desk.getState().sight.findings }),
  },
  looking('nextWho', ['Alt+Q'], 1),
  looking('lastWho', ['Alt+Shift+Q'], -1),
  backIn('earlier', ['Alt+,'], -1),
  backIn('later', ['Alt+.'], 1),
  viewing('up', ['Alt+ArrowUp'], (view) => view.pan(0, STEP)),
  viewing('down', ['Alt+ArrowDown'], (view) => view.pan(0, -STEP)),
  viewing('left', ['Alt+ArrowLeft'], (view) => view.pan(STEP, 0)),
  viewing('right', ['Alt+ArrowRight'], (view) => view.pan(-STEP, 0)),
  viewing('pageUp', ['PageUp'], (view) => view.pan(0, PAGE)),
  viewing('pageDown', ['PageDown'], (view) => view.pan(0, -PAGE)),
];

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
  viewing('up', ['Alt+ArrowUp'], (view) => view.pan(0, STEP)),
  viewing('down', ['Alt+ArrowDown'], (view) => view.pan(0, -STEP)),
  viewing('left', ['Alt+ArrowLeft'], (view) => view.pan(STEP, 0)),
  viewing('right', ['Alt+ArrowRight'], (view) => view.pan(-STEP, 0)),
  viewing('pageUp', ['PageUp'], (view) => view.pan(0, PAGE)),
  viewing('pageDown', ['PageDown'], (view) => view.pan(0, -PAGE)),
];

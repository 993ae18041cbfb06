import { Panel } from '@xyflow/react';
import { Columns3, FileUp, Hand, MousePointer2, Rows3, StickyNote } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { ACTIONS } from '../editor/actions.ts';
import { mayAdd } from '../editor/allowed.ts';
import { keyName } from '../editor/shortcuts.ts';
import type { Tool } from '../editor/store.ts';
import { lanesOf } from '../../shared/journey/columns.ts';
import { IconButton } from '../ui/button.tsx';
import { useCanvas } from './canvas-context.ts';
import { NoteTools } from './notes/note-tools.tsx';
import { useContextAt } from './use-context-at.ts';
import './tools.css';

const TOOLS: readonly { tool: Tool; key: string; icon: ReactNode }[] = [
  { tool: 'select', key: 'V', icon: <MousePointer2 aria-hidden /> },
  { tool: 'hand', key: 'H', icon: <Hand aria-hidden /> },
];

/** Letters choose a tool wherever they do not write something. */
function useToolKeys(choose: (tool: Tool) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const { target } = event;
      if (
        target instanceof Element &&
        target.closest('input, textarea, select, [contenteditable], [role=dialog], [role=menu]')
      )
        return;
      const found = TOOLS.find(({ key }) => key.toLowerCase() === event.key.toLowerCase());
      if (found) choose(found.tool);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [choose]);
}

/** What is used all the time, at hand on the left; only what this person may do. */
export function ToolRail({ onImport }: { onImport?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { port, editor, mapId, role } = useCanvas();
  const tool = useStore(editor, (state) => state.tool);
  useToolKeys((next) => editor.setState({ tool: next }));
  const context = useContextAt();
  const making = (id: 'new.card' | 'new.stage' | 'new.lane') => {
    const action = ACTIONS.find((one) => one.id === id);
    return {
      shortcut: action?.shortcuts?.[0] && keyName(action.shortcuts[0]),
      onPress: () => action?.do(context()),
    };
  };
  const addLane = ({ target }: { target: Element }): void => {
    const { right, top } = target.getBoundingClientRect();
    const at = lanesOf(port.records(), mapId).length;
    editor.setState({ addingLane: { at, point: { x: right + 8, y: top } } });
  };
  return (
    <Panel
      position="top-left"
      className="canvas-tools tool-rail nokey"
      role="toolbar"
      aria-label={t('tools.rail')}
      aria-orientation="vertical"
    >
      {TOOLS.map(({ tool: one, key, icon }) => (
        <IconButton
          key={one}
          label={t(`tools.${one}`)}
          shortcut={key}
          aria-pressed={tool === one}
          onPress={() => editor.setState({ tool: one })}
        >
          <>{icon}</>
        </IconButton>
      ))}
      {mayAdd({ role }, 'cards') ? (
        <IconButton label={t('tools.addCard')} {...making('new.card')}>
          <StickyNote aria-hidden />
        </IconButton>
      ) : null}
      {mayAdd({ role }, 'stages') ? (
        <IconButton label={t('tools.addStage')} {...making('new.stage')}>
          <Columns3 aria-hidden />
        </IconButton>
      ) : null}
      {mayAdd({ role }, 'lanes') ? (
        <IconButton label={t('tools.addLane')} {...making('new.lane')} onPress={addLane}>
          <Rows3 aria-hidden />
        </IconButton>
      ) : null}
      {mayAdd({ role }, 'notes') ? <NoteTools /> : null}
      {onImport ? (
        <IconButton label={t('tools.import')} onPress={onImport}>
          <FileUp aria-hidden />
        </IconButton>
      ) : null}
    </Panel>
  );
}

import { Panel } from '@xyflow/react';
import { Columns3, FileUp, Hand, MousePointer2, Rows3, StickyNote } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { ACTIONS } from '../editor/actions.ts';
import { mayAdd } from '../editor/allowed.ts';
import { keyName } from '../editor/shortcuts.ts';
import type { Tool } from '../editor/store.ts';
import { lanesOf } from '../../shared/journey/columns.ts';
import { IconButton } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import { useCanvas } from './canvas-context.ts';
import { NoteTools } from './notes/note-tools.tsx';
import { useContextAt } from './use-context-at.ts';
import './tools.css';

const TOOLS: readonly { tool: Tool; icon: ReactNode }[] = [
  { tool: 'select', icon: <MousePointer2 aria-hidden /> },
  { tool: 'hand', icon: <Hand aria-hidden /> },
];

const shortcutOf = (id: string): string | undefined => {
  const [first] = ACTIONS.find((one) => one.id === id)?.shortcuts ?? [];
  return first && keyName(first);
};

/** What is used all the time, at hand on the left; only what this person may do. */
export function ToolRail({ onImport }: { onImport?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { port, editor, mapId, role } = useCanvas();
  const tool = useStore(editor, (state) => state.tool);
  const context = useContextAt();
  const making = (id: 'new.card' | 'new.stage' | 'new.lane') => {
    const action = ACTIONS.find((one) => one.id === id);
    return { shortcut: shortcutOf(id), onPress: () => action?.do(context()) };
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
      {TOOLS.map(({ tool: one, icon }) => (
        <IconButton
          key={one}
          label={t(`tools.${one}`)}
          shortcut={shortcutOf(`view.tool.${one}`)}
          aria-pressed={tool === one}
          onPress={() => editor.setState({ tool: one })}
        >
          <>{icon}</>
        </IconButton>
      ))}
      {mayAdd({ role, port }, 'cards') ? (
        <IconButton label={t('tools.addCard')} {...making('new.card')}>
          <StickyNote aria-hidden />
        </IconButton>
      ) : null}
      {mayAdd({ role, port }, 'stages') ? (
        <IconButton label={t('tools.addStage')} {...making('new.stage')}>
          <Columns3 aria-hidden />
        </IconButton>
      ) : null}
      {mayAdd({ role, port }, 'lanes') ? (
        <IconButton label={t('tools.addLane')} {...making('new.lane')} onPress={addLane}>
          <Rows3 aria-hidden />
        </IconButton>
      ) : null}
      {mayAdd({ role, port }, 'notes') ? <NoteTools /> : null}
      {onImport ? (
        <IconButton label={t('tools.import')} onPress={onImport}>
          <FileUp aria-hidden />
        </IconButton>
      ) : null}
    </Panel>
  );
}

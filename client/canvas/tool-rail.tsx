import { Panel } from '@xyflow/react';
import { Columns3, FileUp, Hand, MousePointer2, Rows3, StickyNote } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useLocale } from '../charts/use-locale.ts';
import { type ActionContext, ACTIONS } from '../editor/actions.ts';
import { mayAdd } from '../editor/allowed.ts';
import { beginCard } from '../editor/card-actions.ts';
import { placeOf } from '../editor/chosen.ts';
import { firstPlace } from '../editor/grid.ts';
import type { Tool } from '../editor/store.ts';
import { addStage } from '../editor/structure-actions.ts';
import type { LaneKind } from '../../shared/journey/journey.ts';
import { IconButton } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';
import { useCanvas } from './canvas-context.ts';
import './tools.css';

/** Lanes by what they are for; every kind that draws something. */
const LANE_GROUPS: Readonly<Record<'people' | 'better' | 'numbers' | 'behind' | 'lines', readonly LaneKind[]>> = {
  people: ['actions', 'touchpoints', 'thoughts', 'quotes', 'feelings', 'text'],
  better: ['pains', 'gains', 'opportunities', 'ideas'],
  numbers: ['metrics', 'funnel'],
  behind: ['backstage', 'support', 'systems'],
  lines: ['line-of-interaction', 'line-of-visibility', 'line-of-internal-interaction'],
};
const GROUPS = ['people', 'better', 'numbers', 'behind', 'lines'] as const;

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
  const { say } = useLocale();
  const { port, editor, mapId, role, personId } = useCanvas();
  const tool = useStore(editor, (state) => state.tool);
  useToolKeys((next) => editor.setState({ tool: next }));
  const context = (): ActionContext => ({ port, editor, mapId, role, personId, t: (key) => t(key) });
  const addCard = (): void => {
    const place = placeOf({ port, editor }) ?? firstPlace(port.records(), mapId);
    if (place) beginCard(context(), place.cell, place.cardId);
  };
  const laneGroups = GROUPS.map((group) => ({
    id: group,
    title: t(`tools.lanes.${group}`),
    entries: LANE_GROUPS[group].map((kind) => ({
      id: kind,
      label: say(`lane.${kind}`),
      onAction: () => ACTIONS.find(({ id }) => id === `lane.add.${kind}`)?.do(context()),
    })),
  }));
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
        <IconButton label={t('tools.addCard')} onPress={addCard}>
          <StickyNote aria-hidden />
        </IconButton>
      ) : null}
      {mayAdd({ role }, 'stages') ? (
        <IconButton label={t('tools.addStage')} onPress={() => addStage(context())}>
          <Columns3 aria-hidden />
        </IconButton>
      ) : null}
      {mayAdd({ role }, 'lanes') ? (
        <Menu label={t('tools.addLane')} icon={<Rows3 aria-hidden />} groups={laneGroups} />
      ) : null}
      {onImport ? (
        <IconButton label={t('tools.import')} onPress={onImport}>
          <FileUp aria-hidden />
        </IconButton>
      ) : null}
    </Panel>
  );
}

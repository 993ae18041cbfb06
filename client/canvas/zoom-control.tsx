import { Panel, useStore as useFlow } from '@xyflow/react';
import { Map as MapIcon, Maximize, Minus, Plus } from 'lucide-react';
import { useStore } from 'zustand';
import { useLocale } from '../charts/use-locale.ts';
import { ACTIONS, type ActionContext } from '../editor/actions.ts';
import { keyName } from '../editor/shortcuts.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import { formatShare } from '../../shared/journey/format.ts';
import { useCanvas } from './canvas-context.ts';
import { LEAST_ZOOM, MOST_ZOOM } from './view.ts';
import './tools.css';

/** What is seen of the map: the same actions that keys and the palette have. */
export function ZoomControl({ contextAt }: { contextAt: () => ActionContext }) {
  const { t } = useTranslation();
  const { editor } = useCanvas();
  const isMost = useFlow((state) => state.transform[2] >= MOST_ZOOM * 0.999);
  const isLeast = useFlow((state) => state.transform[2] <= LEAST_ZOOM * 1.001);
  const minimap = useStore(editor, (state) => state.minimap);
  const doing = (id: string) => {
    const action = ACTIONS.find((one) => one.id === `view.${id}`);
    const [shortcut] = action?.shortcuts ?? [];
    return {
      onPress: () => action?.do(contextAt()),
      ...(shortcut === undefined ? {} : { shortcut: keyName(shortcut) }),
    };
  };
  return (
    <Panel position="bottom-left" className="canvas-tools zoom-control nokey" role="group" aria-label={t('tools.zoom')}>
      <IconButton label={t('tools.zoomIn')} isDisabled={isMost} {...doing('zoomIn')}>
        <Plus aria-hidden />
      </IconButton>
      <Share onPress={doing('actual').onPress} />
      <IconButton label={t('tools.zoomOut')} isDisabled={isLeast} {...doing('zoomOut')}>
        <Minus aria-hidden />
      </IconButton>
      <IconButton label={t('tools.fit')} {...doing('fit')}>
        <Maximize aria-hidden />
      </IconButton>
      <IconButton label={t('hand.view.minimap')} aria-pressed={minimap} {...doing('minimap')}>
        <MapIcon aria-hidden />
      </IconButton>
    </Panel>
  );
}

/** How large the map is drawn; by itself, for it changes with every frame of a zoom. */
function Share({ onPress }: { onPress: () => void }) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const percent = useFlow((state) => Math.round(state.transform[2] * 100));
  const share = formatShare(locale, percent / 100, 0);
  return (
    <Button look="quiet" label={t('tools.zoomTo', { zoom: share })} onPress={onPress}>
      {share}
    </Button>
  );
}

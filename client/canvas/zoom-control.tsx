import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../charts/use-locale.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { formatShare } from '../../shared/journey/format.ts';
import type { MapLayout } from '../../shared/journey/layout.types.ts';
import { LEAST_ZOOM, LEFT_INSET, MOST_ZOOM } from './view.ts';
import './tools.css';

const MARGIN = 16;
const SOFTLY_MS = 160;

/** Where the whole map is in view, beside the tool rail. */
export function fittingView(
  map: { width: number; height: number },
  pane: { width: number; height: number },
): { x: number; y: number; zoom: number } {
  const room = { width: pane.width - LEFT_INSET - MARGIN, height: pane.height - 2 * MARGIN };
  const wanted = Math.min(room.width / Math.max(1, map.width), room.height / Math.max(1, map.height), 1.35);
  const zoom = Math.max(LEAST_ZOOM, wanted);
  return {
    x: LEFT_INSET + Math.max(0, room.width - map.width * zoom) / 2,
    y: MARGIN + Math.max(0, room.height - map.height * zoom) / 2,
    zoom,
  };
}

export function ZoomControl({ layout }: { layout: Pick<MapLayout, 'width' | 'height'> }) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const { zoomIn, zoomOut, zoomTo, setViewport } = useReactFlow();
  const zoom = useStore((state) => state.transform[2]);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : SOFTLY_MS;
  const fit = useCallback(() => {
    void setViewport(fittingView(layout, { width, height }), { duration });
  }, [setViewport, layout, width, height, duration]);
  return (
    <Panel position="bottom-left" className="canvas-tools zoom-control nokey" role="group" aria-label={t('tools.zoom')}>
      <IconButton
        label={t('tools.zoomIn')}
        isDisabled={zoom >= MOST_ZOOM * 0.999}
        onPress={() => void zoomIn({ duration })}
      >
        <Plus aria-hidden />
      </IconButton>
      <Button
        look="quiet"
        label={t('tools.zoomTo', { zoom: formatShare(locale, zoom, 0) })}
        onPress={() => void zoomTo(1, { duration })}
      >
        {formatShare(locale, zoom, 0)}
      </Button>
      <IconButton
        label={t('tools.zoomOut')}
        isDisabled={zoom <= LEAST_ZOOM * 1.001}
        onPress={() => void zoomOut({ duration })}
      >
        <Minus aria-hidden />
      </IconButton>
      <IconButton label={t('tools.fit')} onPress={fit}>
        <Maximize aria-hidden />
      </IconButton>
    </Panel>
  );
}

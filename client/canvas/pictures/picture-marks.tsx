import { Panel, ViewportPortal } from '@xyflow/react';
import { useStore } from 'zustand';
import type { Box } from '../../../shared/journey/layout.types.ts';
import { useCanvas } from '../canvas-context.ts';
import { useTranslation } from '../../ui/speech.ts';

/** Where pictures in the hand would land, and how many are on their way. */
export function PictureMarks({ target }: { target: Box | undefined }) {
  const { t } = useTranslation();
  const { editor } = useCanvas();
  const uploading = useStore(editor, (state) => state.uploading);
  return (
    <>
      {target ? (
        <ViewportPortal>
          <div
            className="drop-place"
            style={{
              transform: `translate(${target.x}px, ${target.y}px)`,
              width: target.width,
              height: target.height,
            }}
          />
        </ViewportPortal>
      ) : null}
      <Panel position="bottom-center">
        <div role="status">
          {uploading > 0 ? <p className="uploading">{t('pictures.uploading', { count: uploading })}</p> : null}
        </div>
      </Panel>
    </>
  );
}

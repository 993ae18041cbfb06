import { useCallback, useSyncExternalStore } from 'react';
import type { PictureState } from '../../editor/pictures.ts';
import { useCanvas } from '../canvas-context.ts';

const MISSING: PictureState = { at: 'missing' };
const nothing = (): void => undefined;

/** A stored picture as this device has it; renders only when that changes. */
export function usePicture(hash: string | undefined): PictureState {
  const { pictures } = useCanvas();
  const subscribe = useCallback(
    (listener: () => void) => (pictures && hash !== undefined ? pictures.subscribe(hash, listener) : nothing),
    [pictures, hash],
  );
  return useSyncExternalStore(subscribe, () => (pictures && hash !== undefined ? pictures.state(hash) : MISSING));
}

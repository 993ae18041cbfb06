import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Journey } from '../../shared/journey/journey.ts';
import { type Lens, lensOf } from '../../shared/journey/lens.ts';
import { useCanvas } from './canvas-context.ts';

/** Whose curves, cards and numbers of when one looks at. */
export function useLens(journey: Journey): Lens {
  const { editor, mapId } = useCanvas();
  const { lens, period } = useStore(editor.desk, ({ sight }) => sight);
  return useMemo(() => lensOf(journey, mapId, lens, period), [journey, mapId, lens, period]);
}

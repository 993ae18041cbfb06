import { keptFeeling } from '../../../shared/journey/feeling-scale.ts';
import type { FeelingCurve, FeelingPoint } from '../../../shared/journey/feelings.ts';
import type { FeelingScale, Id } from '../../../shared/journey/journey.ts';
import type { LaneBox } from '../../../shared/journey/layout.types.ts';
import type { OtherFace } from '../together/use-others.ts';
import type { FeelingPlace } from '../../editor/feeling-commands.ts';

const WORST = -2;
const BEST = 2;
const clamp = (value: number): number => Math.max(WORST, Math.min(BEST, value));

/** What a key does to a feeling; `null` takes it away, undefined is no key of a slider. */
export function valueAfterKey(key: string, value: number): number | null | undefined {
  switch (key) {
    case 'ArrowUp':
    case 'ArrowRight':
      return clamp(value + 0.5);
    case 'ArrowDown':
    case 'ArrowLeft':
      return clamp(value - 0.5);
    case 'PageUp':
      return clamp(value + 1);
    case 'PageDown':
      return clamp(value - 1);
    case 'Home':
      return WORST;
    case 'End':
      return BEST;
    case 'Delete':
    case 'Backspace':
      return null;
    default:
      return undefined;
  }
}

/** A number typed key by key: what stands there so far, and its value once it is one. Decimal point or comma. */
export function typeNumber(
  before: string,
  key: string,
  scale?: FeelingScale,
): { typed: string; value?: number } | undefined {
  if (!/^[-−\d.,]$/u.test(key)) return undefined;
  const readings = [before + key, key].map((typed) => ({ typed, number: typed.replace('−', '-').replace(',', '.') }));
  for (const { typed, number } of readings) {
    if (/^-?$/u.test(number)) return { typed };
    const value = /^-?\d{1,2}(\.\d*)?$/u.test(number) ? keptFeeling(Number(number), scale) : undefined;
    if (value !== undefined) return { typed, value };
  }
  return { typed: '' };
}

/** The key under which a face in flight is known (`editor.feeling`). */
export function flightKey({ mapId, personaId, columnId }: FeelingPlace): string {
  return `${mapId}/${personaId}/${columnId}`;
}

/** Faces that others drag on this map, as flights like one's own. */
export function flightsOf(faces: readonly OtherFace[], mapId: Id): { key: string; value: number }[] {
  return faces
    .filter(({ map }) => map === undefined || map === mapId)
    .map(({ of: personaId, at: columnId, value }) => ({ key: flightKey({ mapId, personaId, columnId }), value }));
}

/** The lane as it looks while a face is in flight; nothing of it is written yet (J5). */
export function withFlight(lane: LaneBox, mapId: Id, flight: { key: string; value: number } | null): LaneBox {
  if (!flight || !lane.feelings) return lane;
  let hit = false;
  const curves = lane.feelings.curves.map((curve): FeelingCurve => {
    const points = curve.points.map((point): FeelingPoint => {
      if (flightKey({ mapId, personaId: curve.personaId, columnId: point.columnId }) !== flight.key) return point;
      hit = true;
      return { ...point, value: Math.min(BEST, flight.value) };
    });
    return hit ? { ...curve, points } : curve;
  });
  return hit ? { ...lane, feelings: { ...lane.feelings, curves } } : lane;
}

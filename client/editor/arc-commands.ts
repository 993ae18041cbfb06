import { livingColumn } from '../../shared/journey/columns.ts';
import type { Command } from '../../shared/document/board.ts';
import type { Id, Journey } from '../../shared/journey/journey.ts';

const MOST = 10;
const clamp = (value: number): number => Math.max(0, Math.min(MOST, value));

/** What a key does to a point of an arc; `null` takes it away, undefined is no key of a slider. */
export function arcAfterKey(key: string, value: number): number | null | undefined {
  switch (key) {
    case 'ArrowUp':
    case 'ArrowRight':
      return clamp(value + 1);
    case 'ArrowDown':
    case 'ArrowLeft':
      return clamp(value - 1);
    case 'PageUp':
      return clamp(value + 3);
    case 'PageDown':
      return clamp(value - 3);
    case 'Home':
      return 0;
    case 'End':
      return MOST;
    case 'Delete':
    case 'Backspace':
      return null;
    default:
      return undefined;
  }
}

/** A number typed key by key, `10` and `7,5` among them: what stands there so far, and its value once it is one. */
export function typeArc(before: string, key: string): { typed: string; value?: number } | undefined {
  if (!/^[\d.,]$/u.test(key)) return undefined;
  for (const typed of [before + key, key]) {
    const number = typed.replace(',', '.');
    if (/^\d{1,2}(\.\d?)?$/u.test(number) && Number(number) <= MOST) return { typed, value: Number(number) };
  }
  return { typed: '' };
}

/** Sets a point. A gap must hold for every id that means this column today (J10). */
export function arcCommands(journey: Journey, laneId: Id, columnId: Id, value: number | null): Command[] {
  if (value !== null) return [{ type: 'setArc', point: { laneId, columnId, value } }];
  return [...journey.arcs.values()]
    .filter((point) => point.laneId === laneId && livingColumn(journey, point.columnId) === columnId)
    .map((point) => ({ type: 'setArc', point: { laneId, columnId: point.columnId, value: null } }));
}

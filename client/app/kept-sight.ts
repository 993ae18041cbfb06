import { useEffect } from 'react';
import { PLAIN_SIGHT, type Sight } from '../editor/desk.ts';
import type { Editor } from '../editor/store.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { LensChoice } from '../../shared/journey/lens.ts';
import type { Shelf } from '../session/membership.ts';

const keyOf = (boardId: Id): string => `journeyboard:sight:${boardId}`;

/** Whatever stands on the shelf: of another version, or written by hand. */
function lensIn(kept: unknown): LensChoice {
  if (typeof kept !== 'object' || kept === null || !('of' in kept)) return PLAIN_SIGHT.lens;
  if (kept.of === 'persona' && 'id' in kept && typeof kept.id === 'string') return { of: 'persona', id: kept.id };
  if (kept.of === 'segment' && 'name' in kept && typeof kept.name === 'string') {
    return { of: 'segment', name: kept.name };
  }
  return PLAIN_SIGHT.lens;
}

/** Through what this browser looked at a board last. */
export function sightBefore(boardId: Id, shelf: Pick<Shelf, 'getItem'> = localStorage): Sight {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(keyOf(boardId)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return PLAIN_SIGHT;
    const period = 'period' in kept && typeof kept.period === 'string' ? kept.period : null;
    return {
      lens: lensIn('lens' in kept ? kept.lens : null),
      period,
      paths: 'paths' in kept && kept.paths === true,
      evidence: 'evidence' in kept && kept.evidence === true,
      findings: 'findings' in kept && kept.findings === true,
    };
  } catch {
    return PLAIN_SIGHT;
  }
}

/** Kept in the browser: what one looks through changes nothing for others (N5). */
export function useKeptSight(boardId: Id, { desk }: Pick<Editor, 'desk'>): void {
  useEffect(
    () =>
      desk.subscribe(({ sight }, before) => {
        if (sight === before.sight) return;
        try {
          localStorage.setItem(keyOf(boardId), JSON.stringify(sight));
        } catch {
          // it holds until the page is left
        }
      }),
    [boardId, desk],
  );
}

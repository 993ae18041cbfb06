import type { LaneKind } from '../../shared/journey/journey.ts';

/** Every kind of lane, by what it is for; menus show them so. */
export const LANE_GROUPS = [
  { id: 'people', kinds: ['actions', 'touchpoints', 'thoughts', 'quotes', 'feelings', 'arc', 'text', 'images'] },
  { id: 'better', kinds: ['pains', 'gains', 'opportunities', 'ideas'] },
  { id: 'numbers', kinds: ['metrics', 'funnel'] },
  { id: 'behind', kinds: ['backstage', 'support', 'systems'] },
  { id: 'lines', kinds: ['line-of-interaction', 'line-of-visibility', 'line-of-internal-interaction'] },
] as const satisfies readonly { id: string; kinds: readonly LaneKind[] }[];

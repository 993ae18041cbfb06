import type { CardKind, LaneKind } from './journey.ts';

/** The kind of card a lane takes; undefined for lanes that hold none. */
export function cardKindOf(lane: LaneKind): CardKind | undefined {
  switch (lane) {
    case 'actions':
      return 'action';
    case 'touchpoints':
      return 'touchpoint';
    case 'thoughts':
      return 'thought';
    case 'quotes':
      return 'quote';
    case 'pains':
      return 'pain';
    case 'gains':
      return 'gain';
    case 'opportunities':
      return 'opportunity';
    case 'ideas':
      return 'idea';
    case 'images':
      return 'image';
    case 'text':
      return 'text';
    case 'backstage':
      return 'backstage';
    case 'support':
      return 'support';
    case 'systems':
      return 'system';
    case 'feelings':
    case 'arc':
    case 'metrics':
    case 'funnel':
    case 'line-of-interaction':
    case 'line-of-visibility':
    case 'line-of-internal-interaction':
      return undefined;
    default: {
      const never: never = lane;
      throw new Error(`unknown lane kind ${String(never)}`);
    }
  }
}

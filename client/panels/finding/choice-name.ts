import { type Facet, NONE } from '../../editor/filter.ts';
import type { Journey } from '../../../shared/journey/journey.ts';

/** A value to choose as people know it. */
export function choiceName(journey: Journey, facet: Facet, value: string, t: (key: string) => string): string {
  if (value === NONE) return t(`hand.filter.none.${facet}`);
  if (facet === 'persona') return journey.personas.get(value)?.name ?? t('hand.filter.gone');
  return facet === 'owner' || facet === 'tag' ? value : t(`${facet}.${value}`);
}

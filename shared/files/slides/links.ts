import type { Link } from '../../journey/journey.ts';
import { livingLinks } from '../../journey/links/links.ts';
import type { MapFacts } from './facts.ts';
import type { Slide } from './slide.ts';

export const overviewName = (cardId: string): string => `overview:${cardId}`;

/** A dependency is dashed and a hand-over begins in a dot, as on the map. */
const LINES: Readonly<Record<Link['kind'], { dash?: boolean; dot?: boolean }>> = {
  flow: {},
  'hand-over': { dot: true },
  dependency: { dash: true },
};

/**
 * Links as connectors that stay glued to their cards when somebody moves these in the slide. They lie under the cards,
 * for a slide has no gutters to lead them through; `under` is how many shapes were drawn before the cards.
 */
export function drawLinks(slide: Slide, { journey, say }: MapFacts, under: number): void {
  for (const link of livingLinks(journey)) {
    const [from, to] = [journey.cards.get(link.from), journey.cards.get(link.to)];
    if (!from || !to) continue;
    const values = { from: from.title, to: to.title, kind: say(`link.${link.kind}`) };
    const named =
      link.label.trim() === '' ? say('map.link', values) : say('map.link-named', { ...values, label: link.label });
    const ends = { from: overviewName(link.from), to: overviewName(link.to) };
    slide.connector({ name: `link:${link.id}`, alt: named, ...ends, ...LINES[link.kind] }, under);
  }
}

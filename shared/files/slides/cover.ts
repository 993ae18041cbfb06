import { formatCount, formatDate } from '../../journey/format.ts';
import type { Box } from '../../journey/layout.types.ts';
import type { Deck } from './deck.ts';
import type { MapFacts } from './facts.ts';
import { within } from './picture-box.ts';
import type { Page } from './page.ts';
import { clamped, largest } from './text.ts';

const LEFT = 56;
const STRIPE = 14;

/** Where the cover's words stand, on the slide and on its layout. */
export function coverBoxes({ width }: Page): { title: Box; subtitle: Box } {
  return {
    title: { x: LEFT, y: 130, width: width - 2 * LEFT, height: 140 },
    subtitle: { x: LEFT, y: 284, width: width - 2 * LEFT, height: 66 },
  };
}

/** What the deck rests on, in one line: how much was written, and how many people were counted. */
function basisOf(all: readonly MapFacts[]): string {
  const [first] = all;
  if (!first) return '';
  const { lang, words } = first;
  const stages = all.reduce((sum, facts) => sum + facts.stages.length, 0);
  const cards = all.reduce((sum, { journey, lanes }) => {
    const mine = new Set(lanes.map(({ id }) => id));
    return sum + [...journey.cards.values()].filter((card) => !card.deleted && mine.has(card.cell.laneId)).length;
  }, 0);
  const entered = Math.max(0, ...all.map(({ funnel }) => funnel?.lane.result.entered ?? 0));
  const unit = all.find(({ funnel }) => funnel?.lane.result.entered === entered)?.funnel?.lane.unit ?? '';
  return [
    words('stagesCount', { count: formatCount(lang, stages) }),
    words('cardsCount', { count: formatCount(lang, cards) }),
    ...(entered > 0 ? [words('counted-in', { count: formatCount(lang, entered), unit }).trim()] : []),
  ].join(' · ');
}

/** The first slide: what this is about, for whom, and when. */
export function drawCover(deck: Deck, title: string, all: readonly MapFacts[], logo: string | undefined): void {
  const [first] = all;
  const { ink, page } = deck;
  const slide = deck.slide('cover');
  const boxes = coverBoxes(page);
  const third = page.height / ink.cover.stripes.length;
  ink.cover.stripes.forEach((fill, i) =>
    slide.shape({ name: 'stripe', x: 0, y: i * third, width: STRIPE, height: third, fill }),
  );
  const heading = largest(
    { text: title, bold: true, color: ink.cover.ink },
    [44, 40, 36, 32, 28, 24],
    boxes.title.width,
    2,
  );
  slide.coverTitle(boxes.title, heading, title);
  if (!first) return;
  const { personas, words, lang, now } = first;
  const people = all.map((facts) => facts.personas).find((names) => names !== '') ?? personas;
  const about = people === '' ? words('journeyMap') : words('journeyOf', { people });
  const subtitle = first.seen === '' ? about : `${about} · ${first.seen}`;
  slide.shape({
    ...boxes.subtitle,
    name: 'Subtitle',
    placeholder: 'subTitle',
    paragraphs: [clamped({ text: subtitle, size: 18, color: ink.cover.quiet }, boxes.subtitle.width, 3)],
    alt: subtitle,
  });
  const date = Number.isFinite(now) ? formatDate(lang, now) : '';
  const line = { x: LEFT, width: boxes.title.width, height: 20 };
  slide.line('basis', { ...line, y: 424 }, { text: basisOf(all), size: 13, color: ink.cover.quiet });
  slide.line('date', { ...line, y: 446 }, { text: date, size: 13, color: ink.cover.quiet });
  // made-up numbers are said to be so before anybody sees one (N1)
  if (all.some(({ funnel }) => funnel?.passport?.madeUp))
    slide.line('made up', { ...line, y: 468 }, { text: words('madeUp'), size: 13, color: ink.cover.quiet });
  const size = logo === undefined ? undefined : first.sizes.get(logo);
  if (logo === undefined || !size) return;
  // on a plate of its own: most logos are made for white paper
  const plate = { x: LEFT, y: 44, width: 152, height: 56 };
  slide.shape({ ...plate, name: 'plate', form: 'roundRect', corner: 6, fill: '#FFFFFF' });
  const room = { x: plate.x + 12, y: plate.y + 8, width: plate.width - 24, height: plate.height - 16 };
  slide.picture('Logo', words('logo'), within(room, size), logo);
}

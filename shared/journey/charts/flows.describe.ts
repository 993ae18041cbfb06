import type { Flows } from '../flows.ts';
import { formatCount, formatDate, formatSeconds } from '../format.ts';
import type { Journey, Locale } from '../journey.ts';
import { sayIn } from '../words/words.ts';

/** What the ways of people must state: what is counted, of whom, when. */
export function flowTerms({ flow, segment, isWhole }: Flows, locale: Locale): string[] {
  const say = sayIn(locale);
  const { unit, from, to } = flow;
  return [
    unit.trim() === '' ? say('funnel.unit-unknown') : unit,
    isWhole ? say('funnel.whole') : segment === '' ? say('number.all') : segment,
    from === undefined || to === undefined
      ? say('funnel.dates-unknown')
      : say('funnel.dates', { from: formatDate(locale, from), to: formatDate(locale, to) }),
  ];
}

/** The ways of people in words, those that most took first. */
export function describeFlows(flows: Flows, journey: Pick<Journey, 'cards'>, locale: Locale): string {
  const say = sayIn(locale);
  const title = (id: string): string => journey.cards.get(id)?.title ?? '';
  const ways = flows.drawn.map(({ from, to, count, isMeant, medianSeconds }) => {
    const way = say('flow.way', { from: title(from), to: title(to), count: formatCount(locale, count) });
    const time =
      medianSeconds === undefined ? '' : `, ${say('funnel.later', { time: formatSeconds(locale, medianSeconds) })}`;
    return `${way}${time}${isMeant ? '' : `, ${say('flow.unmeant')}`}.`;
  });
  const ends = flows.ends.flatMap(({ card, entered, left }) => [
    ...(entered > 0 ? [`${say('flow.entered', { at: card.card.title, count: formatCount(locale, entered) })}.`] : []),
    ...(left > 0 ? [`${say('flow.left', { at: card.card.title, count: formatCount(locale, left) })}.`] : []),
  ]);
  const untaken = flows.untaken.map(({ from, to }) => `${say('flow.untaken', { from: title(from), to: title(to) })}.`);
  const elsewhere =
    flows.elsewhere > 0 ? [`${say('flow.elsewhere', { count: formatCount(locale, flows.elsewhere) })}.`] : [];
  return [`${flowTerms(flows, locale).join(' · ')}.`, ...ways, ...ends, ...untaken, ...elsewhere].join(' ');
}

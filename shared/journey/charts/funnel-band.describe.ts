import { unstated } from '../funnel.ts';
import { formatCount, formatDate, formatSeconds, formatShare } from '../format.ts';
import type { Funnel, Locale } from '../journey.ts';
import type { FunnelLane } from '../layout.types.ts';
import { sayIn } from '../words/words.ts';

/** What a funnel must state on the map (N3): what is counted, order, entry, window and dates, unknown ones out loud. */
export function funnelTerms(funnel: Funnel, locale: Locale): string[] {
  const say = sayIn(locale);
  const missing = unstated(funnel);
  const { windowSeconds: time, from, to, open, timeZone } = funnel;
  return [
    missing.includes('unit') ? say('funnel.unit-unknown') : funnel.unit,
    say(`funnel.order.${funnel.order}`),
    say(`funnel.entry.${funnel.entry}`),
    time === 'unknown'
      ? say('funnel.window-unknown')
      : time === null
        ? say('funnel.window-none')
        : say('funnel.window', { time: formatSeconds(locale, time) }),
    from === undefined || to === undefined
      ? say('funnel.dates-unknown')
      : say('funnel.dates', { from: formatDate(locale, from), to: formatDate(locale, to) }),
    // who is counted from an entry is counted in a closed funnel: said once
    ...(open === undefined || (!open && funnel.entry !== 'unknown')
      ? []
      : [say(open ? 'funnel.open' : 'funnel.closed')]),
    ...(timeZone === undefined ? [] : [timeZone]),
  ];
}

/** Everybody who came in later or left steps out, also those who are too few to be drawn. */
export function describeSideways({ sideways, result }: FunnelLane, locale: Locale): string[] {
  if (!sideways) return [];
  const say = sayIn(locale);
  const label = (index: number): string => result.rows[index]?.step.label ?? '';
  return [
    ...sideways.entries.map(({ index, count }) =>
      say('funnel.begin-at', { count: formatCount(locale, count), label: label(index) }),
    ),
    ...sideways.skips.map(({ from, to, count }) =>
      say('funnel.skip-to', { count: formatCount(locale, count), from: label(from), to: label(to) }),
    ),
  ];
}

/** A funnel in words: what it is, every step, the whole, the worst loss, and steps that stand nowhere. */
export function describeFunnel(lane: FunnelLane, locale: Locale): string {
  const say = sayIn(locale);
  const { rows, overall, largestLoss } = lane.result;
  const sentences = [lane.title === '' ? '' : `${lane.title}.`];
  if (lane.unit !== '') sentences.push(say('funnel.counted', { unit: lane.unit }));
  for (const { step, fromPrevious, fromFirst } of rows) {
    const words = { label: step.label, count: formatCount(locale, step.count) };
    sentences.push(
      fromPrevious === undefined || fromFirst === undefined
        ? `${say('funnel.step', words)}.`
        : say('funnel.step-after', {
            ...words,
            share: formatShare(locale, fromPrevious),
            all: formatShare(locale, fromFirst),
          }),
    );
  }
  if (overall !== undefined) sentences.push(`${say('funnel.overall', { share: formatShare(locale, overall) })}.`);
  const worst = largestLoss === undefined ? undefined : rows[largestLoss];
  if (worst) {
    sentences.push(say('funnel.loss-at', { count: formatCount(locale, worst.lost), label: worst.step.label }));
  }
  sentences.push(...describeSideways(lane, locale));
  if (lane.unbound.length > 0) {
    sentences.push(`${say('funnel.unbound', { names: lane.unbound.map(({ label }) => label).join(', ') })}.`);
  }
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

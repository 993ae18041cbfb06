import { funnelTerms } from '../../journey/charts/funnel-band.describe.ts';
import { formatCount, formatDate } from '../../journey/format.ts';
import type { Passport } from '../../journey/journey.ts';
import { LIGHT } from './ink.ts';
import type { MapFacts, MeasuredHere } from './facts.ts';
import { MARGIN, SLIDE } from './master.ts';
import type { Slide } from './slide.ts';
import { clamped, oneLine } from './text.ts';

/** Where the foot begins; slides draw above it. */
export const FOOT = 500;
const RIGHT = 190;

function origin({ say, lang }: MapFacts, passport: Passport | undefined): string[] {
  if (!passport) return [];
  const { madeUp, source, window, staleAfter } = passport;
  const made = madeUp ? say('passport.made-up') : '';
  return [
    made,
    source.trim() === '' || source === made ? '' : say('passport.source', { source }),
    window ?? '',
    staleAfter === undefined ? '' : `≤ ${formatDate(lang, staleAfter)}`,
  ].filter((part) => part !== '');
}

export function funnelPassport(facts: MapFacts): string | undefined {
  const { funnel, lang, say, words } = facts;
  if (!funnel) return undefined;
  const n = say('number.n', { n: formatCount(lang, funnel.lane.result.entered) });
  return words('funnel', {
    terms: [...origin(facts, funnel.passport), ...funnelTerms(funnel.record, lang), n].join(' · '),
  });
}

/** One sentence for each origin, with the metrics it is behind and how many answers they rest on. */
export function metricPassports(facts: MapFacts, here: readonly MeasuredHere[]): string[] {
  const { journey, lang, say } = facts;
  const byOrigin = new Map<string, { names: Set<string>; counts: number[]; unknown: boolean }>();
  for (const { reading } of here) {
    const { passportId, n } = reading.latest;
    const from = origin(facts, journey.passports.get(passportId)).join(' · ');
    const known = byOrigin.get(from) ?? { names: new Set(), counts: [], unknown: false };
    known.names.add(reading.metric.name);
    if (n === null) known.unknown = true;
    else known.counts.push(n);
    byOrigin.set(from, known);
  }
  return [...byOrigin].map(([from, { names, counts, unknown }]) => {
    const ends = [...new Set([Math.min(...counts), Math.max(...counts)])].map((n) => formatCount(lang, n)).join('–');
    const parts = [from, counts.length > 0 ? say('number.n', { n: ends }) : '', unknown ? say('number.n-unknown') : ''];
    return `${[...names].join(', ')}: ${parts.filter((part) => part !== '').join(' · ')}`;
  });
}

/** Passports of what the slide shows (N1), the date and the slide's number. */
export function drawFoot(slide: Slide, facts: MapFacts, number: number, passports: readonly string[]): void {
  const { lang, now, words } = facts;
  const y = FOOT + 6;
  const height = SLIDE.height - 8 - y;
  slide.hairline(MARGIN, FOOT + 2, SLIDE.width - 2 * MARGIN);
  const width = SLIDE.width - 2 * MARGIN - RIGHT;
  const full = passports.length > 0 ? passports.join(' — ') : words('noNumbers');
  const shown = clamped({ text: full, color: LIGHT.second }, width, 2);
  slide.shape({
    name: 'passport',
    x: MARGIN,
    y,
    width,
    height,
    paragraphs: [shown],
    ...(shown.text === full ? {} : { alt: full }),
  });
  const exported = words('exported', { date: Number.isFinite(now) ? formatDate(lang, now) : '', slide: number });
  slide.text('foot', { x: SLIDE.width - MARGIN - RIGHT, y, width: RIGHT, height }, [
    oneLine({ text: exported, color: LIGHT.second, align: 'r' }, RIGHT),
  ]);
}

import { funnelTerms } from '../../journey/charts/funnel-band.describe.ts';
import { formatCount, formatDate } from '../../journey/format.ts';
import type { Passport } from '../../journey/journey.ts';
import type { MapFacts, MeasuredHere } from './facts.ts';
import { FOOT, MARGIN } from './page.ts';
import type { Slide } from './slide.ts';
import { clamped } from './text.ts';

/** Room for the date and the slide's number. */
const RIGHT = 104;

function origin({ say, now }: MapFacts, passport: Passport | undefined): string[] {
  if (!passport) return [];
  const { madeUp, source, window, staleAfter } = passport;
  const made = madeUp ? say('passport.made-up') : '';
  return [
    made,
    source.trim() === '' || source === made ? '' : say('passport.source', { source }),
    window ?? '',
    staleAfter !== undefined && staleAfter < now ? say('number.stale') : '',
  ].filter((part) => part !== '');
}

export function funnelPassport(facts: MapFacts): string | undefined {
  const { funnel, lang, say, words } = facts;
  if (!funnel) return undefined;
  const n = say('number.n', { n: formatCount(lang, funnel.lane.result.entered) });
  const { segment, isWhole, isOtherTime } = funnel.lane;
  // a funnel that is not told apart must not pass for the segment that the foot names
  const whose = isWhole ? say('funnel.whole') : segment === '' ? [] : say('funnel.of-segment', { segment });
  const when = isOtherTime ? say('funnel.other-time') : [];
  return words('funnel', {
    terms: [whose, when, origin(facts, funnel.passport)].flat().concat(funnelTerms(funnel.record, lang), n).join(' · '),
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
export function drawFoot(
  slide: Slide,
  { lang, now, words, ink, page, seen }: Pick<MapFacts, 'lang' | 'now' | 'words' | 'ink' | 'page' | 'seen'>,
  number: number,
  passports: readonly string[],
): void {
  const y = FOOT + 6;
  const height = page.height - 8 - y;
  slide.hairline(MARGIN, FOOT + 2, page.inner);
  const width = page.inner - RIGHT;
  const told = passports.length > 0 && seen !== '' ? [seen, ...passports] : passports;
  const full = told.length > 0 ? told.join(' — ') : words('noNumbers');
  const shown = clamped({ text: full, color: ink.second }, width - 8, 2);
  const cut = shown.text === full ? {} : { alt: full };
  // what has no room on the slide is said by who speaks about it
  if (shown.text !== full) slide.note(...passports);
  slide.shape({ name: 'passport', x: MARGIN, y, width, height, paragraphs: [shown], ...cut });
  const date = Number.isFinite(now) ? `${formatDate(lang, now)} · ` : '';
  slide.text('foot', { x: page.width - MARGIN - RIGHT, y, width: RIGHT, height }, [
    { text: date, field: { type: 'slidenum', text: String(number) }, color: ink.second, align: 'r' },
  ]);
}

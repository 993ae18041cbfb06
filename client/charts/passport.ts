import { describeChange } from '../../shared/journey/charts/change.describe.ts';
import { flowTerms } from '../../shared/journey/charts/flows.describe.ts';
import { funnelTerms } from '../../shared/journey/charts/funnel-band.describe.ts';
import type { Flows } from '../../shared/journey/flows.ts';
import {
  formatCount,
  formatDate,
  formatInterval,
  formatPeriod,
  formatSeconds,
  formatShare,
} from '../../shared/journey/format.ts';
import type { FunnelRow } from '../../shared/journey/funnel.ts';
import type { Funnel, Instant, Journey, Locale, Metric, Observation, Passport } from '../../shared/journey/journey.ts';
import type { Reading } from '../../shared/journey/readings.ts';
import { intervalOf } from '../../shared/journey/metrics/kinds.ts';
import { isSmall } from '../../shared/journey/metrics/intervals.ts';
import { type Say, sayIn } from '../../shared/journey/words/words.ts';

/** Lines that say something, each once. */
const said = (...lines: readonly (string | undefined)[]): string[] => [
  ...new Set(lines.filter((line): line is string => line !== undefined && line.trim() !== '')),
];

function ageOf(say: Say, locale: Locale, { staleAfter }: Passport, now: Instant): string {
  if (staleAfter === undefined) return say('number.never-stale');
  return say(staleAfter < now ? 'number.stale-since' : 'number.stale-after', { date: formatDate(locale, staleAfter) });
}

function origin(say: Say, locale: Locale, passport: Passport | undefined, now: Instant): string[] {
  if (!passport) return [];
  const by = passport.who === '' ? '' : say('passport.by', { who: passport.who });
  const on = say('passport.on', { date: formatDate(locale, passport.when) });
  return said(
    // said once, at the end
    passport.source === '' || (passport.madeUp && passport.source === say('passport.made-up'))
      ? undefined
      : say('passport.source', { source: passport.source }),
    said(by, on).join(' · '),
    passport.window,
    passport.order,
    ageOf(say, locale, passport, now),
    passport.madeUp ? say('passport.made-up') : undefined,
  );
}

/** Where a measured value comes from and how sure it is, in lines (N1, N2). */
export function observationPassport(
  journey: Pick<Journey, 'passports'>,
  metric: Metric,
  seen: Observation,
  locale: Locale,
  now: Instant,
): string[] {
  const say = sayIn(locale);
  const passport = journey.passports.get(seen.passportId);
  const interval = intervalOf(metric, seen);
  return said(
    `${say(`metric.${metric.kind}`)}: ${metric.definition === '' ? (passport?.definition ?? '') : metric.definition}`,
    [
      say('number.period', { period: formatPeriod(locale, seen.period) }),
      say('number.segment', { segment: seen.segment === '' ? say('number.all') : seen.segment }),
    ].join(' · '),
    seen.n === null ? say('number.n-unknown') : say('number.n', { n: formatCount(locale, seen.n) }),
    interval
      ? say('number.interval', { interval: formatInterval(locale, metric, interval) })
      : say('number.interval-none'),
    seen.n !== null && isSmall(seen.n) ? say('number.unsure') : undefined,
    ...origin(say, locale, passport, now),
  );
}

/** The newest value's passport, and first what changed since the one before. */
export function readingPassport(
  journey: Pick<Journey, 'passports'>,
  reading: Reading,
  locale: Locale,
  now: Instant,
): string[] {
  return said(
    describeChange(reading, locale),
    ...observationPassport(journey, reading.metric, reading.latest, locale, now),
  );
}

/** What a funnel counted, how, when, and who says so (N1, N3). */
export function funnelPassport(
  journey: Pick<Journey, 'passports'>,
  funnel: Funnel,
  locale: Locale,
  now: Instant,
): string[] {
  const say = sayIn(locale);
  const passport = journey.passports.get(funnel.passportId);
  return said(passport?.definition, funnelTerms(funnel, locale).join(' · '), ...origin(say, locale, passport, now));
}

/** Whose steps were counted, when, and who says so (N1). */
export function flowPassport(
  journey: Pick<Journey, 'passports'>,
  flows: Flows,
  locale: Locale,
  now: Instant,
): string[] {
  const passport = journey.passports.get(flows.flow.passportId);
  return said(
    passport?.definition,
    flowTerms(flows, locale).join(' · '),
    ...origin(sayIn(locale), locale, passport, now),
  );
}

/** One step of a funnel in figures. */
export function stepFigures(row: FunnelRow, locale: Locale): string[] {
  const say = sayIn(locale);
  const share = (
    value: number | undefined,
    of: string,
    interval: FunnelRow['fromFirstInterval'],
  ): string | undefined =>
    value === undefined
      ? undefined
      : `${formatShare(locale, value)} ${of}${
          interval
            ? ` (${say('number.interval-short', { interval: formatInterval(locale, { unit: 'share' }, interval) })})`
            : ''
        }`;
  return said(
    share(row.fromPrevious, say('funnel.of-step'), row.fromPreviousInterval),
    row.step.index < 2 ? undefined : share(row.fromFirst, say('funnel.of-entered'), row.fromFirstInterval),
    row.lost > 0 ? say('funnel.lost', { count: formatCount(locale, row.lost) }) : undefined,
    row.joined > 0 ? say('funnel.joined', { count: formatCount(locale, row.joined) }) : undefined,
    row.step.stillOpen ? say('funnel.still-open', { count: formatCount(locale, row.step.stillOpen) }) : undefined,
    row.step.index === 0 || row.step.medianSeconds === undefined
      ? undefined
      : say('flow.median', { time: formatSeconds(locale, row.step.medianSeconds) }),
  );
}

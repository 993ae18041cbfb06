import { formatFeeling, feelingWord } from './feelings-curve.describe.ts';
import { funnelTerms } from './funnel-band.describe.ts';
import {
  formatChange,
  formatChanges,
  formatCount,
  formatDate,
  formatInterval,
  formatPeriod,
  formatShare,
  formatValue,
} from '../format.ts';
import type { Insight, Place } from '../insights.ts';
import type { Journey, Locale } from '../journey.ts';
import { wilson } from '../metrics/intervals.ts';
import { intervalOf } from '../metrics/kinds.ts';
import { personaName } from '../personas.ts';
import type { Reading } from '../readings.ts';
import { countOf } from '../tile-text.ts';
import { sayInsightIn, type SayInsight } from '../words/insights.ts';
import { sayIn } from '../words/words.ts';

export interface ToldInsight {
  sentence: string;
  /** What it rests on: counts, intervals, dates, who says so. */
  evidence: readonly string[];
}

/** At which stage, step or card; names stand in quotation marks and take no ending, so that Turkish stays right. */
function placeName(journey: Journey, place: Place, tell: SayInsight): string {
  if (place.kind === 'map') return tell('on-map');
  if (place.kind === 'card') return tell('at-card', { name: journey.cards.get(place.id)?.title ?? '' });
  const step = journey.steps.get(place.id);
  if (step) return tell('at-step', { name: step.title });
  return tell('at-stage', { name: journey.stages.get(place.id)?.title ?? '' });
}

/** A sentence begins with a capital, in the letters of its language. */
function begun(sentence: string, locale: Locale): string {
  const [first = ''] = [...sentence];
  return first.toLocaleUpperCase(locale) + sentence.slice(first.length);
}

export function describeInsight(insight: Insight, journey: Journey, locale: Locale): ToldInsight {
  const say = sayIn(locale);
  const tell = sayInsightIn(locale);
  const at = placeName(journey, insight.place, tell);
  const told = (sentence: string, ...evidence: readonly (string | undefined)[]): ToldInsight => ({
    sentence: begun(sentence, locale),
    evidence: evidence.filter((line): line is string => line !== undefined && line !== ''),
  });
  switch (insight.kind) {
    case 'loss': {
      const { row, before, funnel, segment } = insight;
      const share = row.lost / before.step.count;
      return told(
        tell('loss', {
          at,
          count: formatCount(locale, row.lost),
          all: formatCount(locale, before.step.count),
          share: formatShare(locale, share),
          from: before.step.label,
          to: row.step.label,
        }),
        say('number.interval', {
          interval: formatInterval(locale, { unit: 'share' }, wilson(row.lost, before.step.count)),
        }),
        segment === '' ? undefined : say('number.segment', { segment }),
        funnelTerms(funnel, locale).join(' · '),
      );
    }
    case 'segments': {
      const { own, rest, segment, row, apart, funnel } = insight;
      const lostOf = ({ fromPrevious }: typeof own): string => formatShare(locale, 1 - (fromPrevious ?? 0));
      return told(
        tell('segments', { at, segment, own: lostOf(own), rest: lostOf(rest), to: row.step.label }),
        tell('apart', {
          difference: formatChange(locale, { unit: 'share' }, apart.difference),
          interval: formatChanges(locale, { unit: 'share' }, apart),
        }),
        funnelTerms(funnel, locale).join(' · '),
      );
    }
    case 'lowest': {
      const { persona, point } = insight;
      return told(
        tell('lowest', {
          at,
          value: formatFeeling(locale, point.value),
          word: feelingWord(point.value, locale),
        }),
        tell('felt-by', { persona: personaName(journey, persona.id, locale) }),
        point.votes && point.source === 'votes'
          ? tell('votes', { n: formatCount(locale, point.votes.n) })
          : tell('agreed'),
        point.note,
      );
    }
    case 'gap': {
      const { felt, point, side } = insight;
      const { metric, latest } = point.reading;
      return told(
        tell(side === 'worse' ? 'gap-worse' : 'gap-better', {
          at,
          felt: formatFeeling(locale, felt),
          metric: metric.name,
          value: formatValue(locale, metric, latest.value),
        }),
        ...restsOn(point.reading, journey, locale),
      );
    }
    case 'promise':
    case 'target': {
      const { metric, latest } = insight.reading;
      return told(
        tell(insight.kind === 'promise' ? 'promise' : 'target', {
          at,
          metric: metric.name,
          value: formatValue(locale, metric, latest.value),
          target: formatValue(locale, metric, metric.target ?? 0),
        }),
        ...restsOn(insight.reading, journey, locale),
      );
    }
    case 'change': {
      const { reading, change } = insight;
      const { metric, latest } = reading;
      return told(
        tell(change.verdict === 'up' ? 'rose' : 'fell', {
          at,
          metric: metric.name,
          period: formatPeriod(locale, change.before.period),
          before: formatValue(locale, metric, change.before.value),
          value: formatValue(locale, metric, latest.value),
        }),
        change.interval &&
          tell('change-of', {
            difference: formatChange(locale, metric, change.difference),
            interval: formatChanges(locale, metric, change.interval),
          }),
        ...restsOn(reading, journey, locale),
      );
    }
    case 'few': {
      const { metric, latest } = insight.reading;
      return told(
        tell('few', { at, metric: metric.name, count: formatCount(locale, latest.n ?? 0) }),
        ...restsOn(insight.reading, journey, locale),
      );
    }
    case 'stale': {
      const { metric, latest } = insight.reading;
      const date = journey.passports.get(latest.passportId)?.staleAfter;
      return told(
        tell('stale', { at, metric: metric.name, date: date === undefined ? '' : formatDate(locale, date) }),
        ...restsOn(insight.reading, journey, locale),
      );
    }
    case 'assumed':
      return told(tell('assumed', { at }), tell('cards', { count: formatCount(locale, insight.cards) }));
  }
}

/** The interval, how many answered, when, and where it comes from. */
function restsOn({ metric, latest, series }: Reading, journey: Journey, locale: Locale): string[] {
  const say = sayIn(locale);
  const interval = intervalOf(metric, latest);
  const source = journey.passports.get(latest.passportId)?.source ?? '';
  return [
    [
      ...(interval ? [say('number.interval', { interval: formatInterval(locale, metric, interval) })] : []),
      countOf({ metric, latest, series }, locale),
      formatPeriod(locale, latest.period),
    ].join(' · '),
    ...(source === '' ? [] : [say('passport.source', { source })]),
  ];
}

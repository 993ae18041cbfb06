import { useMemo, useState } from 'react';
import { funnelPassport } from '../charts/passport.ts';
import { useLocale } from '../charts/use-locale.ts';
import {
  formatChange,
  formatChanges,
  formatCount,
  formatInterval,
  formatSeconds,
  formatShare,
} from '../../shared/journey/format.ts';
import { funnelResult, stepsOfFunnel } from '../../shared/journey/funnel.ts';
import { goneFrom } from '../../shared/journey/gone.ts';
import { lossBySegment } from '../../shared/journey/insights.ts';
import type { Funnel, Journey } from '../../shared/journey/journey.ts';
import type { Lens } from '../../shared/journey/lens.ts';
import { isSmall, wilson } from '../../shared/journey/metrics/intervals.ts';
import { useTranslation } from '../ui/speech.ts';

interface LossProps {
  journey: Journey;
  funnel: Funnel;
  /** Of the step they did not come to. */
  index: number;
  lens: Lens;
}

/** A loss in full: how sure it is, who is lost more than others, and where they went instead. */
export function LossSheet({ journey, funnel, index, lens }: LossProps) {
  const { t } = useTranslation();
  const { locale, say } = useLocale();
  const [now] = useState(Date.now);
  const own = stepsOfFunnel(journey, funnel.id, lens.segment ?? '');
  const steps = own.length > 0 ? own : stepsOfFunnel(journey, funnel.id);
  const { rows } = funnelResult(steps);
  const [before, row] = [rows[index - 1], rows[index]];
  if (!before || !row) return <p className="numbers-none">{t('numbers.noLoss')}</p>;
  const all = before.step.count;
  const share = all > 0 ? row.lost / all : 0;
  const segment = row.step.segment;
  const { stillOpen, medianSeconds } = row.step;
  return (
    <>
      <section className="loss-head">
        <p className="loss-way">{`${before.step.label} → ${row.step.label}`}</p>
        <p className="loss-figure">
          {formatCount(locale, row.lost)} <span>{t('numbers.ofAll', { all: formatCount(locale, all) })}</span>
        </p>
        <p className="loss-share">
          <b>{formatShare(locale, share)}</b>{' '}
          {say('number.interval', { interval: formatInterval(locale, { unit: 'share' }, wilson(row.lost, all)) })}
        </p>
        {segment === '' ? null : <p>{say('number.segment', { segment })}</p>}
        {stillOpen === undefined || stillOpen === 0 ? null : (
          <p>{say('funnel.still-open', { count: formatCount(locale, stillOpen) })}</p>
        )}
        {medianSeconds === undefined ? null : (
          <p>{t('numbers.medianOfOthers', { time: formatSeconds(locale, medianSeconds) })}</p>
        )}
      </section>
      <Segments journey={journey} funnel={funnel} index={index} />
      <Instead journey={journey} funnel={funnel} index={index} segment={segment} />
      <section className="numbers-passport">
        <h3>{t('numbers.passport')}</h3>
        <ul>
          {funnelPassport(journey, funnel, locale, now).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** Each segment's share lost with its interval, all on one scale; told apart only where beyond doubt. */
function Segments({ journey, funnel, index }: Omit<LossProps, 'lens'>) {
  const { t } = useTranslation();
  const { locale, say } = useLocale();
  const parts = useMemo(() => lossBySegment(journey, funnel, index), [journey, funnel, index]);
  if (parts.length === 0) return <p className="numbers-none">{t('numbers.noSegments')}</p>;
  const told = parts.map((part) => ({ ...part, interval: wilson(part.own.lost, part.before) }));
  const most = Math.max(0.01, ...told.map(({ interval }) => interval.high));
  const at = (share: number): string => `${(100 * share) / most}%`;
  return (
    <section className="loss-segments" aria-label={t('numbers.bySegment')}>
      <h3>{t('numbers.bySegment')}</h3>
      <table>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('numbers.segment')}</th>
            <th scope="col">{t('numbers.lostShare')}</th>
          </tr>
        </thead>
        <tbody>
          {told.map(({ segment, own, before, interval, apart }) => {
            const share = before > 0 ? own.lost / before : 0;
            const worse = apart && apart.low > 0;
            const better = apart && apart.high < 0;
            const few = isSmall(before);
            return (
              <tr key={segment} data-tone={worse ? 'bad' : better ? 'good' : undefined}>
                <th scope="row">{segment}</th>
                <td>
                  <span className="loss-line">
                    <b>{formatShare(locale, share)}</b>
                    <small>
                      {t('numbers.lostOf', { count: formatCount(locale, own.lost), all: formatCount(locale, before) })}
                    </small>
                  </span>
                  <span className="interval-bar" data-few={few || undefined} aria-hidden>
                    <i style={{ insetInlineStart: at(interval.low), width: at(interval.high - interval.low) }} />
                    <em style={{ insetInlineStart: at(share) }} />
                  </span>
                  <small>
                    {[
                      say('number.interval', { interval: formatInterval(locale, { unit: 'share' }, interval) }),
                      ...(few ? [say('number.unsure')] : []),
                    ].join(' · ')}
                  </small>
                  {apart ? (
                    <small>
                      {t(worse ? 'numbers.moreThanRest' : better ? 'numbers.lessThanRest' : 'numbers.likeRest', {
                        difference: formatChange(locale, { unit: 'share' }, apart.difference),
                        interval: formatChanges(locale, { unit: 'share' }, apart),
                      })}
                    </small>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Steps that people took from the place of the loss to others than the next. */
function Instead({ journey, funnel, index, segment }: Omit<LossProps, 'lens'> & { segment: string }) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const gone = useMemo(() => goneFrom(journey, funnel, index, segment), [journey, funnel, index, segment]);
  if (!gone || gone.ways.length === 0) return null;
  const most = Math.max(...gone.ways.map(({ count }) => count));
  return (
    <section className="loss-instead" aria-label={t('numbers.instead')}>
      <h3>{t('numbers.instead')}</h3>
      <table>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('numbers.to')}</th>
            <th scope="col">{gone.flow.unit}</th>
          </tr>
        </thead>
        <tbody>
          {gone.ways.slice(0, 6).map(({ to, count }) => (
            <tr key={to}>
              <th scope="row">{to === '' ? t('numbers.leftForGood') : to}</th>
              <td aria-label={`${formatCount(locale, count)}, ${formatShare(locale, count / gone.all)}`}>
                <span className="loss-line">
                  <b>{formatCount(locale, count)}</b>
                  <small>{formatShare(locale, count / gone.all)}</small>
                </span>
                <span className="share-bar" aria-hidden>
                  <i style={{ width: `${(100 * count) / most}%` }} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="numbers-note">{t('numbers.insteadHow', { unit: gone.flow.unit })}</p>
    </section>
  );
}

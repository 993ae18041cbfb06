import {
  ArrowDownRight,
  ArrowUpRight,
  CircleHelp,
  Clock3,
  Filter,
  Frown,
  Handshake,
  type LucideIcon,
  Scale,
  Target,
  TriangleAlert,
  UsersRound,
} from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLocale } from '../charts/use-locale.ts';
import { changeSince, isGladOf } from '../../shared/journey/changes.ts';
import { describeInsight } from '../../shared/journey/charts/insights.describe.ts';
import { type Insight, insightsOf, isCaution, type Place } from '../../shared/journey/insights.ts';
import type { Id, Journey } from '../../shared/journey/journey.ts';
import type { Lens } from '../../shared/journey/lens.ts';
import { useTranslation } from '../ui/speech.ts';
import { CoverageChart } from './coverage-chart.tsx';

interface InsightsProps {
  journey: Journey;
  mapId: Id;
  lens: Lens;
  onGo: (place: Place) => void;
}

const ICONS: Readonly<Record<Insight['kind'], LucideIcon>> = {
  loss: Filter,
  segments: UsersRound,
  lowest: Frown,
  gap: Scale,
  promise: Handshake,
  target: Target,
  change: ArrowUpRight,
  few: TriangleAlert,
  stale: Clock3,
  assumed: CircleHelp,
};

/** Good news and bad are told apart by colour and by what the sentence says. */
function toneOf(insight: Insight): 'good' | 'bad' | 'plain' {
  if (insight.kind === 'change') {
    const change = changeSince(insight.reading);
    return change && isGladOf(insight.reading, change) ? 'good' : 'bad';
  }
  if (insight.kind === 'gap') return insight.side === 'better' ? 'good' : 'bad';
  return isCaution(insight) ? 'plain' : 'bad';
}

/** At first as many as one can take in. */
const FIRST = 7;

/** Sentences that the numbers support, each with what it rests on and a way to its place. */
export function InsightsSheet({ journey, mapId, lens, onGo }: InsightsProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const [now] = useState(Date.now);
  const [isWhole, setWhole] = useState(false);
  const all = useMemo(() => insightsOf(journey, mapId, lens, now), [journey, mapId, lens, now]);
  const findings = all.filter((one) => !isCaution(one));
  const cautions = all.filter(isCaution);
  const shown = isWhole ? findings : findings.slice(0, FIRST);
  const list = (insights: readonly Insight[]) => (
    <ul className="insights">
      {insights.map((insight) => {
        const { sentence, evidence } = describeInsight(insight, journey, locale);
        const Icon =
          insight.kind === 'change' && insight.change.verdict === 'down' ? ArrowDownRight : ICONS[insight.kind];
        return (
          <li key={sentence}>
            <button type="button" className="insight" data-tone={toneOf(insight)} onClick={() => onGo(insight.place)}>
              <Icon aria-hidden />
              <span>
                <b>{sentence}</b>
                {evidence.map((line) => (
                  <small key={line}>{line}</small>
                ))}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
  return (
    <>
      {findings.length === 0 ? <p className="numbers-none">{t('numbers.noFindings')}</p> : list(shown)}
      {shown.length < findings.length ? (
        <button type="button" className="numbers-more" onClick={() => setWhole(true)}>
          {t('numbers.more', { count: findings.length - shown.length })}
        </button>
      ) : null}
      {cautions.length > 0 ? (
        <>
          <h3>{t('numbers.cautions')}</h3>
          {list(cautions)}
        </>
      ) : null}
      <CoverageChart journey={journey} mapId={mapId} onGo={onGo} />
    </>
  );
}

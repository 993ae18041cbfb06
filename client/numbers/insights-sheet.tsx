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
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useLocale } from '../charts/use-locale.ts';
import type { Editor } from '../editor/store.ts';
import { MOST_MARKED } from '../../shared/journey/charts/finding-marks.geometry.ts';
import { describeInsight } from '../../shared/journey/charts/insights.describe.ts';
import { type Insight, insightsOf, isCaution, type Place, toneOf } from '../../shared/journey/insights.ts';
import type { Id, Journey } from '../../shared/journey/journey.ts';
import type { Lens } from '../../shared/journey/lens.ts';
import { useTranslation } from '../ui/speech.ts';
import { CoverageChart } from './coverage-chart.tsx';

interface InsightsProps {
  journey: Journey;
  mapId: Id;
  lens: Lens;
  editor: Editor;
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

/** Sentences that the numbers support, each with what it rests on and a way to its place. */
export function InsightsSheet({ journey, mapId, lens, editor, onGo }: InsightsProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const [now] = useState(Date.now);
  const isKept = useStore(editor.desk, ({ sight }) => sight.findings);
  const at = useStore(editor.desk, ({ beside }) => (beside?.kind === 'insights' ? beside.at : undefined));
  const [isWhole, setWhole] = useState(false);
  const read = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (at === undefined) return;
    read.current?.scrollIntoView({ block: 'nearest' });
    read.current?.focus();
  }, [at]);
  const all = useMemo(() => insightsOf(journey, mapId, lens, now), [journey, mapId, lens, now]);
  const findings = all.filter((one) => !isCaution(one));
  const cautions = all.filter(isCaution);
  const shown = isWhole ? findings : findings.slice(0, MOST_MARKED);
  const list = (insights: readonly Insight[], marked: number) => (
    <ul className="insights">
      {insights.map((insight, i) => {
        const isMarked = i < marked;
        const { sentence, evidence } = describeInsight(insight, journey, locale);
        const Icon =
          insight.kind === 'change' && insight.change.verdict === 'down' ? ArrowDownRight : ICONS[insight.kind];
        return (
          <li key={sentence}>
            <button
              ref={isMarked && at === i + 1 ? read : undefined}
              type="button"
              className="insight"
              data-tone={toneOf(insight)}
              data-read={(isMarked && at === i + 1) || undefined}
              onClick={() => {
                if (isMarked) editor.desk.tell({ kind: 'insights', at: i + 1 });
                onGo(insight.place);
              }}
            >
              <span className="insight-kind">
                <Icon aria-hidden />
                {isMarked ? <em aria-hidden>{i + 1}</em> : null}
              </span>
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
      {findings.length === 0 ? <p className="numbers-none">{t('numbers.noFindings')}</p> : list(shown, MOST_MARKED)}
      {findings.length > 0 ? (
        <label className="insights-keep">
          <input
            type="checkbox"
            checked={isKept}
            onChange={(event) => editor.desk.see({ findings: event.currentTarget.checked })}
          />
          <span>{t('numbers.keepMarks')}</span>
        </label>
      ) : null}
      {shown.length < findings.length ? (
        <button type="button" className="numbers-more" onClick={() => setWhole(true)}>
          {t('numbers.more', { count: findings.length - shown.length })}
        </button>
      ) : null}
      {cautions.length > 0 ? (
        <>
          <h3>{t('numbers.cautions')}</h3>
          {list(cautions, 0)}
        </>
      ) : null}
      <CoverageChart journey={journey} mapId={mapId} onGo={onGo} />
    </>
  );
}

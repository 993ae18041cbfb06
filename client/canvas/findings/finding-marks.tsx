import { useStore as useFlow } from '@xyflow/react';
import { useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useLocale } from '../../charts/use-locale.ts';
import { type FindingMark, findingMarks } from '../../../shared/journey/charts/finding-marks.geometry.ts';
import { describeInsight } from '../../../shared/journey/charts/insights.describe.ts';
import { insightsOf, toneOf } from '../../../shared/journey/insights.ts';
import type { Journey } from '../../../shared/journey/journey.ts';
import type { MapLayout } from '../../../shared/journey/layout.types.ts';
import { useTranslation } from '../../ui/speech.ts';
import { useCanvas } from '../canvas-context.ts';
import { useLens } from '../use-lens.ts';
import { useUnzoom } from '../use-unzoom.ts';
import './findings.css';

interface FindingMarksProps {
  layout: MapLayout;
  journey: Journey;
  /** Heads stay in view while cards move under them, so each has its own marks. */
  on: 'heads' | 'cards';
}

/** Smaller than this a mark would cover the card it is about. */
const LEAST_ZOOM = 0.4;

/** The findings at their places, while somebody reads them or has asked for them to stay. */
export function FindingMarks(props: FindingMarksProps) {
  const { editor } = useCanvas();
  const isKept = useStore(editor.desk, ({ sight }) => sight.findings);
  const isRead = useStore(editor.desk, ({ beside }) => beside?.kind === 'insights');
  return isKept || isRead ? <Marks {...props} isKept={isKept} /> : null;
}

function Marks({ layout, journey, on, isKept }: FindingMarksProps & { isKept: boolean }) {
  const { editor, mapId } = useCanvas();
  const { t } = useTranslation();
  const { locale } = useLocale();
  const [now] = useState(Date.now);
  const lens = useLens(journey);
  const root = useRef<HTMLDivElement>(null);
  useUnzoom(root);
  const isSmall = useFlow((state) => state.transform[2] < LEAST_ZOOM);
  const read = useStore(editor.desk, ({ beside }) => (beside?.kind === 'insights' ? beside.at : undefined));
  const insights = useMemo(() => insightsOf(journey, mapId, lens, now), [journey, mapId, lens, now]);
  const places = useMemo(() => placesOf(findingMarks(insights, layout)), [insights, layout]);
  if (on === 'cards' && isSmall) return null;
  return (
    <div ref={root} className="finding-marks" data-kept={isKept || undefined}>
      {places.flatMap(([first, ...more]) => {
        if (!first?.at || (first.insight.place.kind === 'card') !== (on === 'cards')) return [];
        const marks = [first, ...more];
        const { x, y } = first.at;
        const at = marks.findIndex(({ number }) => number === read);
        const next = marks[(at + 1) % marks.length] ?? first;
        const told = marks.map(({ number, insight }) =>
          t('canvas.finding', { number, sentence: describeInsight(insight, journey, locale).sentence }),
        );
        return [
          <div key={first.number} style={{ transform: `translate(${x}px, ${y}px) scale(var(--unzoom))` }}>
            <button
              type="button"
              className="finding-mark nodrag nokey"
              aria-label={told.join('; ')}
              onClick={() => editor.desk.tell({ kind: 'insights', at: next.number })}
            >
              {marks.map(({ number, insight }) => (
                <span key={number} data-tone={toneOf(insight)} data-read={read === number || undefined}>
                  {number}
                </span>
              ))}
            </button>
          </div>,
        ];
      })}
    </div>
  );
}

/** What stands at one place is one thing to hit: pressed again it tells the next of them. */
function placesOf(marks: readonly FindingMark[]): FindingMark[][] {
  const places = new Map<string, FindingMark[]>();
  for (const mark of marks) {
    if (mark.insight.place.kind === 'map') continue;
    const { id } = mark.insight.place;
    places.set(id, [...(places.get(id) ?? []), mark]);
  }
  return [...places.values()];
}

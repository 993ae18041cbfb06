import { memo } from 'react';
import { useLocale } from '../../charts/use-locale.ts';
import { describeEvidence, evidenceParts } from '../../../shared/journey/charts/evidence.describe.ts';
import { formatCount } from '../../../shared/journey/format.ts';
import type { MapLayout } from '../../../shared/journey/layout.types.ts';
import { PassportTip } from '../lanes/passport-tip.tsx';
import './findings.css';

/** What each stage rests on, whole and in words: under its bar there is room for a line only. */
export const EvidenceSpots = memo(function EvidenceSpots({ layout }: { layout: MapLayout }) {
  const { locale, say } = useLocale();
  return layout.evidence?.map(({ id, coverage, x, y, width, height }) => (
    <PassportTip
      key={id}
      className="evidence-spot"
      style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
      name={`${coverage.stage.title}, ${say('map.evidence')}: ${describeEvidence(coverage, locale)}`}
      title={`${say('map.evidence')}: ${coverage.stage.title}`}
      lines={evidenceParts(coverage).map(
        ({ kind, count }) =>
          `${say(`evidence.${kind}`)}: ${say('evidence.of', {
            count: formatCount(locale, count),
            all: formatCount(locale, coverage.cards),
          })}`,
      )}
    />
  ));
});

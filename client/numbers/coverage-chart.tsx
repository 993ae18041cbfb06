import { useMemo } from 'react';
import { useLocale } from '../charts/use-locale.ts';
import { evidenceCoverage } from '../../shared/journey/evidence.ts';
import { formatCount } from '../../shared/journey/format.ts';
import type { Place } from '../../shared/journey/insights.ts';
import { EVIDENCE, type Id, type Journey } from '../../shared/journey/journey.ts';
import { useTranslation } from '../ui/speech.ts';

interface CoverageProps {
  journey: Journey;
  mapId: Id;
  onGo: (place: Place) => void;
}

/** How sure each stage is: its cards by what they rest on, the surest first, as bars and as the table they are. */
export function CoverageChart({ journey, mapId, onGo }: CoverageProps) {
  const { t } = useTranslation();
  const { locale, say } = useLocale();
  const stages = useMemo(() => evidenceCoverage(journey, mapId), [journey, mapId]);
  const kinds = [...EVIDENCE].reverse();
  const most = Math.max(1, ...stages.map(({ cards }) => cards));
  return (
    <section className="coverage" aria-label={t('numbers.coverage')}>
      <h3>{t('numbers.coverage')}</h3>
      <ul className="coverage-key" aria-hidden>
        {kinds.map((kind) => (
          <li key={kind} data-evidence={kind}>
            {say(`evidence.${kind}`)}
          </li>
        ))}
        <li data-evidence="unsaid">{t('numbers.unsaid')}</li>
      </ul>
      <table>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{say('map.stage')}</th>
            <th scope="col">{t('numbers.coverage')}</th>
          </tr>
        </thead>
        <tbody>
          {stages.map(({ stage, cards, counts, unsaid }) => {
            const parts = [...kinds.map((kind) => ({ kind, count: counts[kind] })), { kind: 'unsaid', count: unsaid }];
            const words = parts
              .filter(({ count }) => count > 0)
              .map(({ kind, count }) => {
                const name =
                  kind === 'unsaid' ? t('numbers.unsaid') : say(`evidence.${kind as (typeof EVIDENCE)[number]}`);
                return `${name} ${formatCount(locale, count)}`;
              })
              .join(', ');
            return (
              <tr key={stage.id}>
                <th scope="row">
                  <button type="button" onClick={() => onGo({ kind: 'column', id: stage.id })}>
                    {stage.title}
                  </button>
                </th>
                <td title={words}>
                  <span className="visually-hidden">{words}</span>
                  <span className="coverage-bar" style={{ width: `${(cards / most) * 100}%` }} aria-hidden>
                    {parts
                      .filter(({ count }) => count > 0)
                      .map(({ kind, count }) => (
                        <i key={kind} data-evidence={kind} style={{ flexGrow: count }}>
                          {formatCount(locale, count)}
                        </i>
                      ))}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

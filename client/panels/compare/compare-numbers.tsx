import { useLocale } from '../../charts/use-locale.ts';
import type { Comparison, NumberDifference } from '../../../shared/journey/compare.ts';
import { formatCount, formatValue } from '../../../shared/journey/format.ts';
import type { Reading } from '../../../shared/journey/readings.ts';
import { useTranslation } from '../../ui/speech.ts';

/** Number against number, each with how many it rests on (N1); where one side was not measured that is said. */
export function CompareNumbers({ found }: { found: Comparison }) {
  const { t } = useTranslation();
  const { locale, say } = useLocale();
  if (found.numbers.length === 0) return null;
  const written = (reading: Reading | undefined): string => {
    if (!reading) return t('compare.unmeasured');
    const { n, value } = reading.latest;
    return `${formatValue(locale, reading.metric, value)} (${n === null ? say('number.n-unknown') : say('number.n', { n: formatCount(locale, n) })})`;
  };
  const titleOf = ({ at }: NumberDifference): string => {
    const pair =
      at.kind === 'stage'
        ? found.stages[at.stage]
        : at.kind === 'column'
          ? found.columns[at.column]
          : at.kind === 'card'
            ? found.cards[at.card]
            : undefined;
    return (pair?.to ?? pair?.from)?.title ?? '';
  };
  return (
    <>
      <h3>{t('compare.numbers')}</h3>
      <ul className="compare-numbers">
        {found.numbers.map((one) => (
          <li key={`${one.metric.id}/${JSON.stringify(one.at)}`}>
            <b>{[one.metric.name, titleOf(one)].filter(Boolean).join(' · ')}</b>
            <small>{`${written(one.from)} → ${written(one.to)}`}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

import { formatCount, formatDate } from '../../shared/journey/format.ts';
import type { DatasetCounts } from '../../shared/wire/datasets.ts';
import { useLocale } from '../charts/use-locale.ts';
import { useTranslation } from '../ui/speech.ts';

/** What became of the rows, each that is no event counted. */
export function LogCounts({ counts }: { counts: DatasetCounts }) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const n = (count: number): string => formatCount(locale, count);
  const left = (['noEntity', 'noEvent', 'noTime', 'outOfOrder', 'duplicates'] as const).filter(
    (key) => counts[key] > 0,
  );
  return (
    <div role="status">
      <p>
        {t('data.events.counts', {
          rows: n(counts.rows),
          events: n(counts.events),
          entities: n(counts.entities),
          kinds: n(counts.eventKinds),
        })}
        {counts.from === null || counts.to === null
          ? ''
          : ` ${t('data.events.dates', { from: formatDate(locale, counts.from), to: formatDate(locale, counts.to) })}`}
      </p>
      {left.length > 0 ? (
        <ul className="data-problems">
          {left.map((key) => (
            <li key={key}>{t(`data.events.count.${key}`, { count: counts[key], number: n(counts[key]) })}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

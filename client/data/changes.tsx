import type { Compared } from '../../shared/files/reimport.ts';
import { useTranslation } from '../ui/speech.ts';

export interface ChangeLine {
  what: string;
  before?: string;
  after?: string;
}

interface ChangesProps<T> {
  compared: Compared<T>;
  line: (before: T | undefined, after: T | undefined) => ChangeLine;
  /** Whether the file takes the place of what stands there. */
  replaces: boolean;
  onReplaces: (replaces: boolean) => void;
  /** What it would do otherwise. */
  otherwise: string;
  question: string;
}

const SHOWN = 40;

/** What a file that came before says now: before anything is replaced, it is seen. */
export function Changes<T>({ compared, line, replaces, onReplaces, otherwise, question }: ChangesProps<T>) {
  const { t } = useTranslation();
  const { added, changed, gone, same } = compared;
  const rows = [
    ...changed.map(({ before, after }) => ({ kind: 'changed' as const, ...line(before, after) })),
    ...added.map((after) => ({ kind: 'added' as const, ...line(undefined, after) })),
    ...gone.map((before) => ({ kind: 'gone' as const, ...line(before, undefined) })),
  ];
  return (
    <fieldset className="data-changes">
      <legend>{question}</legend>
      <p>
        {t('data.changes', {
          added: added.length,
          changed: changed.length,
          gone: gone.length,
          same,
        })}
      </p>
      {rows.length > 0 ? (
        <div className="data-scroll" role="region" aria-label={t('data.changesList')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('data.change')}</th>
                <th scope="col">{t('data.changeOf')}</th>
                <th scope="col">{t('data.before')}</th>
                <th scope="col">{t('data.after')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, SHOWN).map((row, i) => (
                <tr key={i} className={`data-${row.kind}`}>
                  <td>{t(`data.change.${row.kind}`)}</td>
                  <td>{row.what}</td>
                  <td className="data-number">{row.before ?? '–'}</td>
                  <td className="data-number">{row.after ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {rows.length > SHOWN ? (
        <p className="data-quiet">{t('data.problemsMore', { number: rows.length - SHOWN })}</p>
      ) : null}
      <div className="data-kind">
        {[true, false].map((answer) => (
          <label key={String(answer)}>
            <input type="radio" checked={replaces === answer} onChange={() => onReplaces(answer)} />
            {answer ? t('data.replace') : otherwise}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

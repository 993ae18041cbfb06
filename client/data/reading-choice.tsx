import type { ReadAs } from '../../shared/files/brought.ts';
import { ENCODINGS } from '../../shared/files/table/decode.ts';
import { type Delimiter, DELIMITERS } from '../../shared/files/table/delimiter.ts';
import type { Table } from '../../shared/files/table/table.ts';
import { useTranslation } from '../ui/speech.ts';
import { WRITINGS } from './parts.tsx';
import type { Brought } from './use-brought.ts';

/** A file is refused with these where its letters or cells may only have been read the wrong way. */
const MISREAD = [
  'table-encoding',
  'table-empty',
  'table-shifted',
  'table-no-rows',
  'table-columns',
  'table-no-numbers',
] as const;

const NAMES: Readonly<Record<Delimiter, 'comma' | 'semicolon' | 'tab' | 'bar'>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
};

interface ReadingChoiceProps {
  brought: Brought;
  /** What came out; absent where the file was refused. */
  table?: Table;
  onChange: (readAs: ReadAs) => void;
}

/** In which letters a text file is read and what parts its cells: a guess that looks wrong in the preview is corrected. */
export function ReadingChoice({ brought, table, onChange }: ReadingChoiceProps) {
  const { t, i18n } = useTranslation();
  const { readAs, file, problems } = brought;
  const wasChosen = readAs.encoding !== undefined || readAs.delimiter !== undefined;
  const isText = table
    ? table.encoding !== 'xlsx' && table.encoding !== 'json'
    : file.size > 0 && (wasChosen || problems.some(({ code }) => MISREAD.some((one) => one === code)));
  if (!isText) return null;
  const encoding = readAs.encoding ?? table?.encoding ?? '';
  const delimiter = readAs.delimiter ?? table?.delimiter ?? '';
  const guessed = <option value="">{t('data.asGuessed')}</option>;
  return (
    <>
      <label className="data-field">
        <span>{t('data.encoding')}</span>
        <select
          value={encoding}
          onChange={({ target }) => {
            const { encoding: _, ...rest } = readAs;
            const chosen = ENCODINGS.find((one) => one === target.value);
            onChange({ ...rest, ...(chosen ? { encoding: chosen } : {}) });
          }}
        >
          {encoding === '' || readAs.encoding ? guessed : null}
          {ENCODINGS.map((one) => (
            <option key={one} value={one}>
              {i18n.exists(`data.encoding.${one}`) ? t(`data.encoding.${one}`) : WRITINGS[one]}
            </option>
          ))}
        </select>
      </label>
      <label className="data-field">
        <span>{t('data.delimiter')}</span>
        <select
          value={delimiter}
          onChange={({ target }) => {
            const { delimiter: _, ...rest } = readAs;
            const chosen = DELIMITERS.find((one) => one === target.value);
            onChange({ ...rest, ...(chosen ? { delimiter: chosen } : {}) });
          }}
        >
          {delimiter === '' || readAs.delimiter ? guessed : null}
          {DELIMITERS.map((one) => (
            <option key={one} value={one}>
              {t(`data.delimiter.${NAMES[one]}`)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

import { FileUp } from 'lucide-react';
import { useMemo, useState } from 'react';
import { journeyOf } from '../../../shared/files/journey-file.ts';
import type { JourneyFile } from '../../../shared/files/journey-file.types.ts';
import { BRING_FORMATS, bringFile, type BringFormat, formatOf } from '../../../shared/files/sketch/bring.ts';
import { mapSvg } from '../../../shared/files/svg.ts';
import { columnsOf, mapsOf, stagesOf } from '../../../shared/journey/columns.ts';
import { formatCount } from '../../../shared/journey/format.ts';
import type { Locale, Problem } from '../../../shared/journey/journey.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Drawing } from '../../ui/drawing.tsx';
import { Select } from '../../ui/select.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { useFileDrop } from '../../ui/use-file-drop.ts';
import './bring-map.css';

export interface BringMapProps {
  /** Chosen or dropped already. */
  file?: File | undefined;
  locale: Locale;
  theme: 'light' | 'dark';
  /** What is made of it. */
  as: 'board' | 'map';
  /** Whether it was made; the dialog stays open where it was not. */
  onMake: (file: JourneyFile) => Promise<boolean>;
  onClose: () => void;
}

interface Content {
  name: string;
  bytes: Uint8Array;
  format: BringFormat;
}

const ACCEPTED = '.json,.csv,.tsv,.xlsx,.md,.markdown,.mmd,.mermaid,.txt';
const SHOWN = 8;
const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
const withoutEnding = (name: string): string => name.replace(/(?:\.journey)?\.[^.]+$/u, '');

async function contentOf(file: File): Promise<Content> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const beginning = new TextDecoder().decode(bytes.subarray(0, 4000));
  return { name: withoutEnding(file.name), bytes, format: formatOf(file.name, beginning) };
}

/** A map from another program's file, or from what was copied there: seen before it is made. */
export function BringMap({ file, locale, theme, as, onMake, onClose }: BringMapProps) {
  const { t } = useTranslation();
  const [content, setContent] = useState<Content>();
  const [pasted, setPasted] = useState('');
  const [turned, setTurned] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const [begun, setBegun] = useState<File>();
  const open = (chosen: File): void => void contentOf(chosen).then(setContent);
  if (file && begun !== file) {
    setBegun(file);
    open(file);
  }
  useFileDrop(open);

  const made = useMemo(
    () =>
      content &&
      bringFile(content.format, content.bytes, {
        lang: locale,
        timeZone: timeZone(),
        title: content.name || t('bring.untitled'),
        turned,
      }),
    [content, locale, turned, t],
  );
  const make = async (whole: JourneyFile): Promise<void> => {
    setBusy(true);
    setFailed(false);
    const done = await onMake(whole).catch(() => false);
    setBusy(false);
    if (done) onClose();
    else setFailed(true);
  };
  const read = (): void => {
    if (pasted.trim() === '') return;
    setContent({ name: '', bytes: new TextEncoder().encode(pasted), format: formatOf('', pasted.slice(0, 4000)) });
  };
  const isTable = content?.format === 'csv' || content?.format === 'xlsx';

  return (
    <Dialog
      title={t(`bring.title.${as}`)}
      closeLabel={t('bring.close')}
      onClose={onClose}
      wide
      foot={
        <>
          {content ? (
            <Button onPress={() => setContent(undefined)} isDisabled={busy}>
              {t('bring.other')}
            </Button>
          ) : (
            <Button onPress={read} isDisabled={pasted.trim() === ''} look="filled">
              {t('bring.read')}
            </Button>
          )}
          {made?.ok ? (
            <Button look="filled" isPending={busy} onPress={() => void make(made.value)}>
              {t(`bring.make.${as}`)}
            </Button>
          ) : null}
        </>
      }
    >
      {content ? (
        <div className="bring-choices">
          <Select
            label={t('bring.format')}
            value={content.format}
            options={BRING_FORMATS.map((id) => ({ id, label: t(`bring.format.${id}`) }))}
            onChange={(format) => setContent({ ...content, format })}
          />
          {isTable ? (
            <label className="bring-turned">
              <input type="checkbox" checked={turned} onChange={(event) => setTurned(event.target.checked)} />
              {t('bring.turned')}
            </label>
          ) : null}
        </div>
      ) : (
        <div className="bring-sources">
          <label className="bring-file">
            <FileUp aria-hidden />
            <span>{t('bring.choose')}</span>
            <small>{t('bring.kinds')}</small>
            <input
              type="file"
              className="visually-hidden"
              accept={ACCEPTED}
              onChange={(event) => {
                const chosen = event.target.files?.[0];
                if (chosen) open(chosen);
                event.target.value = '';
              }}
            />
          </label>
          <label className="bring-paste">
            {t('bring.paste')}
            <textarea
              rows={7}
              spellCheck={false}
              placeholder={t('bring.example')}
              value={pasted}
              onChange={(event) => setPasted(event.target.value)}
            />
          </label>
        </div>
      )}
      {made?.ok ? <Preview file={made.value} locale={locale} theme={theme} /> : null}
      {made && !made.ok ? (
        <p role="alert" className="ui-error">
          {t('bring.refused')}
        </p>
      ) : null}
      {made ? <Problems problems={made.problems} /> : null}
      {failed ? (
        <p role="alert" className="ui-error">
          {t('bring.failed')}
        </p>
      ) : null}
    </Dialog>
  );
}

function Preview({ file, locale, theme }: { file: JourneyFile } & Pick<BringMapProps, 'locale' | 'theme'>) {
  const { t } = useTranslation();
  const journey = useMemo(() => journeyOf(file), [file]);
  const maps = mapsOf(journey);
  const svg = useMemo(() => mapSvg(journey, { lang: locale, theme }), [journey, locale, theme]);
  const [first] = maps;
  if (!first) return null;
  const counts = {
    maps: formatCount(locale, maps.length),
    stages: formatCount(locale, stagesOf(journey, first.id).length),
    columns: formatCount(locale, columnsOf(journey, first.id).length),
    cards: formatCount(locale, journey.cards.size),
  };
  return (
    <>
      <p className="bring-counts" role="status">
        {t(maps.length > 1 ? 'bring.counts.maps' : 'bring.counts', counts)}
      </p>
      <Drawing svg={svg} label={t('bring.preview', { title: first.title })} className="bring-drawing" fit />
    </>
  );
}

function Problems({ problems }: { problems: readonly Problem[] }) {
  const { t, i18n } = useTranslation();
  if (problems.length === 0) return null;
  return (
    <ul className="bring-problems" aria-label={t('bring.problems')}>
      {problems.slice(0, SHOWN).map(({ where, code, values }, at) => (
        <li key={`${where} ${code} ${at}`}>
          {i18n.exists(`problem.${code}`)
            ? t(`problem.${code}`, { where, ...values })
            : `${where}: ${t('problem.other')}`}
        </li>
      ))}
      {problems.length > SHOWN ? <li>{t('home.moreProblems', { count: problems.length - SHOWN })}</li> : null}
    </ul>
  );
}

import {
  Camera,
  FileJson,
  FileText,
  Image,
  Presentation,
  Printer,
  Sheet,
  Spline,
  Table2,
  Workflow,
} from 'lucide-react';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { lossesOf } from '../../shared/files/mermaid/losses.ts';
import { formatCount, formatNumber } from '../../shared/journey/format.ts';
import type { Id, Journey, Locale } from '../../shared/journey/journey.ts';
import type { Look } from '../../shared/journey/look.ts';
import type { PicturePort } from '../editor/pictures.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { Select } from '../ui/select.tsx';
import { useTranslation } from '../ui/speech.ts';
import { Cancelled } from './file-job.ts';
import { fileName, saveBlob } from './file-name.ts';
import { PAPERS, type Paper } from '../../shared/files/pdf/sheets.ts';
import { SHEETS, type SheetKey } from '../../shared/files/sheets/sheet.ts';
import { fileOf, sceneFor, type Format } from './files.ts';
import { LookChoices, useLookChoices } from './look-choices.tsx';
import { fitsAt, greatestScale, pixels, SCALES, TooLarge, type Scale } from './map-png.ts';
import { choicesBefore, keepChoices } from './kept-choices.ts';
import type { SlideChoices } from './slides-choices.ts';
import { SlidesDialog } from './slides-dialog.tsx';
import { slidesFile } from './slides-file.ts';
import { copyView } from './view-png.ts';
import './export.css';

export interface ExportDialogProps {
  /** What was chosen for it before is chosen again. */
  boardId: Id;
  journey: Journey;
  mapId: Id;
  theme: 'light' | 'dark';
  onClose: () => void;
  /** Pictures of the map show it as it is looked at. */
  look?: Look;
  pictures?: PicturePort;
  /** The canvas as it is on the screen, for "copy what I see"; without it that is not offered. */
  view?: () => HTMLElement | null;
}

type Job = Format | 'view';
type State =
  | { at: 'idle' }
  /** `share`: how much of it is made, where that can be told; `slides`: how many of them. */
  | { at: 'busy'; job: Job; stop: AbortController; share?: number; slides?: number }
  | { at: 'done' | 'failed'; text: string };

const LANGUAGES = [
  { id: 'en', label: 'English' },
  { id: 'tr', label: 'Türkçe' },
] as const satisfies readonly { id: Locale; label: string }[];

/** Lets the browser show what was just said before the long work begins. */
const painted = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

export function ExportDialog({
  boardId,
  journey,
  mapId,
  theme,
  onClose,
  view,
  look: looked,
  pictures,
}: ExportDialogProps) {
  const { t, i18n } = useTranslation();
  const [before] = useState(() => choicesBefore(boardId, i18n.language === 'tr' ? 'tr' : 'en', mapId));
  const [lang, setLang] = useState<Locale>(before.lang);
  const [scale, setScale] = useState<Scale>(before.scale);
  const [paper, setPaper] = useState<Paper>(before.paper);
  const [table, setTable] = useState<SheetKey>(before.table);
  const [state, setState] = useState<State>({ at: 'idle' });
  const [slides, setSlides] = useState<SlideChoices>(before.slides);
  useEffect(
    () => keepChoices(boardId, { lang, scale, paper, table, slides }),
    [boardId, lang, scale, paper, table, slides],
  );
  const [isChoosing, setChoosing] = useState(false);
  const [look, choosing] = useLookChoices(looked);
  const [now] = useState(Date.now);
  const scene = useMemo(
    () => sceneFor({ journey, mapId, lang, theme, look, now }),
    [journey, mapId, lang, theme, look, now],
  );
  const shown: Locale = i18n.language === 'tr' ? 'tr' : 'en';
  const title = journey.maps.get(mapId)?.title || journey.board.title;
  const losses = useMemo(() => lossesOf(journey, mapId, shown), [journey, mapId, shown]);
  const drawn = greatestScale(scene, scale);
  const size = pixels(scene, drawn);

  const stop = state.at === 'busy' ? state.stop : undefined;
  // who closes the dialog wants no file any more
  useEffect(() => () => stop?.abort(), [stop]);
  const isAt = (far: { share: number } | { slides: number }): void =>
    setState((before) => (before.at === 'busy' ? { ...before, ...far } : before));

  const run = async (job: Job, work: (signal: AbortSignal) => Promise<string>): Promise<void> => {
    const own = new AbortController();
    const { signal } = own;
    setState({ at: 'busy', job, stop: own });
    await painted();
    try {
      const text = await work(signal);
      setState({ at: 'done', text });
    } catch (error) {
      if (error instanceof Cancelled || signal.aborted) {
        setState({ at: 'done', text: t('export.cancelled') });
        return;
      }
      const key = error instanceof TooLarge ? 'export.tooLarge' : `export.failed.${job === 'view' ? 'view' : 'file'}`;
      setState({ at: 'failed', text: t(key) });
    }
  };
  const save = (format: Format): Promise<void> =>
    run(format, async (signal) => {
      const onProgress = (share: number): void => isAt({ share });
      const onSlide = (made: number): void => isAt({ slides: made });
      const wanted = { journey, mapId, lang, theme, scale, paper, table, now, look, pictures };
      const blob =
        format === 'pptx'
          ? await slidesFile(journey, { ...slides, lang, look }, pictures, { signal, onSlide })
          : await fileOf(format, { ...wanted, signal, onProgress });
      signal.throwIfAborted();
      const name = fileName(
        format === 'json' ? journey.board.title : title,
        format === 'json' ? 'journey.json' : format,
      );
      saveBlob(blob, name);
      return t('export.saved', { name });
    });
  const copy = (element: HTMLElement): Promise<void> =>
    run('view', async () => {
      const refused = await copyView(element);
      if (!refused) return t('export.copied');
      const name = fileName(title, 'png');
      saveBlob(refused, name);
      return t('export.copyRefused', { name });
    });

  const row = (job: Job, icon: ReactNode, action: () => void, more?: ReactNode) => (
    <li className="export-row">
      <span className="export-icon">{icon}</span>
      <div className="export-words">
        <h3>{t(`export.${job}`)}</h3>
        <p>{t(`export.${job}.what`)}</p>
        {more}
      </div>
      <Button
        look={job === 'pptx' ? 'filled' : 'plain'}
        isDisabled={state.at === 'busy' && state.job !== job}
        isPending={state.at === 'busy' && state.job === job}
        onPress={action}
      >
        {t(job === 'view' ? 'export.copy' : 'export.save')}
        <span className="visually-hidden"> {t(`export.${job}`)}</span>
      </Button>
    </li>
  );

  if (isChoosing)
    return (
      <SlidesDialog
        journey={journey}
        mapId={mapId}
        choices={slides}
        onChange={setSlides}
        onBack={() => setChoosing(false)}
        onClose={onClose}
        pictures={pictures}
      />
    );
  return (
    <Dialog
      title={t('export.title')}
      closeLabel={t('export.close')}
      onClose={onClose}
      wide
      foot={<Outcome state={state} onCancel={() => stop?.abort()} />}
    >
      <div className="export-language">
        <Select label={t('export.language')} value={lang} options={LANGUAGES} onChange={setLang} />
      </div>
      <LookChoices journey={journey} mapId={mapId} looked={looked} {...choosing} />
      <ul className="export-rows">
        {row(
          'pptx',
          <Presentation aria-hidden />,
          () => void save('pptx'),
          <Button
            look="plain"
            isDisabled={state.at === 'busy'}
            onPress={() => {
              setSlides((before) => ({ ...before, lang, look }));
              setState({ at: 'idle' });
              setChoosing(true);
            }}
          >
            {t('slides.choose')}
          </Button>,
        )}
        {row(
          'pdf',
          <Printer aria-hidden />,
          () => void save('pdf'),
          <Select
            label={t('export.paper')}
            value={paper}
            options={PAPERS.map((id) => ({ id, label: t(`export.paper.${id}`) }))}
            onChange={setPaper}
          />,
        )}
        {row('svg', <Spline aria-hidden />, () => void save('svg'))}
        {row(
          'png',
          <Image aria-hidden />,
          () => void save('png'),
          <>
            <Segmented
              label={t('export.scale')}
              value={String(scale)}
              options={SCALES.map((one) => ({ id: String(one), label: `${one}×` }))}
              onChange={(id) => setScale(SCALES.find((one) => String(one) === id) ?? 2)}
            />
            <p className="export-size">
              {t('export.pixels', { width: formatCount(shown, size.width), height: formatCount(shown, size.height) })}
              {fitsAt(scene, scale)
                ? null
                : ` ${t('export.smaller', { wanted: scale, drawn: formatNumber(shown, drawn, 2, 0) })}`}
            </p>
          </>,
        )}
        {view
          ? row('view', <Camera aria-hidden />, () => {
              const element = view();
              if (element) void copy(element);
              else setState({ at: 'failed', text: t('export.failed.view') });
            })
          : null}
      </ul>
      <h3 className="export-group">{t('export.data')}</h3>
      <ul className="export-rows">
        {row('xlsx', <Table2 aria-hidden />, () => void save('xlsx'))}
        {row(
          'csv',
          <Sheet aria-hidden />,
          () => void save('csv'),
          <Select
            label={t('export.table')}
            value={table}
            options={SHEETS.map((id) => ({ id, label: t(`export.table.${id}`) }))}
            onChange={setTable}
          />,
        )}
        {row('md', <FileText aria-hidden />, () => void save('md'))}
        {row(
          'mmd',
          <Workflow aria-hidden />,
          () => void save('mmd'),
          losses.length > 0 ? (
            <details className="export-losses">
              <summary>{t('export.losses')}</summary>
              <ul>
                {losses.map((loss) => (
                  <li key={loss}>{loss}</li>
                ))}
              </ul>
            </details>
          ) : null,
        )}
        {row('json', <FileJson aria-hidden />, () => void save('json'))}
      </ul>
    </Dialog>
  );
}

/** What became of it, or how far it is; the words stay in one place, so that they are read out as they change. */
function Outcome({ state, onCancel }: { state: State; onCancel: () => void }) {
  const { t, i18n } = useTranslation();
  const shown: Locale = i18n.language === 'tr' ? 'tr' : 'en';
  const busy = state.at === 'busy' ? state : undefined;
  const said = busy ? t('export.busy', { what: t(`export.${busy.job}`) }) : state.at === 'done' ? state.text : '';
  return (
    <>
      <div className="export-outcome">
        <p role="status">{said}</p>
        {state.at === 'failed' ? (
          <p role="alert" className="ui-error">
            {state.text}
          </p>
        ) : null}
        {busy?.slides === undefined ? null : <p>{t('slides.making', { slides: formatCount(shown, busy.slides) })}</p>}
        {busy?.share === undefined ? null : (
          <progress max={1} value={busy.share} aria-label={t(`export.${busy.job}`)} />
        )}
      </div>
      {busy && busy.job !== 'view' ? (
        <Button look="plain" onPress={onCancel}>
          {t('slides.cancel')}
        </Button>
      ) : null}
    </>
  );
}

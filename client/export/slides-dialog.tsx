import { ArrowLeft } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DeckModel } from '../../shared/files/slides/slide.types.ts';
import { formatCount } from '../../shared/journey/format.ts';
import type { Id, Journey, Locale } from '../../shared/journey/journey.ts';
import type { Picture } from '../../shared/journey/pictures.ts';
import type { PicturePort } from '../editor/pictures.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useTranslation } from '../ui/speech.ts';
import { picturesIn } from './export-pictures.ts';
import { Cancelled, startFile, type FileJob } from './file-job.ts';
import { fileName, saveBlob } from './file-name.ts';
import { PPTX_TYPE } from './files.ts';
import { officePictures } from './office-pictures.ts';
import { optionsOf, toggled, type SlideChoices } from './slides-choices.ts';
import { SlidesForm } from './slides-form.tsx';

import { SlidesPreview } from './slides-preview.tsx';
import './slides.css';

export interface SlidesDialogProps {
  journey: Journey;
  mapId: Id;
  choices: SlideChoices;
  onChange: (choices: SlideChoices) => void;
  onBack: () => void;
  onClose: () => void;
  pictures?: PicturePort | undefined;
}

/** After the last change by this long the slides are drawn anew, not after each letter and each drag of a colour. */
const PAUSE = 150;

/** Slides before they are saved: what they show is chosen on the left and seen on the right. */
export function SlidesDialog({ journey, mapId, choices, onChange, onBack, onClose, pictures }: SlidesDialogProps) {
  const { t, i18n } = useTranslation();
  const lang: Locale = i18n.language === 'tr' ? 'tr' : 'en';
  const shown = usePictures(journey, pictures);
  const [problem, setProblem] = useState('');
  const preview = usePreview(journey, choices, shown);
  const [saving, setSaving] = useState<{ slides: number } | undefined>();
  const [done, setDone] = useState('');
  const job = useRef<FileJob | undefined>(undefined);
  useEffect(() => () => job.current?.cancel(), []);

  const change = (part: Partial<SlideChoices>): void => {
    setProblem('');
    setDone('');
    onChange({ ...choices, ...part });
  };
  const save = async (): Promise<void> => {
    setProblem('');
    setDone('');
    setSaving({ slides: 0 });
    job.current = startFile(
      { want: 'slides', journey, options: optionsOf(choices, { now: Date.now(), pictures: shown ?? new Map() }) },
      (slides) => setSaving({ slides }),
    );
    try {
      const made = await job.current.made;
      if (made.at !== 'file') return;
      const only = choices.mapIds.length === 1 ? choices.mapIds[0] : undefined;
      const title = journey.maps.get(only ?? '')?.title || journey.board.title || journey.maps.get(mapId)?.title || '';
      const name = fileName(title, 'pptx');
      saveBlob(new Blob([made.bytes], { type: PPTX_TYPE }), name);
      setDone(t('export.saved', { name }));
    } catch (error) {
      if (error instanceof Cancelled) setDone(t('slides.cancelled'));
      else setProblem(t('export.failed.file'));
    } finally {
      setSaving(undefined);
    }
  };
  const wrong = problem || (preview.failed ? t('export.failed.file') : '');
  const included = preview.deck?.slides.filter(({ key }) => !choices.without.includes(key)).length ?? 0;

  return (
    <Dialog
      title={t('slides.title')}
      closeLabel={t('export.close')}
      onClose={onClose}
      wide="all"
      foot={
        <div className="slides-foot">
          <Button look="plain" icon={<ArrowLeft aria-hidden />} onPress={onBack}>
            {t('slides.back')}
          </Button>
          <p role="status">
            {saving
              ? t('slides.making', { slides: formatCount(lang, saving.slides) })
              : done ||
                (preview.deck ? t('slides.count', { slides: formatCount(lang, included) }) : t('slides.drawing'))}
          </p>
          {saving ? (
            <Button look="plain" onPress={() => job.current?.cancel()}>
              {t('slides.cancel')}
            </Button>
          ) : null}
          <Button
            look="filled"
            isPending={saving !== undefined}
            isDisabled={included === 0}
            onPress={() => void save()}
          >
            {t('slides.save')}
          </Button>
        </div>
      }
    >
      <div className="slides-room">
        <SlidesForm journey={journey} choices={choices} onChange={change} onProblem={setProblem} />
        <div className="slides-board" tabIndex={-1}>
          {wrong === '' ? null : (
            <p role="alert" className="ui-error">
              {wrong}
            </p>
          )}
          {preview.deck ? (
            <SlidesPreview
              deck={preview.deck}
              without={choices.without}
              stale={preview.stale}
              onInclude={(key, wanted) => change({ without: toggled(choices.without, key, !wanted) })}
            />
          ) : null}
        </div>
      </div>
    </Dialog>
  );
}

/** The board's pictures in kinds that PowerPoint shows; undefined until they have come. */
function usePictures(journey: Journey, port: PicturePort | undefined): ReadonlyMap<string, Picture> | undefined {
  const [pictures, setPictures] = useState<ReadonlyMap<string, Picture>>();
  useEffect(() => {
    let wanted = true;
    void picturesIn(journey, port)
      .then(officePictures)
      .then((found) => wanted && setPictures(found));
    return () => {
      wanted = false;
    };
  }, [journey, port]);
  return pictures;
}

/** The deck of the choices, made anew after each; every slide of it, so that one left out can be taken in again. */
function usePreview(
  journey: Journey,
  choices: SlideChoices,
  pictures: ReadonlyMap<string, Picture> | undefined,
): { deck?: DeckModel; stale: boolean; failed: boolean } {
  const [made, setMade] = useState<{ deck: DeckModel; by: SlideChoices }>();
  const [failed, setFailed] = useState<SlideChoices>();
  const { lang, size, theme, mapIds, parts, hiddenLanes, accent, template, logo, look } = choices;
  // single slides are left out without drawing the others anew
  const wanted = useMemo(
    (): SlideChoices => ({ lang, size, theme, mapIds, parts, hiddenLanes, accent, template, logo, look, without: [] }),
    [lang, size, theme, mapIds, parts, hiddenLanes, accent, template, logo, look],
  );
  useEffect(() => {
    if (!pictures) return;
    let job: FileJob | undefined;
    const wait = setTimeout(() => {
      job = startFile(
        { want: 'deck', journey, options: optionsOf(wanted, { now: Date.now(), pictures }) },
        () => undefined,
      );
      job.made.then(
        (answer) => answer.at === 'deck' && setMade({ deck: answer.deck, by: wanted }),
        (error: unknown) => error instanceof Cancelled || setFailed(wanted),
      );
    }, PAUSE);
    return () => {
      clearTimeout(wait);
      job?.cancel();
    };
  }, [journey, pictures, wanted]);
  return {
    ...(made ? { deck: made.deck } : {}),
    stale: made !== undefined && made.by !== wanted,
    failed: failed === wanted,
  };
}

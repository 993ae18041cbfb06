import { ImagePlus, RefreshCw, X } from 'lucide-react';
import { useCallback, useSyncExternalStore } from 'react';
import { addPictures } from '../../editor/add-pictures.ts';
import { chooseFiles } from '../../editor/choose-files.ts';
import type { PictureContext } from '../../editor/pictures.ts';
import type { Card, Note } from '../../../shared/journey/journey.ts';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/speech.ts';

const nothing = (): void => undefined;

export interface PictureFieldProps {
  record: Pick<Card | Note, 'id' | 'imageId'>;
  kind: 'card' | 'note';
  /** What it shows, in words. */
  alt: string;
  context: PictureContext;
  readOnly: boolean;
}

/** The picture of a card or a note: seen, given, replaced and taken away. A picture off the grid is never without one. */
export function PictureField({ record: { id, imageId }, kind, alt, context, readOnly }: PictureFieldProps) {
  const { t } = useTranslation();
  const { pictures, port } = context;
  const subscribe = useCallback(
    (listener: () => void) => (pictures && imageId !== undefined ? pictures.subscribe(imageId, listener) : nothing),
    [pictures, imageId],
  );
  const state = useSyncExternalStore(subscribe, () => (imageId === undefined ? undefined : pictures?.state(imageId)));
  const mayGive = !readOnly && pictures !== undefined;
  if (imageId === undefined && !mayGive) return null;
  const give = async (): Promise<void> => addPictures(context, await chooseFiles(false), { kind, id });
  return (
    <section className="sheet-picture" aria-label={t('pictures.picture')}>
      {state?.at === 'here' ? <img src={state.url} alt={alt} /> : null}
      {readOnly ? null : (
        <div className="head-actions">
          {mayGive ? (
            <Button
              look={imageId === undefined ? 'quiet' : 'plain'}
              icon={imageId === undefined ? <ImagePlus aria-hidden /> : <RefreshCw aria-hidden />}
              onPress={() => void give()}
            >
              {t(imageId === undefined ? 'pictures.give' : 'pictures.change')}
            </Button>
          ) : null}
          {imageId !== undefined && kind === 'card' ? (
            <Button
              icon={<X aria-hidden />}
              onPress={() => port.run({ type: 'setCard', id, fields: { imageId: null, imageSize: null } })}
            >
              {t('pictures.take')}
            </Button>
          ) : null}
        </div>
      )}
    </section>
  );
}

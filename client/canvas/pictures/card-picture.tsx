import { ImagePlus } from 'lucide-react';
import { mayChange } from '../../editor/allowed.ts';
import { SIZES } from '../../../shared/journey/layout.ts';
import { useCanvas } from '../canvas-context.ts';
import { HANDS } from '../later.ts';
import type { CardFace } from '../project.ts';
import { chooseFiles } from '../../editor/choose-files.ts';
import { useTranslation } from '../../ui/speech.ts';
import { Picture } from './picture.tsx';

/** A card's picture, with its title as the words for those who cannot see it; or the way to give it one. */
export function CardPicture({ box }: { box: CardFace }) {
  const { t } = useTranslation();
  const canvas = useCanvas();
  const { card, picture = 0 } = box;
  const width = box.width - 2 * SIZES.cardPadding;
  const mayGive = card.imageId === undefined && canvas.pictures !== undefined && mayChange(canvas, 'cards', card);
  const give = async (): Promise<void> => {
    const [{ addPictures }, files] = await Promise.all([HANDS.fetch(), chooseFiles(false)]);
    await addPictures(canvas, files, { kind: 'card', id: card.id });
  };
  return (
    <div className="card-picture" style={{ width, height: picture }}>
      {mayGive ? (
        <button type="button" className="nodrag nopan" style={{ width, height: picture }} onClick={() => void give()}>
          <ImagePlus aria-hidden size={15} />
          {t('pictures.give')}
        </button>
      ) : (
        <Picture hash={card.imageId} alt={card.title} width={width} height={picture} />
      )}
    </div>
  );
}

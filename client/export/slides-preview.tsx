import { useEffect, useMemo, useRef, useState } from 'react';
import { slidePreview } from '../../shared/files/slides/preview.ts';
import type { DeckModel, SlideModel } from '../../shared/files/slides/slide.types.ts';
import { useTranslation } from '../ui/speech.ts';

export interface SlidesPreviewProps {
  deck: DeckModel;
  without: readonly string[];
  onInclude: (key: string, wanted: boolean) => void;
  /** The deck shown is of choices that were changed since. */
  stale: boolean;
}

/** Pictures of the slides before there is a file, drawn from the same model. */
export function SlidesPreview({ deck, without, onInclude, stale }: SlidesPreviewProps) {
  const { t } = useTranslation();
  return (
    <ol className={stale ? 'slides-preview slides-stale' : 'slides-preview'} aria-label={t('slides.preview')}>
      {deck.slides.map((slide, i) => (
        <Thumb
          key={slide.key}
          deck={deck}
          slide={slide}
          number={i + 1}
          isIncluded={!without.includes(slide.key)}
          onInclude={(wanted) => onInclude(slide.key, wanted)}
        />
      ))}
    </ol>
  );
}

interface ThumbProps {
  deck: DeckModel;
  slide: SlideModel;
  number: number;
  isIncluded: boolean;
  onInclude: (wanted: boolean) => void;
}

function Thumb({ deck, slide, number, isIncluded, onInclude }: ThumbProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLLIElement>(null);
  const isNear = useNear(place);
  const source = useMemo(
    () => (isNear ? `data:image/svg+xml;charset=utf-8,${encodeURIComponent(slidePreview(deck, slide))}` : undefined),
    [deck, slide, isNear],
  );
  const ratio = `${deck.page.width} / ${deck.page.height}`;
  return (
    <li ref={place} className={isIncluded ? 'slides-thumb' : 'slides-thumb slides-left-out'}>
      <div className="slides-picture" style={{ aspectRatio: ratio, background: slide.ground }}>
        {source === undefined ? null : <img src={source} alt={t('slides.pictureOf', { number, title: slide.title })} />}
      </div>
      <label className="slides-check">
        <input type="checkbox" checked={isIncluded} onChange={(event) => onInclude(event.target.checked)} />
        <span>
          <span className="slides-number">{number}</span> {slide.title}
        </span>
      </label>
    </li>
  );
}

/** Once a slide has come near the view its picture stays: two hundred at once would hold up the page. */
function useNear(place: { current: Element | null }): boolean {
  const [isNear, setNear] = useState(typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    const element = place.current;
    if (isNear || !element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: '400px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [isNear, place]);
  return isNear;
}

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from '../ui/speech.ts';

/** Fetched once a visit; a drawing that could not be had is asked for again the next time it is wanted. */
const drawings = new Map<string, Promise<string>>();

function drawingAt(source: string): Promise<string> {
  const known = drawings.get(source);
  if (known) return known;
  const asked = fetch(source).then((response) => {
    if (!response.ok) throw new Error(`${source} answered ${response.status}`);
    return response.text();
  });
  drawings.set(source, asked);
  asked.catch(() => drawings.delete(source));
  return asked;
}

/** Letters as wide as the lines were broken for (C7), whatever the page has set around them. */
const STYLE = `svg { display: block; width: 100%; height: auto; letter-spacing: normal; pointer-events: none;
  font-feature-settings: 'calt' 0; font-variant-ligatures: none; font-variant-numeric: normal; }`;

/**
 * A map's drawing in the page itself: as the source of an <img> it could not use the page's fonts, and words measured
 * for Inter would run into each other. In a shadow root its ids cannot meet those of the next drawing.
 */
export function DrawnPreview({ source, label }: { source: string; label: string }) {
  const { t } = useTranslation();
  const host = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<{ source: string; svg: string | undefined }>();
  useEffect(() => {
    let here = true;
    drawingAt(source).then(
      (svg) => here && setDrawn({ source, svg }),
      () => here && setDrawn({ source, svg: undefined }),
    );
    return () => {
      here = false;
    };
  }, [source]);
  // the drawing before stays until the next one is here, so that a change of theme does not blink
  const svg = drawn?.svg;
  useLayoutEffect(() => {
    if (!host.current || svg === undefined) return;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const style = document.createElement('style');
    style.textContent = STYLE;
    root.replaceChildren(style, new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement);
  }, [svg]);
  if (drawn?.source === source && svg === undefined)
    return <span className="template-no-picture">{t('home.noPreview')}</span>;
  return <div ref={host} className="template-drawing" role="img" aria-label={label} data-drawn={drawn?.source} />;
}

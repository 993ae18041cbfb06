import { useLayoutEffect, useRef } from 'react';

/** Letters as wide as the lines were broken for (C7), whatever the page has set around them. */
const STYLE = `svg { display: block; letter-spacing: normal; pointer-events: none;
  font-feature-settings: 'calt' 0; font-variant-ligatures: none; font-variant-numeric: normal; }
  :host([data-fit]) svg { width: 100%; height: auto; }`;

export interface DrawingProps {
  svg: string;
  label: string;
  className: string;
  /** As wide as its place, rather than in its own size. */
  fit: boolean;
}

/**
 * A drawing in the page itself: as the source of an <img> it could not use the page's fonts. In a shadow root its ids
 * cannot meet those of another.
 */
export function Drawing({ svg, label, className, fit }: DrawingProps) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!host.current) return;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const style = document.createElement('style');
    style.textContent = STYLE;
    root.replaceChildren(style, new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement);
  }, [svg]);
  return <div ref={host} className={className} role="img" aria-label={label} {...(fit ? { 'data-fit': '' } : {})} />;
}

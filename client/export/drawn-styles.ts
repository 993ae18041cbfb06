const PAINTED = [
  'display',
  'visibility',
  'opacity',
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;

/**
 * Writes on the drawings of a view what its style sheets say of them, and gives back what takes that off again. html-to-image copies
 * what is inside a drawing without its styles: the wide, unseen line by which a link is taken hold of came out as a black area.
 */
export function stylesWritten(view: HTMLElement): () => void {
  const parts = [...view.querySelectorAll<SVGElement>('svg *')];
  const seen = parts.map((part) => {
    const style = getComputedStyle(part);
    return PAINTED.map((name) => style.getPropertyValue(name));
  });
  const before = parts.map((part) => part.getAttribute('style'));
  parts.forEach((part, i) => PAINTED.forEach((name, at) => part.style.setProperty(name, seen[i]?.[at] ?? '')));
  return () =>
    parts.forEach((part, i) => {
      const style = before[i] ?? null;
      if (style === null) part.removeAttribute('style');
      else part.setAttribute('style', style);
    });
}

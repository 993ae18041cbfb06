type Rgb = readonly [number, number, number];

export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/iu.test(text);

const read = (hex: string): Rgb => {
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) || 0;
  return [part(1), part(3), part(5)];
};

const write = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`.toUpperCase();

/** `share` of the second colour in the first. */
export function mix(first: string, second: string, share: number): string {
  const [a, b] = [read(first), read(second)];
  const at = (i: 0 | 1 | 2): number => a[i] + (b[i] - a[i]) * share;
  return write([at(0), at(1), at(2)]);
}

/** Relative luminance as WCAG defines it. */
export function luminance(hex: string): number {
  const [r, g, b] = read(hex).map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

export function contrast(first: string, second: string): number {
  const [a, b] = [luminance(first), luminance(second)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The colour, moved toward black or white until it can be read on the ground: a brand's yellow is no ink. */
export function readable(colour: string, ground: string, least = 4.5): string {
  const end = luminance(ground) > 0.18 ? '#000000' : '#FFFFFF';
  for (let share = 0; share < 1; share += 0.04) {
    const tried = mix(colour, end, share);
    if (contrast(tried, ground) >= least) return tried;
  }
  return end;
}

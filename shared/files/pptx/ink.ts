import { TOKENS } from '../../journey/tokens.ts';

/** Slides are read on paper and projectors: the light theme (LOOK). */
export const LIGHT = TOKENS.light;

/** Theme slots and the colours of the look that stand in them; a person who changes the theme changes these. */
export const THEME_COLOURS: Readonly<Record<string, string>> = {
  dk1: LIGHT.ink,
  lt1: LIGHT.surface,
  dk2: LIGHT.second,
  lt2: LIGHT.canvas,
  accent1: LIGHT.accent,
  accent2: LIGHT.negative,
  accent3: LIGHT.positive,
  accent4: LIGHT.kinds.quote,
  accent5: LIGHT.kinds.action,
  accent6: LIGHT.funnel.band,
  hlink: LIGHT.accent,
  folHlink: LIGHT.kinds.quote,
};

/** Shapes name the slots by what the master maps them to. */
const MAPPED: Readonly<Record<string, string>> = { dk1: 'tx1', lt1: 'bg1', dk2: 'tx2', lt2: 'bg2' };

const slots = new Map(Object.entries(THEME_COLOURS).reverse());
const byColour = new Map([...slots].map(([slot, colour]) => [colour, MAPPED[slot] ?? slot]));

export function colour(hex: string): string {
  const slot = byColour.get(hex);
  return slot === undefined ? `<a:srgbClr val="${hex.slice(1)}"/>` : `<a:schemeClr val="${slot}"/>`;
}

export function solid(hex: string): string {
  return `<a:solidFill>${colour(hex)}</a:solidFill>`;
}

export function outline(hex: string | undefined, width = 0.75): string {
  return hex === undefined
    ? '<a:ln><a:noFill/></a:ln>'
    : `<a:ln w="${Math.round(width * 12_700)}">${solid(hex)}</a:ln>`;
}

import { TOKENS, type Tokens } from '../../journey/tokens.ts';
import { contrast, isColour, luminance, mix, readable } from './contrast.ts';

/** The twelve colours of an Office theme, by their slots. */
export const SLOTS = [
  'dk1',
  'lt1',
  'dk2',
  'lt2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
] as const;
export type Slot = (typeof SLOTS)[number];
export type ThemeColours = Readonly<Record<Slot, string>>;

export interface InkOptions {
  theme?: Tokens['name'] | undefined;
  /** A brand's colour instead of the product's, `#RRGGBB`. */
  accent?: string | undefined;
  /** Colours of somebody's own template; the accent counts before its first. */
  colours?: ThemeColours | undefined;
}

/** What slides are drawn with. */
export interface Ink extends Tokens {
  /** Behind everything. */
  ground: string;
  /** Lines of a chart, in turn. */
  series: readonly string[];
  /** The first slide of a deck, which is dark in every theme. */
  cover: { ground: string; ink: string; quiet: string; stripes: readonly [string, string, string] };
  /** Colours of the file's theme; a person who changes the theme changes what is drawn in them. */
  slots: ThemeColours;
}

const DARK_GROUND = 0.18;

function coverOf(ground: string, stripes: readonly [string, string, string]): Ink['cover'] {
  return { ground, ink: '#FFFFFF', quiet: readable(mix(ground, '#FFFFFF', 0.72), ground), stripes };
}

function plain(tokens: Tokens, ground: string): Ink {
  const dark = tokens.name === 'dark';
  const { ink, accent, positive, negative, kinds, second, canvas, surface, funnel } = tokens;
  return {
    ...tokens,
    ground,
    series: [ink, kinds.quote, accent, positive, kinds.action],
    cover: coverOf(dark ? '#101114' : ink, [TOKENS.light.accent, TOKENS.light.positive, TOKENS.light.negative]),
    slots: {
      dk1: dark ? ground : ink,
      lt1: dark ? ink : ground,
      dk2: dark ? surface : second,
      lt2: dark ? second : canvas,
      accent1: accent,
      accent2: negative,
      accent3: positive,
      accent4: kinds.quote,
      accent5: kinds.action,
      accent6: funnel.band,
      hlink: accent,
      folHlink: kinds.quote,
    },
  };
}

/** The brand's colour for what was in the product's; what is good and what is lost keep theirs. */
function branded(ink: Ink, wanted: string): Ink {
  const accent = readable(wanted, ink.ground);
  const band = mix(wanted, ink.ground, ink.name === 'dark' ? 0.55 : 0.6);
  return {
    ...ink,
    accent,
    accentSoft: mix(accent, ink.ground, 0.88),
    kinds: { ...ink.kinds, touchpoint: accent },
    funnel: { band, ink: readable(accent, band) },
    series: ink.series.map((colour) => (colour === ink.accent ? accent : colour)),
    cover: { ...ink.cover, stripes: [wanted, ink.cover.stripes[1], ink.cover.stripes[2]] },
    slots: { ...ink.slots, accent1: accent, accent6: band, hlink: accent },
  };
}

/** Ground and ink of a template, on whichever side the theme wants the dark one; stages in the tints of its accents. */
function templated(ink: Ink, colours: ThemeColours): Ink {
  const [dark, light] =
    luminance(colours.dk1) <= luminance(colours.lt1) ? [colours.dk1, colours.lt1] : [colours.lt1, colours.dk1];
  const ground = ink.name === 'dark' ? dark : light;
  const letters = readable(ink.name === 'dark' ? light : dark, ground, 7);
  const surface = ink.name === 'dark' ? mix(ground, letters, 0.06) : ground;
  const tint = (colour: string): { fill: string; text: string } => {
    const fill = mix(colour, ground, ink.name === 'dark' ? 0.72 : 0.84);
    return { fill, text: readable(mix(colour, letters, 0.35), fill) };
  };
  const { accent1, accent2, accent3, accent4, accent5 } = colours;
  const second = readable(mix(letters, ground, 0.25), ground);
  return {
    ...ink,
    ground,
    surface,
    canvas: colours.lt2,
    ink: letters,
    second,
    third: readable(mix(letters, ground, 0.35), surface),
    hairline: mix(ground, letters, 0.12),
    line: mix(ground, letters, 0.22),
    positive: readable(ink.positive, ground),
    negative: readable(ink.negative, ground),
    stages: { 0: tint(accent1), 1: tint(accent2), 2: tint(accent3), 3: tint(accent4), 4: tint(accent5) },
    series: [letters, ...[accent2, accent1, accent3, accent4].map((colour) => readable(colour, ground, 3))],
    cover: coverOf(
      luminance(colours.dk2) < DARK_GROUND && contrast(colours.dk2, '#FFFFFF') > 7
        ? colours.dk2
        : mix(dark, '#000000', 0.1),
      [accent1, accent2, accent3],
    ),
    slots: colours,
  };
}

export function inkOf({ theme = 'light', accent, colours }: InkOptions): Ink {
  const tokens = TOKENS[theme];
  // cards are white on the board's warm ground; slides are white, as the paper they are printed on
  const own = plain(tokens, theme === 'light' ? tokens.surface : tokens.canvas);
  // the file keeps the template's theme as it is, whatever had to become darker to be read
  const ink = colours ? { ...branded(templated(own, colours), colours.accent1), slots: colours } : own;
  return accent !== undefined && isColour(accent) ? branded(ink, accent.toUpperCase()) : ink;
}

import type { CardKind, Tint } from './journey.ts';

/** The colours of a theme; the screen and every export take them from here. */
export interface Tokens {
  name: 'light' | 'dark';
  canvas: string;
  dots: string;
  surface: string;
  /** Grounds of pains, of gains, and of what happens out of the customer's sight. */
  hurt: string;
  helped: string;
  behind: string;
  hairline: string;
  line: string;
  ink: string;
  second: string;
  third: string;
  accent: string;
  accentSoft: string;
  positive: string;
  negative: string;
  kinds: Readonly<Record<CardKind, string>>;
  stages: Readonly<Record<Tint, { fill: string; text: string }>>;
  funnel: { band: string; ink: string };
}

function kinds(grey: string, accent: string, pain: string, gain: string, quote: string): Tokens['kinds'] {
  return {
    action: grey,
    touchpoint: accent,
    thought: quote,
    quote,
    pain,
    gain,
    opportunity: gain,
    idea: gain,
    image: grey,
    text: grey,
    backstage: grey,
    support: grey,
    system: grey,
  };
}

export const TOKENS: Readonly<Record<'light' | 'dark', Tokens>> = {
  light: {
    name: 'light',
    canvas: '#F7F5F0',
    dots: '#E3DED3',
    surface: '#FFFFFF',
    hurt: '#FEF6F1',
    helped: '#F0F8F6',
    behind: '#FBFAF6',
    hairline: '#E6E1D6',
    line: '#D3CCBD',
    ink: '#22252A',
    second: '#5C6169',
    // the drawn #6F747C has only 4.3 to 1 on the canvas
    third: '#686D75',
    accent: '#4456C7',
    accentSoft: '#ECEEFB',
    positive: '#0B7A75',
    negative: '#C2410C',
    kinds: kinds('#667085', '#4456C7', '#C2410C', '#0B7A75', '#8A5AA8'),
    stages: {
      0: { fill: '#E4EBF8', text: '#274472' },
      1: { fill: '#E1F0EC', text: '#1E5A4B' },
      2: { fill: '#FAEED3', text: '#6B4A00' },
      3: { fill: '#F7E4EA', text: '#7A2942' },
      4: { fill: '#EAE6F6', text: '#463A7C' },
    },
    funnel: { band: '#BFC8EE', ink: '#27357F' },
  },
  dark: {
    name: 'dark',
    canvas: '#17181B',
    dots: '#26282D',
    surface: '#1F2125',
    hurt: '#2A2321',
    helped: '#1D2727',
    behind: '#1B1D20',
    hairline: '#313439',
    line: '#454950',
    ink: '#ECEDEF',
    second: '#B0B4BB',
    third: '#8D929A',
    accent: '#93A1FF',
    accentSoft: '#2A2E4D',
    positive: '#4EC5BD',
    negative: '#FF9466',
    kinds: kinds('#98A2B3', '#93A1FF', '#FF9466', '#4EC5BD', '#C79BE3'),
    stages: {
      0: { fill: '#22304A', text: '#B9CEF5' },
      1: { fill: '#1B3A33', text: '#A6DCCB' },
      2: { fill: '#40341A', text: '#F0D79A' },
      3: { fill: '#43232E', text: '#F3B8C8' },
      4: { fill: '#2F2A4A', text: '#CFC6F7' },
    },
    funnel: { band: '#39447F', ink: '#D5DBFF' },
  },
};

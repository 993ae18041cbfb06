import { strFromU8, unzipSync } from 'fflate';
import { isColour } from './contrast.ts';
import { SLOTS, type Slot, type ThemeColours } from './ink.ts';

/** Themes are a few kilobytes; what is larger was made to fill the memory. */
const MOST_BYTES = 1_000_000;
const THEME = /(?:^|\/)theme\/theme\d*\.xml$/u;

/** The colours of somebody's own PowerPoint template or theme (.pptx, .potx, .thmx); undefined where it has none. */
export function templateColours(bytes: Uint8Array): ThemeColours | undefined {
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, { filter: ({ name, originalSize }) => THEME.test(name) && originalSize <= MOST_BYTES });
  } catch {
    return undefined;
  }
  // the first theme is the slides', later ones are of notes and handouts
  const names = Object.keys(files).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  for (const name of names) {
    const colours = coloursIn(strFromU8(files[name] ?? new Uint8Array()));
    if (colours) return colours;
  }
  return undefined;
}

function coloursIn(xml: string): ThemeColours | undefined {
  const scheme = /<a:clrScheme[\s>][\s\S]*?<\/a:clrScheme>/u.exec(xml)?.[0];
  if (scheme === undefined) return undefined;
  const found = new Map<Slot, string>();
  for (const slot of SLOTS) {
    const [, inner = ''] = new RegExp(`<a:${slot}>([\\s\\S]*?)</a:${slot}>`, 'u').exec(scheme) ?? [];
    // a colour of the system is told with what it was when the template was saved
    const [, value = ''] = /(?:srgbClr val|lastClr)="([0-9a-f]{6})"/iu.exec(inner) ?? [];
    const hex = `#${value.toUpperCase()}`;
    if (!isColour(hex)) return undefined;
    found.set(slot, hex);
  }
  const at = (slot: Slot): string => found.get(slot) ?? '#000000';
  return {
    dk1: at('dk1'),
    lt1: at('lt1'),
    dk2: at('dk2'),
    lt2: at('lt2'),
    accent1: at('accent1'),
    accent2: at('accent2'),
    accent3: at('accent3'),
    accent4: at('accent4'),
    accent5: at('accent5'),
    accent6: at('accent6'),
    hlink: at('hlink'),
    folHlink: at('folHlink'),
  };
}

import { advancesOf } from './advances.ts';
import type { TextStyle } from './style.ts';

export type { TextStyle } from './style.ts';

/**
 * Width in pixels without kerning, which whoever draws these lines must turn off (`font-kerning: none`), so that
 * screen, SVG and slides agree to the pixel (C7).
 */
export function textWidth(text: string, style: TextStyle): number {
  const advance = advancesOf(style);
  let ems = 0;
  for (const letter of text) ems += advance(letter.codePointAt(0) ?? 0);
  return ems * style.size;
}

/** Letters that are drawn as one stay together: accents, skin tones, joined emoji. */
const CLUSTER = /\P{M}(?:\p{M}|\u200d\P{M}|\p{Emoji_Modifier}|\ufe0f)*/gu;
/** A line may end after spaces, and after a hyphen, slash or dash inside a word, but not at a space that holds words together. */
const PIECE = /(?:[^\s/\u2010\u2013\u2014-]|[\u00a0\u202f])*(?:[/\u2010\u2013\u2014-]+|[^\S\n\u00a0\u202f]+|$)/gu;

/** The single line breaker (C7): lines no wider than `width`, except a single letter that is. Always at least one. */
export function wrap(text: string, style: TextStyle, width: number): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/u).flatMap((paragraph) => wrapParagraph(paragraph, style, width));
}

/** Ems of a line so far, and of it without the spaces at its end; letter after letter, as `textWidth` adds them. */
interface Measured {
  ems: number;
  trimmed: number;
}
const NOTHING: Measured = { ems: 0, trimmed: 0 };
const SPACE = /\s/u;

function longer({ ems, trimmed }: Measured, piece: string, advance: (code: number) => number): Measured {
  let [all, kept] = [ems, trimmed];
  for (const letter of piece) {
    const code = letter.codePointAt(0) ?? 0;
    all += advance(code);
    if (code > 32 && (code < 128 || !SPACE.test(letter))) kept = all;
  }
  return { ems: all, trimmed: kept };
}

function wrapParagraph(paragraph: string, style: TextStyle, width: number): string[] {
  const advance = advancesOf(style);
  const fits = ({ trimmed }: Measured): boolean => trimmed * style.size <= width;
  const lines: string[] = [];
  let line = '';
  let measured = NOTHING;
  const end = (): void => {
    lines.push(line.trimEnd());
    line = '';
    measured = NOTHING;
  };
  for (const piece of paragraph.trim().match(PIECE) ?? []) {
    if (piece === '') continue;
    let next = longer(measured, piece, advance);
    if (line !== '' && !fits(next)) {
      end();
      next = longer(NOTHING, piece, advance);
    }
    if (line === '' && !fits(next)) {
      for (const part of cut(piece, style, width)) {
        if (line !== '') end();
        line = part;
      }
      measured = longer(NOTHING, line, advance);
    } else {
      line += piece;
      measured = next;
    }
  }
  if (line !== '' || lines.length === 0) end();
  return lines;
}

/** A word too long for any line, in parts that fit. */
function cut(word: string, style: TextStyle, width: number): string[] {
  const advance = advancesOf(style);
  const parts: string[] = [];
  let part = '';
  let measured = NOTHING;
  for (const cluster of word.match(CLUSTER) ?? []) {
    let next = longer(measured, cluster, advance);
    if (part !== '' && next.trimmed * style.size > width) {
      parts.push(part);
      part = '';
      next = longer(NOTHING, cluster, advance);
    }
    part += cluster;
    measured = next;
  }
  if (part !== '') parts.push(part);
  return parts;
}

/** One line that fits, with an ellipsis where something had to go. */
export function fit(text: string, style: TextStyle, width: number): string {
  const flat = text.replace(/\s+/gu, ' ').trim();
  if (textWidth(flat, style) <= width) return flat;
  let kept = '';
  for (const cluster of flat.match(CLUSTER) ?? []) {
    if (textWidth(`${(kept + cluster).trimEnd()}…`, style) > width) break;
    kept += cluster;
  }
  return `${kept.trimEnd()}…`;
}

/** At most `most` lines, the last of them ending in an ellipsis where more were there. */
export function clampLines(lines: readonly string[], most: number, style: TextStyle, width: number): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most - 1), fit(`${lines[most - 1] ?? ''} ${lines.slice(most).join(' ')}`, style, width)];
}

import type { CSSProperties } from 'react';
import { lookOf } from '../../shared/journey/card-look.ts';
import type { CardKind } from '../../shared/journey/journey.ts';
import type { Tokens } from '../../shared/journey/tokens.ts';

type Dress = CSSProperties & Readonly<Record<`--${string}`, string | number>>;

/** How a card of a kind is dressed on the screen, from the table that exports read too. */
export function dressOf(kind: CardKind, tokens: Tokens): Dress {
  const { fill, dash, radius, hasStripe, isItalic, style, line } = lookOf(kind);
  const bare = fill === 'none';
  return {
    '--kind': hasStripe ? tokens.kinds[kind] : 'transparent',
    '--card-fill': bare ? 'transparent' : tokens[fill],
    '--card-edge': bare ? 'transparent' : dash ? tokens.line : tokens.hairline,
    '--card-edge-style': dash ? 'dashed' : 'solid',
    '--card-radius': `${radius}px`,
    '--card-size': `${style.size}px`,
    '--card-height': `${line}px`,
    '--card-slant': isItalic ? 'italic' : 'normal',
  };
}

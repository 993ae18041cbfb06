import type { CSSProperties } from 'react';

/** Colours and places go into a style as variables, so that the rules stay in the style sheet. */
export type Variables = CSSProperties & Record<`--${string}`, string | number>;

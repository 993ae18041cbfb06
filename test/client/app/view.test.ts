import { describe, expect, it } from 'vitest';
import { viewOf } from '../../../client/app/view.ts';
import type { Shelf } from '../../../client/session/membership.ts';

const shelfWith = (value: string | null): Shelf => ({ getItem: () => value }) as unknown as Shelf;
const blocked = {
  getItem: () => {
    throw new Error('no storage here');
  },
} as unknown as Shelf;

describe('the view of a board', () => {
  it('is what the address asks for, else what was looked at last, else what the board opens with', () => {
    expect(viewOf('?view=table', 'board', 'canvas', shelfWith('canvas'))).toBe('table');
    expect(viewOf('', 'board', 'canvas', shelfWith('table'))).toBe('table');
    expect(viewOf('', 'board', 'table', shelfWith(null))).toBe('table');
    expect(viewOf('', 'board', 'table', blocked)).toBe('table');
  });

  it('is the canvas for a view that there is not', () => {
    expect(viewOf('?view=sideways', 'board', 'insights', shelfWith('hologram'))).toBe('canvas');
  });
});

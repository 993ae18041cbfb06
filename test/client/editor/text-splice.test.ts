import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caretAfter, spliceBetween } from '../../../client/editor/text-splice.ts';

describe('typing as splices', () => {
  it('tells an "a" before an "a" from one behind it by the caret', () => {
    expect(spliceBetween('aa', 'aaa', 1)).toEqual({ at: 0, removed: 0, inserted: 'a' });
    expect(spliceBetween('aa', 'aaa', 3)).toEqual({ at: 2, removed: 0, inserted: 'a' });
  });

  it('is one splice for a word replaced by a paste', () => {
    expect(spliceBetween('pays by card', 'pays by phone', 13)).toEqual({ at: 8, removed: 4, inserted: 'phone' });
    expect(spliceBetween('same', 'same', 2)).toBeUndefined();
  });

  it('leaves no half of an emoji behind', () => {
    expect(spliceBetween('🙂', '🙃', 2)).toEqual({ at: 0, removed: 2, inserted: '🙃' });
  });

  it('always turns the one text into the other', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 });
    fc.assert(
      fc.property(text, text, fc.nat(20), (before, after, at) => {
        const splice = spliceBetween(before, after, Math.min(at, after.length));
        const made = splice
          ? before.slice(0, splice.at) + splice.inserted + before.slice(splice.at + splice.removed)
          : before;
        expect(made).toBe(after);
      }),
    );
  });

  it('keeps a caret at its letter when somebody else writes before, at and behind it', () => {
    expect(caretAfter(4, { at: 1, removed: 0, inserted: 3 })).toBe(7);
    expect(caretAfter(4, { at: 4, removed: 0, inserted: 3 })).toBe(4);
    expect(caretAfter(4, { at: 6, removed: 2, inserted: 0 })).toBe(4);
    expect(caretAfter(4, { at: 2, removed: 5, inserted: 1 })).toBe(2);
  });
});

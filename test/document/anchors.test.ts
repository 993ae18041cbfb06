import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doingOf } from '../../shared/wire/doing.ts';
import { idOf, peer, peers, sync } from './board.ts';

const card = idOf('card');

describe('places in a text, as they are told to others', () => {
  it('wait for their letter, and mean it wherever others write', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.nat(30), fc.nat(2), fc.string({ maxLength: 4 })), { maxLength: 12 }),
        fc.nat(40),
        (edits, where) => {
          const [a, b] = peers('ada', 'bob');
          const [mine, theirs] = [a.port.text(card, 'title'), b.port.text(card, 'title')];
          if (!mine || !theirs) throw new Error('no text');
          for (const [first, at, removed, text] of edits) (first ? mine : theirs).edit(at, removed, text);
          mine.edit(where, 0, '☆');
          const star = mine.value().indexOf('☆');
          const anchor = mine.anchor(star + 1);
          expect(mine.find(anchor)).toBe(star + 1);
          expect(theirs.find(anchor)).toBeUndefined();
          expect(doingOf({ edit: { id: card, field: 'title', at: anchor, to: anchor } }).edit?.at).toBe(anchor);
          sync(a, b);
          expect(theirs.find(anchor)).toBe(theirs.value().indexOf('☆') + 1);
          theirs.edit(0, 0, 'before');
          theirs.edit(theirs.value().indexOf('☆') + 1, 0, 'behind');
          expect(theirs.find(anchor)).toBe(theirs.value().indexOf('☆') + 1);
        },
      ),
    );
  });

  it('at the very beginning and in an empty text are places too; what means nothing is nowhere', () => {
    const { port } = peer('ada');
    const text = port.text(card, 'title');
    const other = port.text(idOf('card'), 'body');
    if (!text || !other) throw new Error('no text');
    const first = text.anchor(0);
    text.edit(0, 0, 'She ');
    expect(text.find(first)).toBe(0);
    expect(other.find(other.anchor(0))).toBe(0);
    for (const nothing of ['', '!', 'AAAA', other.anchor(0), '////////////'])
      expect(text.find(nothing)).toBeUndefined();
  });
});

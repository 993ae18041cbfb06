import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCarets, piecesOf } from '../../../client/writing/carets.ts';
import type { PresenceState } from '../../../shared/wire/presence.ts';
import { doingOf } from '../../../shared/wire/doing.ts';
import { idOf } from '../../document/board.ts';

const CARD = idOf('card');
/** In these tests an anchor is the number it stands for; what is behind the end has not come yet. */
const findIn =
  (length: number) =>
  (anchor: string): number | undefined =>
    Number(anchor) <= length ? Number(anchor) : undefined;
const find = findIn(20);
const writing = (at?: number, to = at, id = CARD): PresenceState => ({
  person: { personId: idOf('umut'), name: 'Umut', color: 2, role: 'edit' },
  edit: {
    id,
    field: 'body',
    ...(at === undefined ? {} : { at: String(at) }),
    ...(to === undefined ? {} : { to: String(to) }),
  },
});
const heard = (state: PresenceState) => new Map([[7, state]]);

describe('the carets of others', () => {
  it('are those in this text only', () => {
    const carets = createCarets(CARD, 'body');
    expect(carets.hear(heard(writing(3, 5)), find)).toBe(true);
    expect(carets.get()).toMatchObject([{ name: 'Umut', at: 3, to: 5 }]);
    expect(carets.hear(heard(writing(3, 5)), find)).toBe(false);
    carets.hear(heard(writing(3, 5, idOf('other'))), find);
    expect(carets.get()).toEqual([]);
    carets.hear(heard(writing()), find);
    expect(carets.get()).toEqual([]);
  });

  it('stay at their letters while others write', () => {
    const carets = createCarets(CARD, 'body');
    carets.hear(heard(writing(4)), find);
    // what stood at 4 stands at 10
    const moved = (anchor: string): number => Number(anchor) + 6;
    carets.move({ at: 0, removed: 0, inserted: 6 }, moved);
    expect(carets.get()).toMatchObject([{ at: 10, to: 10 }]);
    // the same anchor, said with a cursor that moved, is not news
    expect(carets.hear(heard(writing(4)), moved)).toBe(false);
    expect(carets.get()).toMatchObject([{ at: 10, to: 10 }]);
  });

  it('wait for a letter that is told of before it comes, where they were or nowhere', () => {
    const carets = createCarets(CARD, 'body');
    expect(carets.hear(heard(writing(25)), find)).toBe(false);
    expect(carets.get()).toEqual([]);
    carets.move({ at: 20, removed: 0, inserted: 5 }, findIn(25));
    expect(carets.get()).toMatchObject([{ at: 25, to: 25 }]);
    carets.hear(heard(writing(26)), findIn(25));
    expect(carets.get()).toMatchObject([{ at: 25, to: 25 }]);
    carets.move({ at: 0, removed: 0, inserted: 2 }, findIn(25));
    expect(carets.get()).toMatchObject([{ at: 27, to: 27 }]);
    carets.hear(new Map(), find);
    carets.move({ at: 0, removed: 0, inserted: 1 }, find);
    expect(carets.get()).toEqual([]);
  });

  it('cut a text into pieces that are the text, whatever places they claim', () => {
    const place = fc.nat(40);
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.array(fc.tuple(place, place), { maxLength: 4 }), (value, places) => {
        const carets = places.map(([at, to], i) => ({ personId: String(i), name: '', color: i, at, to }));
        const pieces = piecesOf(value, carets);
        expect(pieces.map((piece) => piece.text).join('')).toBe(value);
        expect(pieces.flatMap((piece) => piece.carets)).toHaveLength(carets.length);
      }),
    );
  });

  it('[D8] travel as short anchors, and nothing else does', () => {
    const edit = { id: CARD, field: 'body', at: 'AAr0AQD/', to: 'AA==' };
    expect(doingOf({ edit: { ...edit, name: 'x' } }).edit).toEqual(edit);
    for (const at of [-1, 3, '', '<b>', 'A'.repeat(80)])
      expect(doingOf({ edit: { ...edit, at } }).edit).toBeUndefined();
    expect(doingOf({ edit: { id: CARD, field: 'title' } }).edit).toEqual({ id: CARD, field: 'title' });
  });
});

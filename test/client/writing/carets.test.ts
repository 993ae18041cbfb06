import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCarets, piecesOf } from '../../../client/writing/carets.ts';
import type { PresenceState } from '../../../shared/wire/presence.ts';
import { DoingSchema } from '../../../shared/wire/doing.ts';
import { idOf } from '../../document/board.ts';

const CARD = idOf('card');
const writing = (at?: number, to = at, id = CARD): PresenceState => ({
  person: { personId: idOf('umut'), name: 'Umut', color: 2, role: 'edit' },
  edit: { id, field: 'body', ...(at === undefined ? {} : { at }), ...(to === undefined ? {} : { to }) },
});
const heard = (state: PresenceState) => new Map([[7, state]]);

describe('the carets of others', () => {
  it('are those in this text only', () => {
    const carets = createCarets(CARD, 'body');
    expect(carets.hear(heard(writing(3, 5)))).toBe(true);
    expect(carets.get()).toMatchObject([{ name: 'Umut', at: 3, to: 5 }]);
    expect(carets.hear(heard(writing(3, 5)))).toBe(false);
    carets.hear(heard(writing(3, 5, idOf('other'))));
    expect(carets.get()).toEqual([]);
    carets.hear(heard(writing()));
    expect(carets.get()).toEqual([]);
  });

  it('stay at their letters while others write, until they are told anew', () => {
    const carets = createCarets(CARD, 'body');
    carets.hear(heard(writing(4)));
    carets.move({ at: 0, removed: 0, inserted: 6 });
    expect(carets.get()).toMatchObject([{ at: 10, to: 10 }]);
    // the same old number, said with a cursor that moved, is not news
    carets.hear(heard(writing(4)));
    expect(carets.get()).toMatchObject([{ at: 10, to: 10 }]);
    carets.hear(heard(writing(11)));
    expect(carets.get()).toMatchObject([{ at: 11, to: 11 }]);
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

  it('[D8] travel as small whole numbers, and nothing else does', () => {
    const edit = { id: CARD, field: 'body', at: 3, to: 9 };
    expect(DoingSchema.parse({ edit: { ...edit, name: 'x' } }).edit).toEqual(edit);
    for (const at of [-1, 1.5, 1e9, 'x']) expect(DoingSchema.parse({ edit: { ...edit, at } }).edit).toBeUndefined();
    expect(DoingSchema.parse({ edit: { id: CARD, field: 'title' } }).edit).toEqual({ id: CARD, field: 'title' });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doingOf } from '../../shared/wire/doing.ts';

const A = 'aaaaaaaaaaaa';
const B = 'BBBBBBBBBB12';

describe('[D8] what a client says of itself', () => {
  it('is taken as it should be said, in whole numbers', () => {
    const said = {
      map: A,
      cursor: { x: 1.4, y: -2.6 },
      selection: [A, B],
      drag: { ids: [A], dx: 0.5, dy: 10 },
      face: { of: A, at: B, value: 1.5 },
      edit: { id: A, field: 'body', at: 'AAr0AQD/' },
    };
    expect(doingOf({ ...said, person: { role: 'facilitate' }, junk: [[1]] })).toEqual({
      ...said,
      cursor: { x: 1, y: -3 },
      drag: { ids: [A], dx: 1, dy: 10 },
    });
  });

  it.each([
    { map: 'short' },
    { map: `${A}\n` },
    { cursor: null },
    { cursor: { x: 1 } },
    { cursor: { x: 1, y: 2e9 } },
    { cursor: { x: Infinity, y: 1 } },
    { cursor: { x: NaN, y: 1 } },
    { cursor: [1, 2] },
    { selection: [A, 7] },
    { selection: Array.from({ length: 201 }, () => A) },
    { selection: { length: 1, 0: A } },
    { drag: { ids: [A], dx: '1', dy: 1 } },
    { face: { of: A, at: A, value: 11 } },
    { edit: { id: A, field: 'createdBy' } },
    { edit: { id: A, field: 'title', to: null } },
    { edit: { id: A, field: 'title', to: '<b>' } },
    { lead: { call: 1 } },
  ])('is left out when it is not: %j', (wrong) => {
    expect(doingOf({ selection: [], ...wrong, cursor: 'cursor' in wrong ? wrong.cursor : { x: 1, y: 1 } })).toEqual({
      ...('selection' in wrong ? {} : { selection: [] }),
      ...('cursor' in wrong ? {} : { cursor: { x: 1, y: 1 } }),
    });
  });

  it('is read of anything at all, and read again is the same', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.jsonValue(),
        fc.constantFrom('cursor', 'drag', 'face', 'edit'),
        (any, part, name) => {
          const once = doingOf({ ...Object(any), [name]: part });
          expect(doingOf(JSON.parse(JSON.stringify(once)))).toEqual(once);
        },
      ),
    );
  });
});

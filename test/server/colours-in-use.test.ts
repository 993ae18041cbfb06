import { describe, expect, it } from 'vitest';
import { ColoursInUse } from '../../server/access/colours-in-use.ts';
import { colourOf, COLOURS } from '../../shared/wire/colours.ts';

const ids = (colours: ColoursInUse, board: string, count: number): string[] =>
  Array.from({ length: count }, () => colours.nextId(board));

describe('the colours of people', () => {
  it('differ among the first ten who come to a board, and begin anew on another', () => {
    const colours = new ColoursInUse();
    const first = ids(colours, 'a', COLOURS).map(colourOf);
    expect(first).toEqual(Array.from({ length: COLOURS }, (_, i) => i));
    expect(colourOf(colours.nextId('b'))).toBe(0);
  });

  it('are given again after those that were seen longest ago', () => {
    const colours = new ColoursInUse();
    const people = ids(colours, 'a', COLOURS);
    // the first two are still there, and come back after the network was away
    for (const id of people.slice(0, 2)) colours.saw('a', id);
    expect(ids(colours, 'a', 3).map(colourOf)).toEqual([2, 3, 4]);
  });

  it('heed people who joined before the server started, who come with their session alone', () => {
    const colours = new ColoursInUse();
    const known = ids(new ColoursInUse(), 'a', 3);
    for (const id of known) colours.saw('a', id);
    expect(colourOf(colours.nextId('a'))).toBe(3);
  });

  it('belong to the id: always another person, the same length', () => {
    const colours = new ColoursInUse();
    const many = ids(colours, 'a', 200);
    expect(new Set(many).size).toBe(200);
    for (const id of many) expect(id).toMatch(/^[A-Za-z0-9]{12}$/);
  });
});

import { describe, expect, it } from 'vitest';
import { boardAddress } from '../../../client/home/board-address.ts';
import { forgetRecent, pathOfRecent, readRecents, rememberRecent } from '../../../client/home/recents.ts';

function shelf(first?: string) {
  const kept = new Map(first === undefined ? [] : [['journeyboard:recent', first]]);
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}
const recent = (id: string, at: number) => ({ id, title: `Board ${id}`, role: 'edit' as const, token: 't', at });

describe('recent boards', () => {
  it('[A7] are known to this browser, the newest first, each once', () => {
    const kept = shelf();
    rememberRecent(recent('a', 1), kept);
    rememberRecent(recent('b', 2), kept);
    rememberRecent({ ...recent('a', 3), title: 'Renamed' }, kept);
    expect(readRecents(kept).map(({ id, title }) => [id, title])).toEqual([
      ['a', 'Renamed'],
      ['b', 'Board b'],
    ]);
    forgetRecent('a', kept);
    expect(readRecents(kept).map(({ id }) => id)).toEqual(['b']);
  });

  it('are at most thirty, of which the oldest go', () => {
    const kept = shelf();
    for (let at = 0; at < 40; at++) rememberRecent(recent(`b${at}`, at), kept);
    expect(readRecents(kept)).toHaveLength(30);
    expect(readRecents(kept)[0]?.id).toBe('b39');
  });

  it('are none when what was kept is damaged or the browser keeps nothing', () => {
    expect(readRecents(shelf('{'))).toEqual([]);
    expect(readRecents(shelf('{"a":1}'))).toEqual([]);
    expect(readRecents(shelf('[{"id":"a"},3,null]'))).toEqual([]);
    const locked = () => {
      throw new Error('no storage here');
    };
    expect(() => rememberRecent(recent('a', 1), { getItem: locked, setItem: locked })).not.toThrow();
  });

  it('[A1] are opened with their token in the fragment', () => {
    expect(pathOfRecent({ id: 'AbCdEf123456', token: 'x.y' })).toBe('/b/AbCdEf123456#x.y');
  });
});

describe('a pasted link', () => {
  const here = 'https://maps.example';

  it('leads to its board on this server, whole or in part', () => {
    for (const text of [
      `${here}/b/AbCdEf123456#k-1`,
      ' /b/AbCdEf123456#k-1 ',
      'b/AbCdEf123456#k-1',
      'AbCdEf123456#k-1',
    ])
      expect(boardAddress(text, here)).toBe('/b/AbCdEf123456#k-1');
  });

  it('leads to another server when it names one', () => {
    expect(boardAddress('http://other.example:4321/b/AbCdEf123456#k', here)).toBe(
      'http://other.example:4321/b/AbCdEf123456#k',
    );
  });

  it('leads nowhere when it is no link of a board', () => {
    for (const text of [
      '',
      'hello',
      `${here}/about`,
      'javascript:alert(1)',
      `${here}/b/short#k`,
      '//evil/b/AbCdEf123456',
    ])
      expect(boardAddress(text, here)).toBeUndefined();
  });
});

import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readBrought, type ReadAs } from '../../shared/files/brought.ts';

describe('a guess that was wrong', () => {
  it('is corrected: letters that happen to be whole UTF-8, and cells parted by what looks like part of a word', () => {
    // “Ã¼” in Turkish Windows is the two bytes of a UTF-8 “ü”
    const bytes = Uint8Array.of(...strToU8('Adım'), 59, 0xc3, 0xbc, 10, ...strToU8('a;1\n'));
    const titles = (readAs: ReadAs): string[] => {
      const read = readBrought(bytes, undefined, readAs);
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      return read.value[0]?.table.columns.map(({ title }) => title) ?? [];
    };
    expect(titles({})).toEqual(['Adım', 'ü']);
    expect(titles({ encoding: 'windows-1254' })).toEqual(['AdÄ±m', 'Ã¼']);
    expect(titles({ delimiter: '|' })).toEqual(['Adım;ü']);
    // a choice goes before what the file states, and before what no Turkish text holds
    const stated = strToU8('sep=;\na,b;c\n1,2;3\n');
    const read = readBrought(stated, undefined, { delimiter: ',' });
    expect(read.ok && read.value[0]?.table.columns.map(({ title }) => title)).toEqual(['a', 'b;c']);
    const strange = Uint8Array.of(83, 44, 0x8e, 10, 97, 44, 53, 10);
    expect(readBrought(strange).problems).toMatchObject([{ code: 'table-encoding' }]);
    const central = readBrought(strange, undefined, { encoding: 'windows-1250' });
    expect(central.ok && central.value[0]?.table.columns[1]?.title).toBe('Ž');
  });
});

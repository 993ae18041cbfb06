import { describe, expect, it } from 'vitest';
import { parseTable, pasteText } from '../../../client/editor/paste.ts';
import { cardsIn } from '../../../shared/journey/columns.ts';
import { idOf, peer } from '../../document/board.ts';

const cell = (lane: string, column: string) => ({ laneId: idOf(lane), columnId: idOf(column) });
const here = { cell: cell('lane', 'see'), cardId: idOf('card') };

function pasted(text: string, place: { cell: typeof here.cell; cardId?: string } = here) {
  const { port } = peer('ada');
  const { commands, ids, remarks } = pasteText(port.records(), idOf('map'), place, text);
  port.run(commands);
  const titles = (lane: string, column: string) =>
    cardsIn(port.records(), cell(lane, column)).map((card) => card.title);
  return { port, ids, titles, remarks };
}

describe('pasting', () => {
  it('[J5] makes a card of every line, behind the card the keyboard is on, as one step', () => {
    const { port, ids, titles } = pasted('- Asks a friend\r\n\r\n• Reads on\nBuys ');
    expect(titles('lane', 'see')).toEqual(['Looks', 'Asks a friend', 'Reads on', 'Buys']);
    expect(ids).toHaveLength(3);
    port.undo();
    expect(titles('lane', 'see')).toEqual(['Looks']);
    expect(port.canUndo()).toBe(false);
  });

  it('fills the grid with a block of a spreadsheet, rows over lanes and columns over columns', () => {
    const { port, titles } = pasted('A\tB\tC\n"one\nline ""x"""\t\tD\n');
    expect(titles('lane', 'see')).toEqual(['Looks', 'A']);
    expect(titles('lane', 'buy')).toEqual(['B']);
    expect(titles('lane', 'use')).toEqual(['C']);
    expect(titles('pains', 'see')).toEqual(['one\nline "x"']);
    expect(titles('pains', 'use')).toEqual(['D']);
    expect(cardsIn(port.records(), cell('pains', 'use'))[0]?.kind).toBe('pain');
    port.undo();
    expect(titles('pains', 'see')).toEqual([]);
  });

  it('keeps what finds no lane or column more in the last ones, and says how many', () => {
    const { titles, remarks } = pasted('a\tb\nc\td\ne\tf', { cell: cell('pains', 'use') });
    expect(titles('pains', 'use')).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(remarks).toEqual([{ key: 'hand.paste.homeless', values: { count: 5 } }]);
    expect(pasted('a\tb', { cell: cell('lane', 'see') }).remarks).toEqual([]);
  });

  it('takes one column of a spreadsheet for a list, and a cell with line ends in it for one card', () => {
    const { titles } = pasted('"Asks\na friend"\nReads on\n');
    expect(titles('lane', 'see')).toEqual(['Looks', 'Asks\na friend', 'Reads on']);
    expect(titles('pains', 'see')).toEqual([]);
  });

  it('strips bullets, boxes and numbers of a list, and leaves numbers that belong to the words', () => {
    const { titles } = pasted(
      '1. Arar\n 2) Karşılaştırır\n(3) Sorar\n[x] Alır\n☐ Bekler\na) Öder\n– 24 saatte gelir\n3.5 yıldız verir',
    );
    expect(titles('lane', 'see').slice(1)).toEqual([
      'Arar',
      'Karşılaştırır',
      'Sorar',
      'Alır',
      'Bekler',
      'Öder',
      '24 saatte gelir',
      '3.5 yıldız verir',
    ]);
    expect(pasted('1. Aşama').titles('lane', 'see')[1]).toBe('1. Aşama');
  });

  it('fills the grid from a table that came without tabs, as documents give it', () => {
    const { titles } = pasted('A B C D', here);
    expect(titles('lane', 'see')).toEqual(['Looks', 'A B C D']);
    const { port } = peer('ada');
    const table = [['A', 'B'], ['C']];
    port.run(pasteText(port.records(), idOf('map'), here, 'A\nB\nC', table).commands);
    expect(cardsIn(port.records(), cell('lane', 'buy')).map(({ title }) => title)).toEqual(['B']);
    expect(cardsIn(port.records(), cell('pains', 'see')).map(({ title }) => title)).toEqual(['C']);
  });

  it('[J12] pastes thousands of lines as one step', () => {
    const lines = Array.from({ length: 1200 }, (_, i) => `Line ${i}`);
    const { port, titles } = pasted(lines.join('\n'));
    expect(titles('lane', 'see')).toEqual(['Looks', ...lines]);
    port.undo();
    expect(titles('lane', 'see')).toEqual(['Looks']);
    expect(port.canUndo()).toBe(false);
  });

  it('reads quoted fields as spreadsheets write them, and quotes that are none as they are', () => {
    expect(parseTable('"a\tb"\tc')).toEqual([['a\tb', 'c']]);
    expect(parseTable('say "hi"\tthere')).toEqual([['say "hi"', 'there']]);
  });

  it('does nothing with an empty clipboard', () => {
    expect(pasted(' \n ').ids).toEqual([]);
  });
});

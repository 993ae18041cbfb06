import { describe, expect, it } from 'vitest';
import { parseTable, pasteText } from '../../../client/canvas/paste.ts';
import { readCopied } from '../../../client/canvas/use-clipboard.ts';
import { cardsIn } from '../../../shared/journey/columns.ts';
import { idOf, peer } from '../../document/board.ts';

const cell = (lane: string, column: string) => ({ laneId: idOf(lane), columnId: idOf(column) });
const here = { cell: cell('lane', 'see'), cardId: idOf('card') };

function pasted(text: string, place: { cell: typeof here.cell; cardId?: string } = here) {
  const { port } = peer('ada');
  const { commands, ids } = pasteText(port.records(), idOf('map'), place, text);
  port.run(commands);
  const titles = (lane: string, column: string) =>
    cardsIn(port.records(), cell(lane, column)).map((card) => card.title);
  return { port, ids, titles };
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

  it('keeps what finds no lane or column more in the last ones', () => {
    const { titles } = pasted('a\tb\nc\td\ne\tf', { cell: cell('pains', 'use') });
    expect(titles('pains', 'use')).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('reads quoted fields as spreadsheets write them, and quotes that are none as they are', () => {
    expect(parseTable('"a\tb"\tc')).toEqual([['a\tb', 'c']]);
    expect(parseTable('say "hi"\tthere')).toEqual([['say "hi"', 'there']]);
  });

  it('does nothing with an empty clipboard', () => {
    expect(pasted(' \n ').ids).toEqual([]);
  });
});

describe('copied cards', () => {
  it('are read for what a card may hold, with new ids, whatever else stands there', () => {
    const [card, ...rest] = readCopied(
      JSON.stringify([
        { id: 'old', kind: 'pain', title: 'Slow', body: 'b', deleted: 1, order: 'x' },
        null,
        { kind: 'no' },
      ]),
    );
    expect(rest).toEqual([]);
    expect(card).toEqual({ id: expect.stringMatching(/^\w{12}$/) as string, kind: 'pain', title: 'Slow', body: 'b' });
    expect(readCopied('{')).toEqual([]);
    expect(readCopied('{"a":1}')).toEqual([]);
  });
});

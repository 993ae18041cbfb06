import { describe, expect, it } from 'vitest';
import { namesOf, pasteNames, pasteOnLane } from '../../../client/editor/paste-heads.ts';
import { rowsOf } from '../../../client/editor/paste.ts';
import { createEditor } from '../../../client/editor/store.ts';
import { cardsIn, stagesOf, stepsOf } from '../../../shared/journey/columns.ts';
import type { Role } from '../../../shared/wire/roles.ts';
import { idOf, peer } from '../../document/board.ts';

function at(role: Role = 'edit') {
  const { port } = peer('ada');
  const t = (key: string) => key;
  const context = { port, editor: createEditor(), mapId: idOf('map'), role, personId: 'ada', t };
  const stages = () => stagesOf(port.records(), idOf('map')).map(({ title }) => title);
  const titles = (lane: string, column: string) =>
    cardsIn(port.records(), { laneId: idOf(lane), columnId: idOf(column) }).map(({ title }) => title);
  return { port, context, stages, titles };
}

describe('a list pasted on names', () => {
  it('[J5] names this stage and those behind it, makes what is missing, and is one step', () => {
    const { port, context, stages } = at();
    expect(pasteNames(context, 'stage', idOf('buy'), namesOf('1. Weigh\n2. Order\n3. Wait\n'))).toBe(true);
    expect(stages()).toEqual(['see', 'Weigh', 'Order', 'Wait']);
    port.undo();
    expect(stages()).toEqual(['see', 'buy', 'use']);
    expect(port.canUndo()).toBe(false);
  });

  it('takes a row of a spreadsheet, a name of two lines as one, and leaves cards where they are', () => {
    const { context, stages, titles } = at();
    pasteNames(context, 'stage', idOf('see'), namesOf('"Looks\naround"\tBuys\n'));
    expect(stages()).toEqual(['Looks around', 'Buys', 'use']);
    expect(titles('lane', 'see')).toEqual(['Looks']);
  });

  it('names steps within their stage', () => {
    const { port, context, stages } = at();
    port.run({ type: 'addStep', id: idOf('step'), stageId: idOf('buy'), title: 'first' });
    pasteNames(context, 'step', idOf('step'), ['Basket', 'Pay']);
    expect(stepsOf(port.records(), idOf('buy')).map(({ title }) => title)).toEqual(['Basket', 'Pay']);
    expect(stages()).toEqual(['see', 'buy', 'use']);
  });

  it('does nothing for who may not, and for nothing', () => {
    const { context, stages } = at('view');
    expect(pasteNames(context, 'stage', idOf('buy'), ['Weigh'])).toBe(false);
    expect(stages()).toEqual(['see', 'buy', 'use']);
    expect(pasteNames(at().context, 'stage', idOf('buy'), namesOf(' \n'))).toBe(false);
  });
});

describe('what is pasted on a lane’s name', () => {
  it('stands in the lane, rows under each other and columns under the stages', () => {
    const { port, context, titles } = at();
    const pasted = pasteOnLane(context, idOf('pains'), rowsOf('slow\t\tdear\nfar\tloud\t'));
    port.run(pasted?.commands ?? []);
    expect([titles('pains', 'see'), titles('pains', 'buy'), titles('pains', 'use')]).toEqual([
      ['slow', 'far'],
      ['loud'],
      ['dear'],
    ]);
    expect(titles('lane', 'see')).toEqual(['Looks']);
  });

  it('keeps what finds no stage in the last one, and says so', () => {
    const { port, context, titles } = at();
    const pasted = pasteOnLane(context, idOf('pains'), rowsOf('a\tb\tc\td'));
    port.run(pasted?.commands ?? []);
    expect(titles('pains', 'use')).toEqual(['c', 'd']);
    expect(pasted?.remarks).toEqual([{ key: 'hand.paste.homeless', values: { count: 1 } }]);
  });

  it('is a curve where it is numbers, with why under them; an empty field stays a gap', () => {
    const { port, context } = at();
    port.run({ type: 'addLane', id: idOf('feel'), mapId: idOf('map'), kind: 'feelings', title: '' });
    port.run(pasteOnLane(context, idOf('feel'), rowsOf('−2\t\t1,5\nlost\t\tat ease'))?.commands ?? []);
    const felt = [...port.records().feelings.values()].map(({ columnId, value, note }) => [columnId, value, note]);
    expect(felt).toEqual(
      expect.arrayContaining([
        [idOf('see'), -2, 'lost'],
        [idOf('use'), 1.5, 'at ease'],
      ]),
    );
    expect(felt.filter(([columnId]) => columnId === idOf('buy'))).toEqual([]);
    port.run({ type: 'addLane', id: idOf('arc'), mapId: idOf('map'), kind: 'arc', title: '' });
    port.run(pasteOnLane(context, idOf('arc'), rowsOf('3\n7\n10'))?.commands ?? []);
    expect([...port.records().arcs.values()].map(({ value }) => value)).toEqual([3, 7, 10]);
  });

  it('is the curve that is worked on; a row that begins with a name is theirs; and it is told whose it was', () => {
    const { port, context } = at();
    port.run({ type: 'addLane', id: idOf('feel'), mapId: idOf('map'), kind: 'feelings', title: '' });
    const persona = (id: string, name: string) => ({ id: idOf(id), name, role: '' });
    port.run({ type: 'addPersona', persona: persona('veli', 'İlhan'), mapId: idOf('map') });
    const drawn = port.records().maps.get(idOf('map'))?.personaIds ?? [];
    const first = drawn[0] ?? '';
    const curveOf = (id: string) =>
      [...port.records().feelings.values()].filter(({ personaId }) => personaId === id).map(({ value }) => value);
    const paste = (words: string) => {
      const pasted = pasteOnLane(context, idOf('feel'), rowsOf(words));
      port.run(pasted?.commands ?? []);
      return pasted?.remarks.map(({ values }) => values['name']);
    };
    const name = port.records().personas.get(first)?.name ?? '';
    expect(paste('1\t1\t1')).toEqual([name]);
    expect([curveOf(first), curveOf(idOf('veli'))]).toEqual([[1, 1, 1], []]);
    context.editor.desk.setState({ leadCurve: idOf('veli') });
    expect(paste('2\t2\t2')).toEqual(['İlhan']);
    expect([curveOf(first), curveOf(idOf('veli'))]).toEqual([
      [1, 1, 1],
      [2, 2, 2],
    ]);
    port.run({ type: 'setBoard', fields: { locale: 'tr' } });
    expect(paste(`${name}\t0\t0\t0\nilhan\t-1\t-1\t-1`)).toEqual([]);
    expect([curveOf(first), curveOf(idOf('veli'))]).toEqual([
      [0, 0, 0],
      [-1, -1, -1],
    ]);
  });

  it('is refused where it is no number, beyond the scale, or for more columns than there are', () => {
    const { port, context } = at();
    port.run({ type: 'addLane', id: idOf('feel'), mapId: idOf('map'), kind: 'feelings', title: '' });
    for (const words of ['good\tbad', '3\t1', '1\t1\t1\t1', '1\t1\n1\t1\n1\t1'])
      expect(pasteOnLane(context, idOf('feel'), rowsOf(words))).toBeUndefined();
  });
});

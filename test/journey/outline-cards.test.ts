import { describe, expect, it } from 'vitest';
import { factsOfCard, tiesOf, wordsOfTie } from '../../shared/journey/outline-cards.ts';
import { outlineOf } from '../../shared/journey/outline.ts';
import { idOf, peer } from '../document/board.ts';

function setUp() {
  const { port } = peer('ada');
  port.run({
    type: 'addCards',
    cell: { laneId: idOf('lane'), columnId: idOf('buy') },
    cards: [{ id: idOf('pay'), kind: 'action', title: 'Pays' }],
  });
  port.run({
    type: 'addLink',
    link: { id: idOf('tie'), from: idOf('card'), to: idOf('pay'), kind: 'hand-over', label: 'later' },
  });
  port.run({
    type: 'setCard',
    id: idOf('card'),
    fields: { span: 2, channel: 'web', evidence: 'heard', tags: ['spring'] },
  });
  const card = () => {
    const found = port.records().cards.get(idOf('card'));
    if (!found) throw new Error('no card');
    return found;
  };
  return { port, card };
}

describe('what a card says besides its words', () => {
  it('is told in the reader’s language, in the order in which it matters', () => {
    const { port, card } = setUp();
    expect(factsOfCard(port.records(), card(), 'en')).toEqual(['over 2 columns', 'Web', 'Heard', '#spring']);
    expect(factsOfCard(port.records(), card(), 'tr')[0]).toBe('2 sütun boyunca');
  });

  it('names a link from both of its ends, as long as both cards live', () => {
    const { port, card } = setUp();
    const words = (id: string): string[] => tiesOf(port.records(), id).map((tie) => wordsOfTie(tie, 'en'));
    expect(words(idOf('card'))).toEqual(['Hand-over to “Pays”: later']);
    expect(words(idOf('pay'))).toEqual([`Hand-over from “${card().title}”: later`]);
    port.run({ type: 'remove', records: [{ kind: 'cards', id: idOf('pay') }] });
    expect(words(idOf('card'))).toEqual([]);
    port.undo();
    expect(words(idOf('card'))).toHaveLength(1);
  });

  it('[C8] a folded lane is told in full while somebody here is at work in it', () => {
    const { port } = setUp();
    port.run({ type: 'setLane', id: idOf('lane'), fields: { collapsed: true } });
    const shapes = (open?: ReadonlySet<string>) =>
      outlineOf(port.records(), idOf('map'), open).rows.map(({ id, shape }) => [id, shape]);
    expect(shapes()).toContainEqual([idOf('lane'), 'collapsed']);
    expect(shapes(new Set([idOf('lane')]))).toContainEqual([idOf('lane'), 'cards']);
    expect(shapes()).toContainEqual([idOf('lane'), 'collapsed']);
  });
});

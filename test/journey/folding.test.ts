import { describe, expect, it } from 'vitest';
import { cellAt } from '../../client/canvas/hit.ts';
import { step as stepTo } from '../../client/editor/grid.ts';
import { layoutMap, SIZES } from '../../shared/journey/layout.ts';
import { sceneOf } from '../../shared/journey/scene.ts';
import { headerItems } from '../../shared/journey/scene-frame.ts';
import type { Primitive } from '../../shared/journey/scene.types.ts';
import { TOKENS } from '../../shared/journey/tokens.ts';
import { textWidth } from '../../shared/journey/text/wrap.ts';
import { idOf, peer } from '../document/board.ts';

const MAP = idOf('map');
const LANE = idOf('lane');
const style = { tokens: TOKENS.light, locale: 'en' as const };
const texts = (items: readonly Primitive[]): string[] =>
  items.flatMap((one) => (one.type === 'text' ? [one.text] : []));

function setUp() {
  const { port } = peer('ada');
  const cards = (column: string, lane: string, ...titles: string[]): void =>
    port.run({
      type: 'addCards',
      cell: { laneId: idOf(lane), columnId: idOf(column) },
      cards: titles.map((title) => ({ id: idOf(title), kind: 'action', title })),
    });
  const fold = (name: string, collapsed = true): void =>
    port.run({ type: 'setStage', id: idOf(name), fields: { collapsed } });
  const layout = (open: string[] = []) => layoutMap(port.records(), MAP, { open: new Set(open.map(idOf)) });
  return { port, cards, fold, layout };
}

describe('a folded stage', () => {
  it('is a thin column that says how many cards it hides, in all and in each lane', () => {
    const { port, cards, fold, layout } = setUp();
    cards('buy', 'lane', 'one', 'two');
    cards('buy', 'pains', 'three');
    fold('buy');
    const now = layout();
    const [see, buy, use] = now.stages;
    expect(buy).toMatchObject({ width: SIZES.folded, folded: { cards: 3 } });
    expect(use?.x).toBe((buy?.x ?? 0) + SIZES.folded);
    expect(now.width).toBe(SIZES.rail + (see?.width ?? 0) + SIZES.folded + (use?.width ?? 0) + SIZES.tip);
    expect(now.cards.map(({ id }) => id)).toEqual([idOf('card')]);
    expect(now.lanes.map((lane) => lane.hidden?.map(({ count }) => count))).toEqual([[2], [1]]);
    expect(texts(headerItems(now, style))).toContain('+3');
    const scene = sceneOf(now, port.records(), style);
    expect(texts(scene.items).filter((text) => text.startsWith('+'))).toEqual(['+3', '+2', '+1']);
    expect(scene.description).toContain('Cards: 3.');
    fold('buy', false);
    expect(layout().cards).toHaveLength(4);
  });

  it('[C7] keeps its words inside its chevron', () => {
    const { port, fold, layout } = setUp();
    port.run({ type: 'setStage', id: idOf('buy'), fields: { title: 'Karşılaştırma ve değerlendirme' } });
    fold('buy');
    const box = layout().stages[1];
    const said = headerItems(layout(), style).filter((one) => one.of === idOf('buy') && one.type === 'text');
    expect(said).toHaveLength(2);
    for (const one of said) {
      if (one.type !== 'text' || !box) throw new Error('no text');
      expect(one.x + textWidth(one.text, { size: one.size, weight: one.weight })).toBeLessThanOrEqual(
        box.x + box.width,
      );
    }
  });

  it('keeps a column for each of its steps, so that curves and funnels go on through it, but shows no step names', () => {
    const { port, fold, layout } = setUp();
    for (const title of ['one', 'two', 'three', 'four', 'five']) {
      port.run({ type: 'addStep', id: idOf(title), stageId: idOf('buy'), title });
    }
    fold('buy');
    const now = layout();
    expect(now.columns.filter(({ folded }) => folded).map(({ width }) => width)).toEqual(
      Array(5).fill(SIZES.foldedStep),
    );
    expect(now.steps).toEqual([]);
    expect(now.stages[1]?.width).toBe(5 * SIZES.foldedStep);
  });

  it('takes no cards by hand and is passed over by the keys', () => {
    const { port, fold, layout } = setUp();
    fold('buy');
    const now = layout();
    const middle = (now.stages[1]?.x ?? 0) + SIZES.folded / 2;
    expect(cellAt(now, { x: middle, y: (now.lanes[0]?.y ?? 0) + 10 })).toBeUndefined();
    const to = stepTo(port.records(), MAP, { cell: { laneId: LANE, columnId: idOf('see') } }, 'right');
    expect(to.cell.columnId).toBe(idOf('use'));
  });

  it('[C8] stays open for who is at work in it, and so does a folded lane', () => {
    const { port, fold, layout } = setUp();
    fold('see');
    expect(layout().cards).toEqual([]);
    expect(layout(['see']).cards).toHaveLength(1);
    expect(layout(['see']).stages[0]?.folded).toBeUndefined();
    port.run({ type: 'setLane', id: LANE, fields: { collapsed: true } });
    expect(layout(['see']).lanes[0]?.shape).toBe('collapsed');
    expect(layout(['see', 'lane']).cards).toHaveLength(1);
  });

  it('a card that reaches over it ends where its last column ends', () => {
    const { port, fold, layout } = setUp();
    port.run({ type: 'setCard', id: idOf('card'), fields: { span: 2 } });
    fold('buy');
    const now = layout();
    const [card] = now.cards;
    const use = now.stages[2];
    expect((card?.x ?? 0) + (card?.width ?? 0)).toBe((use?.x ?? 0) - SIZES.cardInset);
  });
});

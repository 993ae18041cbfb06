import { describe, expect, it } from 'vitest';
import { cardsWithin, isFar, paintCards, seenPart } from '../../../client/canvas/far.ts';
import { paintCardPictures, paintNotes } from '../../../client/canvas/far-notes.ts';
import { topmostAt } from '../../../client/canvas/hit.ts';
import type { NewNote } from '../../../shared/document/board.ts';
import { layoutMap } from '../../../shared/journey/layout.ts';
import { newId } from '../../../shared/journey/ids.ts';
import { notesOf } from '../../../shared/journey/notes.ts';
import { TOKENS } from '../../../shared/journey/tokens.ts';
import { idOf, peer } from '../../document/board.ts';

function cards(count: number) {
  const { port } = peer('ada');
  const cell = { laneId: idOf('lane'), columnId: idOf('buy') };
  const made = Array.from({ length: count }, (_, i) => ({ id: newId(), kind: 'action' as const, title: `Card ${i}` }));
  port.run({ type: 'addCards', cell, cards: made });
  return layoutMap(port.records(), idOf('map')).cards;
}

const everything = { x: 0, y: 0, width: 1e4, height: 1e5 };

describe('cards from afar', () => {
  it('[C5] are painted above 200 in view, and mounted again only well below that', () => {
    expect(isFar(cards(199), everything, false)).toBe(false);
    expect(isFar(cards(200), everything, false)).toBe(true);
    expect(isFar(cards(180), everything, true)).toBe(true);
    expect(isFar(cards(150), everything, true)).toBe(false);
    expect(isFar(cards(300), { ...everything, height: 500 }, false)).toBe(false);
  });

  it('[C5] paint what is in view and not mounted, and nothing else', () => {
    const all = cards(300);
    const painted: number[][] = [];
    const faint: number[] = [];
    const nothing = () => undefined;
    const pen = {
      setTransform: nothing,
      clearRect: nothing,
      beginPath: nothing,
      rect: nothing,
      fill: nothing,
      stroke: nothing,
      fillText: nothing,
      roundRect: (...box: number[]) => void painted.push(box),
      fillStyle: '',
      strokeStyle: '',
      lineWidth: 0,
      font: '',
      textBaseline: '',
      set globalAlpha(alpha: number) {
        if (alpha === 1) faint.push(painted.length);
      },
    };
    const view = { x: 0, y: -1000, zoom: 0.5 };
    const seen = cardsWithin(all, seenPart(view, 800, 600));
    const mounted = new Set(seen.slice(0, 2).map((card) => card.id));
    const looks = new Map<string, string>();
    const painting = {
      cards: all,
      notes: [],
      pictureOf: nothing,
      brushes: undefined,
      mounted,
      selected: new Set<string>(),
      looks,
      view,
      width: 800,
      height: 600,
      ratio: 1,
    };
    expect(paintCards(pen as never, { ...painting, tokens: TOKENS.light })).toBe(seen.length - 2);
    expect(painted).toHaveLength(seen.length - 2);
    expect(painted[0]?.[1]).toBe((seen[2]?.y ?? 0) + 0.5);
    // what a filter dims is painted first and faint, what a search found has a ring of its own
    const [, , third, fourth, fifth] = seen.map(({ id }) => id);
    painted.length = 0;
    const apart = new Map([
      [third ?? '', 'dimmed'],
      [fourth ?? '', 'dimmed'],
      [fifth ?? '', 'hit'],
    ]);
    expect(paintCards(pen as never, { ...painting, looks: apart, tokens: TOKENS.light })).toBe(seen.length - 2);
    expect(faint).toEqual([2]);
    expect(painted).toHaveLength(seen.length - 1);
    expect(painted.at(-1)?.[1]).toBe(seen[4]?.y);
  });

  it('[C5] paint notes as well: frames under the cards, the rest over them, pictures when they have come', () => {
    const { port } = peer('ada');
    const cell = { laneId: idOf('lane'), columnId: idOf('see') };
    port.run({ type: 'addCards', cell, cards: [{ id: idOf('paying'), kind: 'action', title: 'Pays' }] });
    const size = { width: 100, height: 80 };
    const note = (id: string, fields: Partial<NewNote>): NewNote => ({
      ...{ id: idOf(id), mapId: idOf('map'), kind: 'sticky', at: { x: 0, y: 900 }, size, text: id, tint: 0 },
      ...fields,
    });
    port.run({
      type: 'addNotes',
      notes: [
        note('words', { text: 'two words' }),
        note('round', { kind: 'shape', form: 'ellipse', at: { x: 300, y: 900 } }),
        note('photo', { kind: 'image', imageId: 'abc', at: { x: 600, y: 900 } }),
        note('area', { kind: 'frame', at: { x: 0, y: 0 }, size: { width: 900, height: 400 } }),
        note('lifted', { at: { x: 900, y: 900 } }),
        note('beyond', { at: { x: 9000, y: 900 } }),
      ],
    });
    const done: string[] = [];
    const say =
      (what: string) =>
      (...[x]: unknown[]) =>
        void done.push(typeof x === 'string' || what === 'box' ? `${what} ${String(x)}` : what);
    const nothing = () => undefined;
    const pen = {
      ...{ setTransform: nothing, clearRect: nothing, beginPath: nothing, moveTo: nothing, rect: nothing },
      ...{ fill: nothing, stroke: nothing, roundRect: say('box'), ellipse: say('ellipse'), fillText: say('text') },
      drawImage: say('picture'),
    };
    const layout = layoutMap(port.records(), idOf('map'));
    const all = layout.cards.filter(({ id }) => id === idOf('paying'));
    const asked: string[] = [];
    paintCards(pen as never, {
      cards: all,
      notes: notesOf(port.records(), idOf('map')),
      mounted: new Set([idOf('lifted')]),
      selected: new Set<string>(),
      looks: new Map<string, string>(),
      view: { x: 0, y: 0, zoom: 1 },
      width: 1400,
      height: 1200,
      ratio: 1,
      tokens: TOKENS.light,
      brushes: { paintNotes, paintCardPictures },
      pictureOf: (hash) => {
        asked.push(hash);
        return { width: 40, height: 20 } as ImageBitmap;
      },
    });
    const order = ['text area', 'text Pays', 'ellipse', 'text round', 'picture', 'text two words'];
    expect(order.map((what) => done.indexOf(what)).toSorted((a, b) => a - b)).toEqual(
      order.map((what) => done.indexOf(what)),
    );
    expect(done).toEqual(expect.arrayContaining(order));
    expect(done.some((what) => what.includes('lifted') || what.includes('beyond'))).toBe(false);
    expect(asked).toEqual(['abc']);
    expect(topmostAt(all, notesOf(port.records(), idOf('map')), { x: 310, y: 920 })?.id).toBe(idOf('round'));
    const [card] = all;
    const onCard = { x: (card?.x ?? 0) + 5, y: (card?.y ?? 0) + 5 };
    expect(topmostAt(all, notesOf(port.records(), idOf('map')), onCard)?.id).toBe(idOf('paying'));
    expect(topmostAt([], notesOf(port.records(), idOf('map')), onCard)?.id).toBe(idOf('area'));
  });
});

// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { writePptx } from '../../../shared/files/pptx/pptx.ts';
import type { Journey, Note } from '../../../shared/journey/journey.ts';
import type { Picture } from '../../../shared/journey/pictures.ts';
import { GIF, png } from '../../support/pictures.ts';
import { NOW, shop } from './journeys.ts';
import { Package, SLIDE } from './read.ts';

const [wide, tall, lost] = ['a', 'b', 'c'].map((letter) => letter.repeat(64));
const pictures = new Map<string, Picture>([
  [wide ?? '', { type: 'image/png', bytes: png(300, 100) }],
  [tall ?? '', { type: 'image/gif', bytes: GIF }],
]);

function board(words = 'ask the courier'): Journey {
  const journey = shop();
  const [map] = journey.maps.values();
  const [one, two, three] = [...journey.cards.values()].filter(({ deleted }) => !deleted);
  if (!map || !one || !two || !three) throw new Error('nothing to show');
  const cards = new Map(journey.cards);
  for (const [card, imageId] of [
    [one, wide],
    [two, wide],
    [three, lost],
  ] as const)
    if (imageId !== undefined) cards.set(card.id, { ...card, imageId });
  const note = (id: string, fields: Partial<Note>): [string, Note] => [
    id.padEnd(12, '0'),
    {
      id: id.padEnd(12, '0'),
      createdBy: 'ada',
      mapId: map.id,
      kind: 'sticky',
      at: { x: 1300, y: 0 },
      size: { width: 168, height: 120 },
      text: '',
      tint: 2,
      ...fields,
    },
  ];
  const notes = new Map([
    note('frame', { kind: 'frame', text: 'Later', size: { width: 600, height: 400 } }),
    note('words', { text: words, at: { x: 1320, y: 60 } }),
    note('shape', { kind: 'shape', form: 'ellipse', text: 'why?', at: { x: 1520, y: 60 } }),
    note('photo', { kind: 'image', text: 'The shop', at: { x: 1320, y: 220 }, ...(tall ? { imageId: tall } : {}) }),
  ]);
  return { ...journey, cards, notes };
}
const deckOf = (journey: Journey): Package => new Package(writePptx(journey, { now: NOW, lang: 'en', pictures }));

describe('pictures and notes on slides', () => {
  const deck = deckOf(board());
  const shapes = deck.slides().flatMap((slide) => slide.shapes);

  it('[X1] a picture on many slides is in the file once, with its type, and every relation leads to it', () => {
    expect(deck.paths.filter((path) => path.startsWith('ppt/media/'))).toHaveLength(2);
    const relations = deck.relations();
    expect(relations.filter(({ target }) => !deck.files[target])).toEqual([]);
    expect(deck.paths.filter((path) => path.startsWith('ppt/media/')).map((path) => deck.contentType(path))).toEqual([
      'image/png',
      'image/gif',
    ]);
    for (const { path } of deck.slides()) {
      const rels = deck.text(`ppt/slides/_rels/${path.slice('ppt/slides/'.length)}.rels`);
      const ids = [...rels.matchAll(/ Id="([^"]+)"/gu)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, id] of deck.text(path).matchAll(/r:(?:embed|id)="([^"]+)"/gu)) expect(ids).toContain(id);
    }
  });

  it('[X1] pictures say what they show, keep their shape, and stay inside the slide', () => {
    const shown = shapes.filter(({ tag }) => tag === 'p:pic');
    expect(shown.filter(({ description }) => description === '')).toEqual([]);
    expect(shown.filter(({ name }) => name.startsWith('picture:')).length).toBeGreaterThanOrEqual(3);
    for (const { box, name } of shown) {
      if (!box) throw new Error('nowhere');
      expect(box.x + box.width).toBeLessThanOrEqual(SLIDE.width);
      expect(box.y + box.height).toBeLessThanOrEqual(SLIDE.height);
      expect(box.width / box.height).toBeCloseTo(name.startsWith('note:') ? 1 : 3, 1);
    }
  });

  it('[X1] notes are shapes with their words, as they stand; in columns where those would be too small', () => {
    const notes = shapes.filter(({ name }) => name.startsWith('note:'));
    expect(notes.map(({ text }) => text).toSorted()).toEqual(['', 'Later', 'ask the courier', 'why?']);
    const [frame, words] = ['Later', 'ask the courier'].map((text) => notes.find((one) => one.text === text)?.box);
    expect(words?.x).toBeGreaterThan(frame?.x ?? Infinity);
    expect((words?.x ?? Infinity) + (words?.width ?? 0)).toBeLessThan((frame?.x ?? 0) + (frame?.width ?? 0));
    const long = 'every word of it counts '.repeat(40).trim();
    const flowed = deckOf(board(long)).slides();
    expect(flowed.flatMap((slide) => slide.shapes).some(({ text }) => text === long)).toBe(true);
    expect(Math.min(...flowed.flatMap(({ sizes }) => sizes))).toBeGreaterThanOrEqual(1000);
  });

  it('[X2] the same board gives the same bytes', () => {
    const options = { now: NOW, lang: 'en', pictures } as const;
    expect(Buffer.compare(writePptx(board(), options), writePptx(board(), options))).toBe(0);
  });
});

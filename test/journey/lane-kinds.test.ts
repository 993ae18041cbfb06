import { describe, expect, it } from 'vitest';
import { writeSvg } from '../../shared/files/svg.ts';
import { journeyOf } from '../../shared/files/journey-file.ts';
import { arcOf } from '../../shared/journey/arc.ts';
import { arcCurve, arcOfY, yOfArc } from '../../shared/journey/charts/arc-curve.geometry.ts';
import { lookOf, wordsOf } from '../../shared/journey/card-look.ts';
import { CARD_KINDS, type Card, type Journey, type Note } from '../../shared/journey/journey.ts';
import { layoutMap } from '../../shared/journey/layout.ts';
import { carriedBy, notesOf } from '../../shared/journey/notes.ts';
import { sceneOf } from '../../shared/journey/scene.ts';
import { describeLane } from '../../shared/journey/scene-lanes.ts';
import type { Primitive } from '../../shared/journey/scene.types.ts';
import { TOKENS } from '../../shared/journey/tokens.ts';
import { idOf, smallFile } from '../document/board.ts';
import { png } from '../support/pictures.ts';

const style = { tokens: TOKENS.light, locale: 'en' } as const;
const lane = idOf('lane');
const by = { createdBy: 'template' };

function journeyWith({
  cards = [],
  arcs = [],
  notes = [],
  kind = 'actions',
}: {
  cards?: readonly Partial<Card>[];
  arcs?: readonly [column: string, value: number][];
  notes?: readonly Partial<Note>[];
  kind?: 'actions' | 'arc' | 'images';
}): Journey {
  const file = smallFile();
  const base = {
    ...by,
    cell: { laneId: lane, columnId: idOf('see') },
    order: 'a0',
    kind: 'action',
    title: '',
    body: '',
  } as const;
  return journeyOf({
    ...file,
    lanes: (file.lanes ?? []).map((one) => (one.id === lane ? { ...one, kind } : one)),
    cards: cards.map((card, i) => ({ ...base, id: idOf(`c${i}`), ...card })),
    arcs: arcs.map(([column, value]) => {
      const columnId = idOf(column);
      return { id: `${lane}/${columnId}`, laneId: lane, columnId, value };
    }),
    notes: notes.map((note, i) => ({
      ...by,
      id: idOf(`n${i}`),
      kind: 'sticky',
      at: { x: 0, y: 0 },
      size: { width: 160, height: 100 },
      text: '',
      tint: 2,
      ...note,
    })),
  });
}
const sceneWith = (journey: Journey) => sceneOf(layoutMap(journey, idOf('map')), journey, style);
const textsOf = (items: readonly Primitive[]) => items.flatMap((item) => (item.type === 'text' ? [item] : []));

describe('cards by kind', () => {
  it('a quote stands in quotation marks and slanted, and keeps its own marks where it has them', () => {
    const said = (title: string): string => wordsOf({ kind: 'quote', title }, 'tr');
    expect(said('Neden üye olayım?')).toBe('“Neden üye olayım?”');
    expect(said('„Warum?“')).toBe('„Warum?“');
    expect(said(' ')).toBe(' ');
    expect(wordsOf({ kind: 'pain', title: 'x' }, 'en')).toBe('x');
    const items = textsOf(sceneWith(journeyWith({ cards: [{ kind: 'quote', title: 'It was easy' }] })).items);
    expect(items.find(({ text }) => text === '“It was easy”')).toMatchObject({ italic: true });
  });

  it('[X2] the slant is in the drawing too', () => {
    const scene = sceneWith(journeyWith({ cards: [{ kind: 'quote', title: 'It was easy' }] }));
    expect(writeSvg(scene)).toMatch(/font-style="italic"[^>]*>“It was easy”/u);
  });

  it('prose stands without a card around it, larger', () => {
    const scene = sceneWith(journeyWith({ cards: [{ kind: 'text', title: 'In the beginning' }] }));
    const words = textsOf(scene.items).find(({ text }) => text === 'In the beginning');
    expect(words?.size).toBe(14);
    expect(scene.items.filter((item) => item.type === 'box' && item.of === idOf('c0'))).toEqual([]);
  });

  it('no two kinds that stand for different things are dressed alike', () => {
    const dress = CARD_KINDS.map((kind) =>
      JSON.stringify([lookOf(kind), lookOf(kind).hasStripe && TOKENS.light.kinds[kind]]),
    );
    expect(dress.length).toBe(new Set(dress).size);
  });
});

describe('[X2] pictures', () => {
  const imageId = 'h'.repeat(43);
  const card = { kind: 'image', title: 'The counter', imageId, imageSize: { width: 400, height: 200 } } as const;

  it('have their own shape in the layout, within reason, and a place before they come', () => {
    const height = (fields: Partial<Card>): number | undefined =>
      layoutMap(journeyWith({ cards: [{ ...card, ...fields }] }), idOf('map')).cards[0]?.picture;
    expect(height({})).toBe(82);
    expect(height({ imageSize: { width: 10, height: 9000 } })).toBe(205);
    expect(height({ imageSize: { width: 9000, height: 10 } })).toBe(48);
    expect(layoutMap(journeyWith({ cards: [{ kind: 'image', title: '' }] }), idOf('map')).cards[0]?.picture).toBe(48);
    expect(layoutMap(journeyWith({ cards: [{ title: 'words' }] }), idOf('map')).cards[0]?.picture).toBeUndefined();
  });

  it('are in the drawing with their words, and said to be missing where they are not to be had', () => {
    const scene = sceneWith(journeyWith({ cards: [card] }));
    const bytes = png(4, 2);
    const svg = writeSvg(scene, new Map([[imageId, { type: 'image/png', bytes }]]));
    expect(svg).toContain(`href="data:image/png;base64,${Buffer.from(bytes).toString('base64')}"`);
    expect(svg).toContain('<title>The counter</title></image>');
    expect(svg).not.toContain('Picture missing');
    expect(writeSvg(scene)).toContain('Picture missing');
    expect(writeSvg(scene)).not.toContain('<image');
  });
});

describe('the dramatic arc', () => {
  const frame = { y: 100, height: 120 };

  it('turns heights into values and back, to a half, and never past its ends', () => {
    for (const value of [0, 0.5, 3, 7.5, 10]) expect(arcOfY(frame, yOfArc(frame, value))).toBe(value);
    expect(arcOfY(frame, -1000)).toBe(10);
    expect(arcOfY(frame, 5000)).toBe(0);
  });

  it('names the climax by itself, leaves gaps as gaps, and follows merged columns (J10)', () => {
    const journey = journeyWith({
      kind: 'arc',
      arcs: [
        ['see', 2],
        ['buy', 8],
      ],
    });
    const columns = layoutMap(journey, idOf('map')).columns;
    const ids = columns.map(({ id }) => id);
    const arc = arcOf(journey, lane, ids);
    expect(arc.climax).toBe(idOf('buy'));
    const flat = journeyWith({
      kind: 'arc',
      arcs: [
        ['see', 5],
        ['buy', 5],
      ],
    });
    expect(arcOf(flat, lane, ids).climax).toBeUndefined();
    const gap = arcCurve(arcOf(journeyWith({ kind: 'arc', arcs: [['buy', 8]] }), lane, ids), columns, frame);
    expect(gap.marks.map(({ columnId }) => columnId)).toEqual([idOf('buy')]);
    const stages = new Map(journey.stages);
    const see = stages.get(idOf('see'));
    if (see) stages.set(see.id, { ...see, mergedInto: idOf('buy') });
    const merged = {
      ...journey,
      stages,
      arcs: new Map([...journey.arcs].filter(([key]) => key.includes(idOf('see')))),
    };
    expect(arcOf(merged, lane, [idOf('buy')]).points).toEqual([{ columnId: idOf('buy'), value: 2 }]);
  });

  it('is drawn and told in words', () => {
    const journey = journeyWith({
      kind: 'arc',
      arcs: [
        ['see', 2],
        ['buy', 8.5],
      ],
    });
    const layout = layoutMap(journey, idOf('map'));
    expect(textsOf(sceneWith(journey).items).map(({ text }) => text)).toContain('climax 8.5');
    const [box] = layout.lanes.filter(({ id }) => id === lane);
    if (!box) throw new Error('no lane');
    expect(describeLane(box, layout, journey, 'tr')).toMatch(/Dramatik yay: .* 8,5\. Doruk noktası: /u);
  });

  it('[J4] cards that were written in the lane before it had a drawing stay in sight, under it', () => {
    const journey = journeyWith({ kind: 'arc', cards: [{ kind: 'text', title: 'once' }] });
    const layout = layoutMap(journey, idOf('map'));
    const box = layout.lanes.find(({ id }) => id === lane);
    expect(layout.cards.map((card) => card.card.title)).toEqual(['once']);
    expect((layout.cards[0]?.y ?? 0) - (box?.y ?? 0)).toBeGreaterThanOrEqual(120);
  });
});

describe('notes beside the map', () => {
  it('grow with their words, in every form', () => {
    const text = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen';
    const of = (fields: Partial<Note>) => {
      const [box] = notesOf(journeyWith({ notes: [{ text, ...fields }] }), idOf('map'));
      if (!box) throw new Error('no note');
      return box;
    };
    for (const fields of [{}, { kind: 'shape' }, { kind: 'shape', form: 'ellipse' }] as const) {
      const box = of(fields);
      expect(box.height).toBeGreaterThanOrEqual(box.lines.length * 18 + 24);
    }
    expect(of({ kind: 'frame' }).height).toBe(100);
  });

  it('lie in the order of their kinds, those of other maps and deleted ones not at all', () => {
    const journey = journeyWith({
      notes: [
        { kind: 'sticky' },
        { kind: 'image' },
        { kind: 'frame' },
        { kind: 'shape', mapId: idOf('map') },
        { mapId: idOf('other') },
        { deleted: { by: 'x', at: 1 } },
      ],
    });
    expect(notesOf(journey, idOf('map')).map(({ note }) => note.kind)).toEqual(['frame', 'shape', 'image', 'sticky']);
  });

  it('a frame carries what stands on it whole, and nothing that only touches it', () => {
    const journey = journeyWith({
      notes: [
        { kind: 'frame', at: { x: 0, y: 0 }, size: { width: 400, height: 400 } },
        { at: { x: 20, y: 40 } },
        { at: { x: 300, y: 40 } },
      ],
    });
    const all = notesOf(journey, idOf('map'));
    const [frame] = all;
    expect(frame && carriedBy(frame, all).map(({ id }) => id)).toEqual([idOf('n1')]);
  });

  it('[X2] are on the sheet, which grows to hold them on every side', () => {
    const journey = journeyWith({
      notes: [
        { at: { x: -300, y: -80 }, text: 'left' },
        { at: { x: 3000, y: 20 }, text: 'right' },
      ],
    });
    const scene = sceneWith(journey);
    expect(scene.from).toEqual({ x: -300, y: -80 });
    expect(scene.width).toBe(3460);
    expect(writeSvg(scene)).toContain('viewBox="-316 -96');
    expect(textsOf(scene.items).map(({ text }) => text)).toEqual(expect.arrayContaining(['left', 'right']));
    expect(scene.description).toContain('Note: left; Note: right');
    expect(sceneWith(journeyWith({})).from).toBeUndefined();
  });
});

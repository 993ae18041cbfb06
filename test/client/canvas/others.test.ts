import { describe, expect, it } from 'vitest';
import { PERSON_COLOURS, PERSON_INK, personColour } from '../../../client/ui/person-colours.ts';
import { othersFrom } from '../../../client/canvas/together/use-others.ts';
import { TOKENS } from '../../../shared/journey/tokens.ts';
import type { Doing, PresenceState } from '../../../shared/wire/presence.ts';

const someone = (name: string, doing: Doing): PresenceState => ({
  ...doing,
  person: { personId: `id${name}`, name, color: 1, role: 'edit' },
});

describe('what others do', () => {
  it('is summed up by card: who writes, who selects, what is dragged how far', () => {
    const others = othersFrom([
      someone('Ayşe', { edit: { id: 'card1', field: 'title' }, selection: ['card1', 'card2'] }),
      someone('Bob', { drag: { ids: ['card2'], dx: 5, dy: -7 }, cursor: { x: 1, y: 2 } }),
    ]);
    expect(others.byCard.get('card1')).toMatchObject({ writing: [{ name: 'Ayşe' }], selecting: [{ name: 'Ayşe' }] });
    expect(others.byCard.get('card2')).toMatchObject({ writing: [], drag: { by: { name: 'Bob' }, dx: 5, dy: -7 } });
    expect(others.cursors).toMatchObject([{ by: { name: 'Bob' }, x: 1, y: 2 }]);
  });

  it('[C1] keeps the objects of whatever says the same as before', () => {
    const before = othersFrom([
      someone('Ayşe', { selection: ['card1'], cursor: { x: 1, y: 1 } }),
      someone('Bob', { cursor: { x: 2, y: 2 } }),
    ]);
    const after = othersFrom(
      [someone('Ayşe', { selection: ['card1'], cursor: { x: 9, y: 9 } }), someone('Bob', { cursor: { x: 2, y: 2 } })],
      before,
    );
    expect(after.byCard).toBe(before.byCard);
    expect(after.cursors[0]).not.toBe(before.cursors[0]);
    expect(after.cursors[1]).toBe(before.cursors[1]);
    const again = othersFrom(
      [someone('Ayşe', { selection: ['card1'], cursor: { x: 9, y: 9 } }), someone('Bob', { cursor: { x: 2, y: 2 } })],
      after,
    );
    expect(again).toBe(after);
    expect(after.faces).toBe(before.faces);
    const flying = othersFrom([someone('Bob', { map: 'map1', face: { of: 'persona1', at: 'column1', value: 1.5 } })]);
    expect(flying.faces).toEqual([{ map: 'map1', of: 'persona1', at: 'column1', value: 1.5 }]);
  });
});

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, two: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(two)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe('colours of people', () => {
  it.each(PERSON_COLOURS)('%s carries words in AA and shows on both canvases', (colour) => {
    expect(contrast(colour, PERSON_INK)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour, TOKENS.light.canvas)).toBeGreaterThanOrEqual(3);
    expect(contrast(colour, TOKENS.dark.canvas)).toBeGreaterThanOrEqual(3);
  });
  it('are given for any index', () => {
    expect([0, 10, -1, 3.7, NaN].map(personColour)).toEqual([0, 0, 9, 3, 0].map((index) => PERSON_COLOURS[index]));
  });
});

import { describe, expect, it } from 'vitest';
import { choicesBefore, keepChoices } from '../../../client/export/kept-choices.ts';

const BOARD = 'AAAAAAAAAAAA';
const MAP = 'MMMMMMMMMMMM';

function shelf(content?: string): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map(content === undefined ? [] : [[`journeyboard:export:${BOARD}`, content]]);
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

describe('choices of an export', () => {
  it('are what they were for this board, on the map that is open now', () => {
    const place = shelf();
    const first = choicesBefore(BOARD, 'tr', 'OOOOOOOOOOOO', place);
    expect(first).toMatchObject({ lang: 'tr', scale: 2, paper: 'one', table: 'cards' });
    const picture = { type: 'image/png', bytes: new Uint8Array([1, 2, 255]) } as const;
    const slides = {
      ...first.slides,
      size: '4:3',
      theme: 'dark',
      parts: ['cover', 'stages'],
      hiddenLanes: ['LLLLLLLLLLLL'],
      accent: '#C01870',
      logo: { name: 'logo.png', picture },
    } as const;
    keepChoices(BOARD, { lang: 'en', scale: 4, paper: 'a3', table: 'numbers', slides }, place);
    expect(choicesBefore(BOARD, 'tr', MAP, place)).toEqual({
      lang: 'en',
      scale: 4,
      paper: 'a3',
      table: 'numbers',
      slides: { ...slides, lang: 'en', mapIds: [MAP], template: undefined },
    });
    expect(choicesBefore('BBBBBBBBBBBB', 'tr', MAP, place)).toEqual(choicesBefore(BOARD, 'tr', MAP, shelf()));
  });

  it('are the first ones where what was kept is not to be read', () => {
    const first = choicesBefore(BOARD, 'en', MAP, shelf());
    for (const broken of ['', '{', '[]', 'null', '7', '{"scale":9,"paper":"a9","table":[],"lang":"xx"}'])
      expect(choicesBefore(BOARD, 'en', MAP, shelf(broken)), broken).toEqual(first);
    const slides = {
      size: '1:1',
      theme: 3,
      parts: 'all',
      accent: 'red',
      template: { name: 'x', colours: {} },
      logo: {},
    };
    expect(choicesBefore(BOARD, 'en', MAP, shelf(JSON.stringify({ slides })))).toEqual(first);
  });

  it('leave a picture out that is larger than the shelf', () => {
    const place = shelf();
    const first = choicesBefore(BOARD, 'en', MAP, place);
    const picture = { type: 'image/png', bytes: new Uint8Array(300_000) } as const;
    keepChoices(BOARD, { ...first, slides: { ...first.slides, logo: { name: 'l', picture } } }, place);
    expect(choicesBefore(BOARD, 'en', MAP, place).slides.logo).toBeUndefined();
  });
});

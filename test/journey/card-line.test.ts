import { describe, expect, it } from 'vitest';
import type { Card } from '../../shared/journey/journey.ts';
import { layoutMap } from '../../shared/journey/layout.ts';
import { cardItems, metaWords } from '../../shared/journey/scene-cards.ts';
import { TOKENS } from '../../shared/journey/tokens.ts';
import { textWidth } from '../../shared/journey/text/wrap.ts';
import { idOf, peer } from '../document/board.ts';

function drawn(fields: Partial<Card>, locale: 'en' | 'tr' = 'en') {
  const { port } = peer('ada');
  const cell = { laneId: idOf('lane'), columnId: idOf('use') };
  port.run({ type: 'addCards', cell, cards: [{ id: idOf('own'), kind: 'pain', title: 'Waits', ...fields }] });
  const box = layoutMap(port.records(), idOf('map')).cards.find(({ id }) => id === idOf('own'));
  if (!box) throw new Error('no card');
  const texts = cardItems(box, { tokens: TOKENS.light, locale }).flatMap((item) =>
    item.type === 'text' ? [item] : [],
  );
  return { box, texts, words: texts.slice(box.lines.length).map(({ text }) => text) };
}

describe('the quiet line of a card', () => {
  it('is there only where there is something to say', () => {
    const { box, words } = drawn({ body: 'A note', device: 'phone' });
    expect(words).toEqual([]);
    expect(drawn({ evidence: 'heard' }).box.height).toBeGreaterThan(box.height);
  });

  it('says how sure it is, then how far it is, whose it is, and its tags', () => {
    const card = { evidence: 'heard', status: 'doing', owner: ' Satış ', tags: ['ödeme akışı'] } as const;
    expect(drawn(card, 'tr').words[0]).toBe('Duyuldu');
    expect(drawn({ ...card, status: 'open', tags: [] }).words).toEqual(['Heard', 'Open · Satış']);
  });

  it('never runs over the card, and what it has to cut can be read elsewhere', () => {
    const long = { channel: 'social', evidence: 'measured', owner: 'x'.repeat(300), tags: ['👩‍👩‍👧 aile'] } as const;
    const { box, texts } = drawn({ ...long, title: `${'w'.repeat(300)} 👩‍👩‍👧` });
    for (const { x, text, size, weight } of texts) {
      expect(x + textWidth(text, { size, weight })).toBeLessThanOrEqual(box.x + box.width - 10);
    }
    expect(metaWords(box, 'en')).toBe(`Social media · Measured · ${'x'.repeat(300)} · #👩‍👩‍👧\u00a0aile`);
  });
});

import { describe, expect, it } from 'vitest';
import { offersFor } from '../../../client/panels/inspector/fact-offers.ts';
import type { Card } from '../../../shared/journey/journey.ts';
import { idOf, peer } from '../../document/board.ts';

function board() {
  const { port } = peer('ada');
  const cell = { laneId: idOf('lane'), columnId: idOf('see') };
  const card = (id: string, fields: Partial<Card>) => ({
    id: idOf(id),
    kind: 'action' as const,
    title: id,
    ...fields,
  });
  port.run({
    type: 'addCards',
    cell,
    cards: [
      card('one', { channel: 'store', owner: 'Işık', tags: ['ödeme', 'iade'] }),
      card('two', { channel: 'store', owner: 'İpek', tags: ['ödeme'] }),
      card('three', {}),
    ],
  });
  const journey = port.records();
  const at = (id: string): Card => {
    const found = journey.cards.get(idOf(id));
    if (!found) throw new Error(id);
    return found;
  };
  const asked = (typed: string, locale: 'en' | 'tr' = 'en', cards = [at('three')]) =>
    offersFor({ journey, cards, typed, locale, t: (key) => key.split('.').pop() ?? '' });
  const words = (...given: Parameters<typeof asked>) => asked(...given).map(({ word, fact }) => `${word}/${fact}`);
  return { at, asked, words };
}

describe('what is offered to be said of cards', () => {
  it('begins with what is said most on this board, and leaves out what is said of all of them', () => {
    const { words, at } = board();
    expect(words('').slice(0, 2)).toEqual(['Shop/channel', 'ödeme/tags']);
    expect(words('', 'en', [at('one'), at('two')])).not.toContain('Shop/channel');
    expect(words('', 'en', [at('one'), at('three')])).toContain('Shop/channel');
  });

  it('finds words by their beginning first, by the alphabet of the language, or by the name of the fact', () => {
    const { words } = board();
    expect(words('öd', 'tr')[0]).toBe('ödeme/tags');
    expect(words('ı', 'tr')[0]).toBe('Işık/owner');
    expect(words('i', 'tr').slice(0, 2).toSorted()).toEqual(['iade/tags', 'İpek/owner']);
    expect(words('device').slice(0, 2)).toEqual(['Phone/device', 'Tablet/device']);
  });

  it('makes what is new a tag or an owner, an address a link, and a number sign a tag alone', () => {
    const { words, asked, at } = board();
    expect(words('abc')).toEqual(['abc/newTag', 'abc/newOwner']);
    expect(words('#öde')).toEqual(['ödeme/tags', 'öde/newTag']);
    expect(words('ödeme')).toEqual(['ödeme/tags', 'ödeme/newOwner']);
    expect(words('www.example.org')).toEqual(['www.example.org/link']);
    expect(words('javascript:alert(1)').some((one) => one.endsWith('/link'))).toBe(false);
    const [tag] = asked('a, b');
    expect(tag?.fieldsOf(at('one'))).toEqual({ tags: ['ödeme', 'iade', 'a', 'b'] });
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSettling } from '../../../client/canvas/settling.ts';
import { PAUSE_MS } from '../../../client/writing/pause.ts';
import { idOf, peer } from '../../document/board.ts';

const CARD = idOf('card');
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function setUp() {
  const { port } = peer('ada');
  const writing = new Set<string>();
  const settling = createSettling(port, (id) => writing.has(id));
  settling.follow();
  const type = (text: string) => port.text(CARD, 'title')?.edit(0, 0, text);
  const title = () => settling.get().journey.cards.get(CARD)?.title;
  return { port, writing, settling, type, title };
}

describe('rows while somebody types', () => {
  it('[C8] keep their height until a pause, and count each letter as one', () => {
    const { writing, settling, type, title } = setUp();
    writing.add(CARD);
    type('A');
    vi.advanceTimersByTime(PAUSE_MS - 1);
    type('B');
    vi.advanceTimersByTime(PAUSE_MS - 1);
    expect(title()).toBe('Looks');
    expect([...settling.get().pending]).toEqual([CARD]);
    vi.advanceTimersByTime(1);
    expect(title()).toBe('BALooks');
    expect(settling.get().pending.size).toBe(0);
  });

  it('[C8] settle at once when the writer leaves the text', () => {
    const { writing, settling, type, title } = setUp();
    writing.add(CARD);
    type('A');
    settling.look();
    expect(title()).toBe('Looks');
    writing.clear();
    settling.look();
    expect(title()).toBe('ALooks');
  });

  it('[C8] follow everything else without waiting', () => {
    const { port, writing, type, title } = setUp();
    type('A');
    expect(title()).toBe('ALooks');
    writing.add(CARD);
    type('B');
    port.run({ type: 'setStage', id: idOf('see'), fields: { title: 'Find' } });
    expect(title()).toBe('BALooks');
  });

  it('[C8] a card that is moved or deleted while it is written does not wait', () => {
    const { port, writing, settling } = setUp();
    writing.add(CARD);
    port.run({ type: 'moveCards', ids: [CARD], cell: { laneId: idOf('pains'), columnId: idOf('see') } });
    expect(settling.get().journey.cards.get(CARD)?.cell.laneId).toBe(idOf('pains'));
    port.run({ type: 'remove', records: [{ kind: 'cards', id: CARD }] });
    expect(settling.get().journey.cards.get(CARD)?.deleted).toBeDefined();
  });
});

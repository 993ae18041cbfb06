// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { useHomeless } from '../../../client/app/use-homeless.ts';
import { idOf, type Peer, peers, sync } from '../../document/board.ts';
import { render, startRendering } from '../support/rendering.tsx';

const toast = vi.hoisted(() => vi.fn());
vi.mock('../../../client/ui/toast.tsx', () => ({ toast }));
startRendering();

function Watching({ port }: Pick<Peer, 'port'>) {
  useHomeless(port);
  return null;
}
const told = (): unknown[] => toast.mock.calls.map(([text, tone]) => [text, tone ?? 'plain']);
function watched() {
  const [a, b] = peers('a', 'b');
  toast.mockClear();
  render(<Watching port={b.port} />);
  return { a, b };
}

describe('cards that lose their place', () => {
  it('[J4] are told to who deleted it, with a way back', () => {
    const { b } = watched();
    act(() => b.port.run({ type: 'remove', records: [{ kind: 'stages', id: idOf('see') }] }));
    expect(told()).toEqual([['1 card has no place now. It is kept under “Unplaced”.', 'plain']]);
    act(() => void toast.mock.calls[0]?.[2].do());
    expect(b.port.records().stages.get(idOf('see'))?.deleted).toBeUndefined();
  });

  it('[J4] are told to who had just put one there, as a problem', () => {
    const { a, b } = watched();
    a.port.run({ type: 'remove', records: [{ kind: 'stages', id: idOf('use') }] });
    const cell = { laneId: idOf('lane'), columnId: idOf('use') };
    act(() => b.port.run({ type: 'moveCards', ids: [idOf('card')], cell }));
    expect(told()).toEqual([]);
    act(() => sync(a, b));
    expect(told()).toEqual([
      ['The place of a card you had just worked on was deleted. The card is kept under “Unplaced”.', 'problem'],
    ]);
  });

  it('[J4] are told to everybody else, and once only', () => {
    const { a, b } = watched();
    a.port.run({ type: 'remove', records: [{ kind: 'lanes', id: idOf('lane') }] });
    act(() => sync(a, b));
    a.port.run({ type: 'setCard', id: idOf('card'), fields: { owner: 'Ada' } });
    a.port.run({ type: 'setStage', id: idOf('see'), fields: { title: 'seen' } });
    act(() => sync(a, b));
    expect(told()).toEqual([['Somebody deleted the place of 1 card. It is kept under “Unplaced”.', 'plain']]);
  });

  it('are not, where nothing stood', () => {
    const { b } = watched();
    act(() => b.port.run({ type: 'remove', records: [{ kind: 'stages', id: idOf('buy') }] }));
    expect(told()).toEqual([]);
  });
});

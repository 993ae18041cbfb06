// @vitest-environment jsdom
import { act } from 'react';
import { expect, it } from 'vitest';
import { useCursors, useOthersAt } from '../../../client/canvas/together/use-others.ts';
import type { Doing, Presence, PresenceState } from '../../../shared/wire/presence.ts';
import { render, startRendering } from '../support/rendering.tsx';

startRendering();

function room(): Presence & { does: (name: string, doing: Doing) => void } {
  let states: ReadonlyMap<number, PresenceState> = new Map();
  const listeners = new Set<() => void>();
  return {
    others: () => states,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    say: () => undefined,
    does(name, doing) {
      const person = { personId: name, name, color: 0, role: 'edit' as const };
      states = new Map(states).set(name.charCodeAt(0), { ...doing, person });
      act(() => {
        for (const listener of listeners) listener();
      });
    },
  };
}

it('[C1] a card is drawn again only for what others do at it, never for a cursor that moves', () => {
  const presence = room();
  const drawn: string[] = [];
  function Card({ id }: { id: string }) {
    const doing = useOthersAt(presence, id);
    drawn.push(`${id} ${doing?.writing.map(({ name }) => name).join() ?? '-'}`);
    return null;
  }
  function Pointers() {
    return useCursors(presence).map(({ by, x }) => <i key={by.personId}>{x}</i>);
  }
  render(
    <>
      <Card id="one" />
      <Card id="two" />
      <Pointers />
    </>,
  );
  presence.does('Ada', { cursor: { x: 1, y: 1 } });
  presence.does('Ada', { cursor: { x: 2, y: 1 } });
  expect(document.body.textContent).toBe('2');
  presence.does('Ada', { cursor: { x: 3, y: 1 }, edit: { id: 'two', field: 'title' } });
  presence.does('Bora', { cursor: { x: 4, y: 1 } });
  expect(drawn).toEqual(['one -', 'two -', 'two Ada']);
});

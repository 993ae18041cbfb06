import { describe, expect, it } from 'vitest';
import { type Clock, paced } from '../../../client/session/pacing.ts';
import type { Change } from '../../../shared/document/board.ts';
import { idOf, peers, sync } from '../../document/board.ts';

/** A clock that stands until it is turned. */
function handClock(): Clock & { turn(milliseconds: number): void; paint(milliseconds: number): void } {
  let now = 0;
  let watching: ((took: number) => void)[] = [];
  let calls: { at: number; call: () => void }[] = [];
  return {
    now: () => now,
    after(milliseconds, call) {
      const one = { at: now + milliseconds, call };
      calls.push(one);
      return () => {
        calls = calls.filter((other) => other !== one);
      };
    },
    painted: (call) => void watching.push(call),
    paint(milliseconds) {
      now += milliseconds;
      const told = watching;
      watching = [];
      for (const call of told) call(milliseconds);
    },
    turn(milliseconds) {
      now += milliseconds;
      const due = calls.filter(({ at }) => at <= now);
      calls = calls.filter(({ at }) => at > now);
      for (const { call } of due) call();
    },
  };
}

/** Ayşe looks at a board that Ben works on; each telling costs her so many milliseconds. */
function together(cost: number) {
  const [ayse, ben] = peers('ayse', 'ben');
  const clock = handClock();
  const port = paced(ayse.port, clock);
  const told: Change[] = [];
  port.subscribe((change) => {
    told.push(change);
    clock.turn(cost);
  });
  const title = (): string | undefined => port.records().cards.get(idOf('card'))?.title;
  const name = (text: string): void => {
    ben.port.run({ type: 'setCard', id: idOf('card'), fields: { title: text } });
    sync(ben, ayse);
  };
  return { port, clock, told, title, name };
}

describe('what others do', () => {
  it('is told at once while drawing it is quick', async () => {
    const { told, title, name } = together(0);
    for (const text of ['One', 'Two', 'Three']) {
      name(text);
      expect(title()).toBe(text);
      await Promise.resolve();
    }
    expect(told).toHaveLength(3);
  });

  it('is gathered while drawing it takes its time, and told once, whole', async () => {
    const { told, title, name, clock } = together(10);
    name('One');
    await Promise.resolve();
    name('Two');
    name('Three');
    expect(title()).toBe('One');
    expect(told).toHaveLength(1);
    clock.turn(89);
    expect(told).toHaveLength(1);
    clock.turn(1);
    expect(title()).toBe('Three');
    expect(told.map(({ origin }) => origin)).toEqual(['remote', 'remote']);
    expect([...(told[1]?.ids.get('cards') ?? [])]).toEqual([idOf('card')]);
  });

  it('waits for as many times as long as the picture took to be painted, too', async () => {
    const { told, name, clock } = together(2);
    name('One');
    await Promise.resolve();
    name('Two');
    clock.paint(8);
    clock.turn(89);
    expect(told).toHaveLength(1);
    clock.turn(1);
    expect(told).toHaveLength(2);
  });

  it('is told at its time while the page is hidden and nothing is painted', async () => {
    const { told, name, clock } = together(2);
    for (const text of ['One', 'Two', 'Three']) {
      name(text);
      await Promise.resolve();
      clock.turn(18);
    }
    expect(told).toHaveLength(3);
  });

  it('is never held for long, however slow the machine', async () => {
    const { told, name, clock } = together(1_000);
    name('One');
    await Promise.resolve();
    name('Two');
    clock.turn(160);
    expect(told).toHaveLength(2);
  });

  it('is told with what one does oneself, which waits for nothing', async () => {
    const { port, told, title, name } = together(10);
    name('One');
    await Promise.resolve();
    name('Two');
    port.run({ type: 'setCard', id: idOf('card'), fields: { body: 'Mine' } });
    expect(title()).toBe('Two');
    expect(told.map(({ origin }) => origin)).toEqual(['remote', 'remote', 'local']);
    expect(port.records().cards.get(idOf('card'))?.body).toBe('Mine');
  });
});

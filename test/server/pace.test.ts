import { describe, expect, it, vi } from 'vitest';
import { Bucket } from '../../server/access/bucket.ts';
import { costOf, Inlet } from '../../server/rooms/inlet.ts';
import { Latest } from '../../server/rooms/latest.ts';
import { KEEP_ALIVE, updateFrame } from '../../server/rooms/frames.ts';

const edit = updateFrame(Uint8Array.from([0, 0]));

function inletOf(size: number, perSecond: number) {
  const heard: Uint8Array[] = [];
  const acts: string[] = [];
  const socket = { pause: () => acts.push('pause'), resume: () => acts.push('resume') };
  const inlet = new Inlet(socket, new Bucket(size, perSecond), (frame) => heard.push(frame));
  return { inlet, heard, acts };
}

describe('[D7] pace', () => {
  it('a bucket gives its size at once, then what time brings, and never more than its size', () => {
    let now = 0;
    const bucket = new Bucket(2, 10, () => now);
    expect([bucket.spend(1), bucket.spend(1), bucket.spend(1)]).toEqual([0, 0, 100]);
    expect(bucket.waitFor(1)).toBe(200);
    now = 200;
    expect(bucket.waitFor(1)).toBe(0);
    now = 1e9;
    expect(bucket.full).toBe(true);
    expect([bucket.spend(2), bucket.spend(1)]).toEqual([0, 100]);
  });

  it('reads who is too fast later, in order, and loses nothing', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      const { inlet, heard, acts } = inletOf(2, 10);
      const frames = Array.from({ length: 5 }, (_, i) => updateFrame(Uint8Array.from([i])));
      for (const frame of frames) inlet.take(frame);
      expect(heard).toEqual(frames.slice(0, 3));
      expect(acts).toEqual(['pause']);
      vi.advanceTimersByTime(100);
      expect(heard).toEqual(frames.slice(0, 4));
      expect(acts).not.toContain('resume');
      vi.advanceTimersByTime(200);
      expect(heard).toEqual(frames);
      expect(acts.at(-1)).toBe('resume');
    } finally {
      vi.useRealTimers();
    }
  });

  it('counts what was read of a socket that is gone', () => {
    const { inlet, heard } = inletOf(1, 0.001);
    for (let i = 0; i < 4; i++) inlet.take(edit);
    expect(heard).toHaveLength(2);
    inlet.end();
    expect(heard).toHaveLength(4);
  });

  it('asking for the document costs more than an edit, presence less', () => {
    const ask = Uint8Array.from([0, 0, 1, 0]);
    expect(costOf(ask)).toBeGreaterThan(costOf(edit));
    expect(costOf(KEEP_ALIVE)).toBeLessThan(costOf(edit));
  });

  it('[D13] presence that comes too fast is thinned out, and the last of it told', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      const told: number[] = [];
      const latest = new Latest<number>(new Bucket(1, 10), (value) => told.push(value));
      for (let i = 1; i <= 100; i++) latest.offer(i);
      expect(told).toEqual([1, 2]);
      vi.advanceTimersByTime(1_000);
      expect(told).toEqual([1, 2, 100]);
      for (let i = 1; i <= 9; i++) latest.offer(i);
      latest.end();
      vi.advanceTimersByTime(1_000);
      expect(told.at(-1)).not.toBe(9);
    } finally {
      vi.useRealTimers();
    }
  });
});

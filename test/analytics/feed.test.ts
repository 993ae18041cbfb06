import { describe, expect, it } from 'vitest';
import { Feed } from '../../server/analytics/feed.ts';

const KB = 1_024;

/** Parts of a file that are given when they are asked for; tells how many were. */
function fileOf(sizes: readonly number[]) {
  let byte = 0;
  const parts = sizes.map((size) => Uint8Array.from({ length: size }, () => byte++ % 251));
  const asked = { parts: 0 };
  async function* blocks(): AsyncGenerator<Uint8Array> {
    for (const part of parts) {
      asked.parts++;
      yield part;
    }
  }
  return { blocks: blocks(), asked, whole: Buffer.concat(parts) };
}
/** Until nothing more happens by itself. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe('a file on its way to the thread that reads it', () => {
  it('arrives whole and in order, whatever parts it comes in', async () => {
    const { blocks, whole } = fileOf([1, 0, 300 * KB, 64 * KB, 64 * KB, 700 * KB, 3]);
    const got: Uint8Array[] = [];
    const feed = new Feed((block) => {
      // as when it is given away
      got.push(structuredClone(block, { transfer: [block.buffer] }));
      queueMicrotask(() => feed.read());
    });
    await feed.all(blocks);
    expect(Buffer.concat(got).equals(whole)).toBe(true);
  });

  it('comes at once where the thread waits, gathered where it is busy, and never more than a megabyte ahead of it', async () => {
    const { blocks, asked, whole } = fileOf(Array.from({ length: 64 }, () => 64 * KB));
    const sizes: number[] = [];
    const feed = new Feed((block) => void sizes.push(block.length));
    const fed = feed.all(blocks);
    await settled();
    expect(sizes).toEqual([64 * KB, 256 * KB, 256 * KB, 256 * KB]);
    // what is gathered for the next is all that was asked for besides
    expect(asked.parts).toBe(1 + 3 * 4 + 4);
    for (let read = 0; read < sizes.length; read++) {
      feed.read();
      await settled();
    }
    await fed;
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(whole.length);
    expect(Math.max(...sizes)).toBe(256 * KB);
  });

  it('what came of it is not held back for the rest of it', async () => {
    let more: () => void = () => undefined;
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield Uint8Array.of(1);
      yield Uint8Array.of(2);
      await new Promise<void>((resolve) => (more = resolve));
    }
    const got: number[][] = [];
    const feed = new Feed((block) => void got.push([...block]));
    const fed = feed.all(slow());
    await settled();
    expect(got).toEqual([[1]]);
    feed.read();
    expect(got).toEqual([[1], [2]]);
    more();
    await fed;
  });

  it('ends when it is stopped, and with what the file ends with', async () => {
    const { blocks } = fileOf(Array.from({ length: 64 }, () => 64 * KB));
    const feed = new Feed(() => undefined);
    const fed = feed.all(blocks);
    await settled();
    feed.stop();
    await fed;
    async function* cut(): AsyncGenerator<Uint8Array> {
      yield Uint8Array.of(1);
      throw new Error('cut off');
    }
    await expect(new Feed(() => undefined).all(cut())).rejects.toThrow('cut off');
  });
});

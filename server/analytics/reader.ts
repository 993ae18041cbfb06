import { Readable } from 'node:stream';
import { parentPort } from 'node:worker_threads';
import { createGunzip } from 'node:zlib';
import { Importer } from './import.ts';
import type { FromReader, ToReader } from './threads.ts';
import { Unreadable } from './troubles.ts';

/** Parts on their way to storage; more wait, or a slow disk would fill the memory. */
const MOST_WAITING = 6;

/** Something to wait for that others let happen. */
class Gate {
  #open: () => void = () => undefined;
  wait(): Promise<void> {
    return new Promise((resolve) => (this.#open = resolve));
  }
  open(): void {
    this.#open();
  }
}

function gzipped(block: Uint8Array | undefined): boolean {
  return block?.[0] === 0x1f && block[1] === 0x8b;
}

/** The thread of one import: bytes in, parts of columns out. */
export function readFile(): void {
  const port = parentPort;
  if (!port) throw new Error('this is no thread');
  const say = (message: FromReader, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);
  /** A thread that is through with a file reads the next. */
  const came = new Gate();
  const stored = new Gate();
  const queue: Uint8Array[] = [];
  let ended = false;
  let waiting = 0;
  let importer: Importer | undefined;

  async function* blocks(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const block = queue.shift();
      if (block) {
        yield block;
        say({ type: 'read', bytes: importer?.bytes ?? 0, rows: importer?.rows ?? 0 });
      } else if (ended) return;
      else await came.wait();
    }
  }

  async function* plain(): AsyncGenerator<Uint8Array> {
    const source = blocks();
    const first = await source.next();
    async function* again(): AsyncGenerator<Uint8Array> {
      if (!first.done) yield first.value;
      yield* source;
    }
    if (first.done || !gzipped(first.value)) yield* again();
    else yield* Readable.from(again()).pipe(createGunzip({ chunkSize: 256 * 1024 })) as AsyncIterable<Buffer>;
  }

  async function read(personalKept: readonly string[], most: number): Promise<void> {
    [ended, waiting] = [false, 0];
    queue.length = 0;
    importer = new Importer({
      personalKept,
      most,
      keep(column, part, bytes) {
        waiting++;
        say({ type: 'part', column, part, bytes }, [bytes.buffer]);
      },
      drop(column) {
        waiting++;
        say({ type: 'drop', column });
      },
    });
    try {
      for await (const block of plain()) {
        importer.push(block);
        while (waiting > MOST_WAITING) await stored.wait();
      }
    } catch (error) {
      // gunzip tells by a code of its own that a packed file is damaged or cut
      if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
        throw new Unreadable({ where: 'file', code: 'gzip-damaged' });
      throw error;
    }
    const imported = importer.end();
    while (waiting > 0) await stored.wait();
    say({ type: 'done', imported });
  }

  port.on('message', (message: ToReader) => {
    switch (message.type) {
      case 'open':
        read(message.personalKept, message.most).catch((error: unknown) =>
          say({
            type: 'failed',
            message: error instanceof Error ? error.message : String(error),
            ...(error instanceof Unreadable ? { problem: error.problem } : {}),
          }),
        );
        return;
      case 'bytes':
        queue.push(message.bytes);
        came.open();
        return;
      case 'end':
        ended = true;
        came.open();
        return;
      case 'stored':
        waiting--;
        stored.open();
        return;
      default: {
        const never: never = message;
        throw new Error(`unknown message ${String(never)}`);
      }
    }
  });
}

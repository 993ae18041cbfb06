import { pngWriter, type PngWriter, type Tile } from './png-file.ts';
import type { PngAnswer, PngRequest } from './png-worker.ts';

/** Given and not yet written: more would only fill the memory. */
const AHEAD = 2;

export interface PngJob extends PngWriter {
  /** At any moment; after the end it is nothing. */
  cancel: () => void;
}

/** Writes the file beside the page, so that painting goes on meanwhile; in the page where there are no workers. */
export function startPng(width: number, height: number, scale: number): PngJob {
  try {
    return inWorker(width, height, scale);
  } catch {
    return { ...pngWriter(width, height, scale), cancel: () => undefined };
  }
}

function inWorker(width: number, height: number, scale: number): PngJob {
  const worker = new Worker(new URL('./png-worker.ts', import.meta.url), { type: 'module' });
  const send = (request: PngRequest, transfer: Transferable[] = []): void => worker.postMessage(request, transfer);
  let waiting = 0;
  let failed: Error | undefined;
  let wake: () => void = () => undefined;
  let file: Blob | undefined;
  worker.onmessage = ({ data }: MessageEvent<PngAnswer>) => {
    if (data.at === 'taken') waiting -= 1;
    else if (data.at === 'file') file = data.blob;
    else failed = new Error(data.why);
    wake();
  };
  worker.onerror = (event) => {
    failed = new Error(event.message);
    wake();
  };
  /** Until what was asked for is there, or can never be. */
  const until = async <T>(found: () => T | undefined): Promise<T> => {
    for (;;) {
      if (failed) throw failed;
      const value = found();
      if (value !== undefined) return value;
      await new Promise<void>((done) => (wake = done));
    }
  };
  send({ at: 'begin', width, height, scale });
  return {
    async add(tile: Tile) {
      await until(() => (waiting < AHEAD ? true : undefined));
      waiting += 1;
      send({ at: 'tile', tile }, [tile.pixels]);
    },
    async end() {
      send({ at: 'end' });
      return until(() => file);
    },
    cancel: () => worker.terminate(),
  };
}

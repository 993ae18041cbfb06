import type { FileAnswer, FileRequest, Made } from './file-work.ts';

export class Cancelled extends Error {}

export interface FileJob {
  /** Rejects with `Cancelled` after `cancel`. */
  made: Promise<Made>;
  cancel: () => void;
}

/**
 * Files are made beside the page, so that a board of a thousand cards stays under the hand meanwhile, and can be given up at any
 * moment. Where there are no workers they are made in the page.
 */
export function startFile(request: FileRequest, onSlide: (slides: number) => void = () => undefined): FileJob {
  try {
    return inWorker(request, onSlide);
  } catch {
    return inPage(request, onSlide);
  }
}

/** The same, given up with a signal. */
export function fileMade(
  request: FileRequest,
  { signal, onSlide }: { signal?: AbortSignal | undefined; onSlide?: (slides: number) => void } = {},
): Promise<Made> {
  const job = startFile(request, onSlide);
  if (signal?.aborted) job.cancel();
  signal?.addEventListener('abort', job.cancel, { once: true });
  return job.made;
}

function inWorker(request: FileRequest, onSlide: (slides: number) => void): FileJob {
  const worker = new Worker(new URL('./file-worker.ts', import.meta.url), { type: 'module' });
  let give: (reason: Error) => void = () => undefined;
  const made = new Promise<Made>((done, failed) => {
    give = failed;
    worker.onmessage = ({ data }: MessageEvent<FileAnswer>) => {
      if (data.at === 'slide') onSlide(data.slides);
      else if (data.at === 'failed') failed(new Error(data.why));
      else done(data);
    };
    worker.onerror = (event) => failed(new Error(event.message));
    worker.postMessage(request);
  });
  const end = (): void => worker.terminate();
  made.then(end, end);
  return { made, cancel: () => give(new Cancelled()) };
}

function inPage(request: FileRequest, onSlide: (slides: number) => void): FileJob {
  let cancelled = false;
  const made = import('./file-work.ts').then(({ answer }) => {
    if (cancelled) throw new Cancelled();
    return answer(request, onSlide);
  });
  return { made, cancel: () => (cancelled = true) };
}

import type { SlidesAnswer, SlidesRequest } from './slides-work.ts';

export class Cancelled extends Error {}

export type Made = Extract<SlidesAnswer, { at: 'deck' | 'file' }>;

export interface SlidesJob {
  /** Rejects with `Cancelled` after `cancel`. */
  made: Promise<Made>;
  cancel: () => void;
}

/**
 * Slides are made beside the page, so that a board of a thousand cards stays under the hand meanwhile, and can be given up
 * at any moment. Where there are no workers they are made in the page.
 */
export function startSlides(request: SlidesRequest, onSlide: (slides: number) => void): SlidesJob {
  return typeof Worker === 'undefined' ? inPage(request, onSlide) : inWorker(request, onSlide);
}

function inWorker(request: SlidesRequest, onSlide: (slides: number) => void): SlidesJob {
  const worker = new Worker(new URL('./slides-worker.ts', import.meta.url), { type: 'module' });
  let give: (reason: Error) => void = () => undefined;
  const made = new Promise<Made>((done, failed) => {
    give = failed;
    worker.onmessage = ({ data }: MessageEvent<SlidesAnswer>) => {
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

function inPage(request: SlidesRequest, onSlide: (slides: number) => void): SlidesJob {
  let cancelled = false;
  const made = import('./slides-work.ts').then(({ answer }) => {
    if (cancelled) throw new Cancelled();
    return answer(request, onSlide);
  });
  return { made, cancel: () => (cancelled = true) };
}

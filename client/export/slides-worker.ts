import { answer, type SlidesAnswer, type SlidesRequest } from './slides-work.ts';

/** Only what a worker's own end of the line is asked for here; the page's types know no worker. */
interface Line {
  postMessage: (message: SlidesAnswer, transfer?: Transferable[]) => void;
  onmessage: ((event: MessageEvent<SlidesRequest>) => void) | null;
}
const line = globalThis as unknown as Line;

line.onmessage = ({ data }) => {
  try {
    const made = answer(data, (slides) => line.postMessage({ at: 'slide', slides }));
    line.postMessage(made, made.at === 'file' ? [made.bytes.buffer] : []);
  } catch (error) {
    line.postMessage({ at: 'failed', why: error instanceof Error ? error.message : String(error) });
  }
};

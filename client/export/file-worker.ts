import { answer, type FileAnswer, type FileRequest } from './file-work.ts';

/** Only what a worker's own end of the line is asked for here; the page's types know no worker. */
interface Line {
  postMessage: (message: FileAnswer, transfer?: Transferable[]) => void;
  onmessage: ((event: MessageEvent<FileRequest>) => void) | null;
}
const line = globalThis as unknown as Line;

line.onmessage = ({ data }) => {
  answer(data, (slides) => line.postMessage({ at: 'slide', slides })).then(
    (made) => line.postMessage(made, made.at === 'file' ? [made.bytes.buffer] : []),
    (error: unknown) => line.postMessage({ at: 'failed', why: error instanceof Error ? error.message : String(error) }),
  );
};

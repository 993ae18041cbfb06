import { pngWriter, type PngWriter, type Tile } from './png-file.ts';

export type PngRequest =
  { at: 'begin'; width: number; height: number; scale: number } | { at: 'tile'; tile: Tile } | { at: 'end' };
export type PngAnswer = { at: 'taken' } | { at: 'file'; blob: Blob } | { at: 'failed'; why: string };

/** Only what a worker's own end of the line is asked for here; the page's types know no worker. */
interface Line {
  postMessage: (message: PngAnswer) => void;
  onmessage: ((event: MessageEvent<PngRequest>) => void) | null;
}
const line = globalThis as unknown as Line;

let writer: PngWriter | undefined;
/** One after the other: a tile that was given later must not be written sooner. */
let turn = Promise.resolve();

async function taken(request: PngRequest): Promise<void> {
  if (request.at === 'begin') writer = pngWriter(request.width, request.height, request.scale);
  else if (!writer) throw new Error('no picture was begun');
  else if (request.at === 'tile') {
    await writer.add(request.tile);
    line.postMessage({ at: 'taken' });
  } else line.postMessage({ at: 'file', blob: await writer.end() });
}

line.onmessage = ({ data }) => {
  turn = turn.then(() => taken(data)).catch((error: unknown) => line.postMessage({ at: 'failed', why: String(error) }));
};

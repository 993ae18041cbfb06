import type { ReadAs } from '../../shared/files/brought.ts';

/**
 * The file as the server will read it right: in UTF-8 where somebody chose its letters, and with a first line that says
 * what parts the cells where somebody chose that. Rewritten as a stream, so that a long log is never whole in memory as
 * text; as it is where nothing was chosen.
 */
export async function textAsChosen(file: File, { encoding, delimiter }: ReadAs): Promise<File> {
  if (encoding === undefined && delimiter === undefined) return file;
  const isPacked = /\.gz$/iu.test(file.name);
  const plain: ReadableStream<Uint8Array<ArrayBuffer>> = isPacked
    ? file.stream().pipeThrough(new DecompressionStream('gzip'))
    : file.stream();
  const text =
    encoding === undefined
      ? plain
      : plain.pipeThrough(new TextDecoderStream(encoding)).pipeThrough(new TextEncoderStream());
  const body = await new Response(text).blob();
  const head = delimiter === undefined ? [] : [`sep=${delimiter}\n`];
  return new File([...head, body], file.name.replace(/\.gz$/iu, ''), { type: file.type });
}

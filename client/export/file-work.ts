import type { FormatName, WriteOptions } from '../../shared/files/formats.ts';
import type { StrangeLine } from '../../shared/files/pdf/strange-lines.ts';
import type { DeckOptions } from '../../shared/files/slides/deck-of.ts';
import type { DeckModel } from '../../shared/files/slides/slide.types.ts';
import type { Journey } from '../../shared/journey/journey.ts';

/** Slides to be looked at or saved, or a file of any other kind. */
export type FileRequest =
  | { journey: Journey; want: 'deck'; options: Omit<DeckOptions, 'onSlide'> }
  | { journey: Journey; want: 'slides'; options: Omit<DeckOptions, 'onSlide'> }
  | { journey: Journey; want: Exclude<FormatName, 'pptx'>; options: Omit<WriteOptions, 'onStrange'> };

export type FileAnswer =
  | { at: 'slide'; slides: number }
  | { at: 'deck'; deck: DeckModel }
  /** `strange`: lines in letters that the file has no font for. */
  | { at: 'file'; bytes: Uint8Array<ArrayBuffer>; strange: readonly StrangeLine[] }
  | { at: 'failed'; why: string };

export type Made = Extract<FileAnswer, { at: 'deck' | 'file' }>;

export async function answer(request: FileRequest, onSlide: (slides: number) => void): Promise<Made> {
  const { journey } = request;
  if (request.want !== 'deck' && request.want !== 'slides') {
    const { FORMATS } = await import('../../shared/files/formats.ts');
    let strange: readonly StrangeLine[] = [];
    const onStrange = (lines: readonly StrangeLine[]): void => void (strange = lines);
    const bytes = await FORMATS[request.want].write(journey, { ...request.options, onStrange });
    return { at: 'file', bytes: new Uint8Array(bytes), strange };
  }
  const { deckOf } = await import('../../shared/files/slides/deck-of.ts');
  const deck = deckOf(journey, { ...request.options, onSlide });
  if (request.want === 'deck') return { at: 'deck', deck };
  const { writeDeck } = await import('../../shared/files/pptx/pptx.ts');
  return { at: 'file', bytes: new Uint8Array(writeDeck(deck)), strange: [] };
}

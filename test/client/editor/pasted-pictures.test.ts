// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { droppedPictures, hearPastedPictures } from '../../../client/editor/pasted-pictures.ts';
import type { PictureContext, Uploaded } from '../../../client/editor/pictures.ts';
import { createEditor } from '../../../client/editor/store.ts';
import { cardsIn } from '../../../shared/journey/columns.ts';
import { idOf, peer } from '../../document/board.ts';

vi.mock('../../../client/editor/prepare-picture.ts', () => ({
  preparePicture: (blob: Blob) => Promise.resolve({ ok: true, blob }),
}));

const file = (type: string, name = 'Counter.png'): File => new File(['x'], name, { type });

function pasteOn(on: Element, files: readonly File[], types: readonly string[] = ['Files']): boolean {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'clipboardData', { value: { files, types } });
  on.dispatchEvent(event);
  return event.defaultPrevented;
}

let end = (): void => undefined;
afterEach(() => {
  end();
  document.body.replaceChildren();
});

/** A view of the map with a field and a cell in it. */
function view() {
  const { port } = peer('ada');
  const editor = createEditor();
  const upload = vi.fn((): Promise<Uploaded> => Promise.resolve({ ok: true, hash: 'abc', width: 30, height: 20 }));
  const whenBack = vi.fn<(act: () => void) => boolean>(() => true);
  const pictures = { upload, whenBack, state: vi.fn(), subscribe: vi.fn(), blob: vi.fn(), bring: vi.fn() };
  const problems: string[] = [];
  const context: PictureContext = {
    ...{ port, editor, mapId: idOf('map'), role: 'edit', personId: idOf('ada'), pictures },
    onProblem: (key) => void problems.push(key),
  };
  document.body.innerHTML = '<main><div id="cell"></div><input /></main><aside><p></p></aside>';
  end = hearPastedPictures(() => document.querySelector('main'), context);
  const on = (selector: string): Element => document.querySelector(selector) ?? document.body;
  return { port, editor, upload, whenBack, problems, on };
}

describe('a picture that is pasted', () => {
  it('stands in the cell the keyboard is in, by its file’s name, whichever view that is', async () => {
    const { port, editor, on, problems } = view();
    const cell = { laneId: idOf('pains'), columnId: idOf('buy') };
    editor.enterCell(cell);
    expect(pasteOn(on('#cell'), [file('image/png')])).toBe(true);
    await expect.poll(() => cardsIn(port.records(), cell).at(-1)).toMatchObject({ title: 'Counter', imageId: 'abc' });
    expect(problems).toEqual([]);
  });

  it('without a network waits for it, says so, and then stands where it was meant to', async () => {
    const { port, editor, on, upload, whenBack, problems } = view();
    const cell = { laneId: idOf('pains'), columnId: idOf('buy') };
    editor.enterCell(cell);
    upload.mockResolvedValueOnce({ ok: false, why: 'offline' });
    pasteOn(on('#cell'), [file('image/png')]);
    await expect.poll(() => problems).toEqual(['pictures.problem.waits']);
    expect(cardsIn(port.records(), cell).filter((card) => card.imageId !== undefined)).toEqual([]);
    editor.clear();
    whenBack.mock.calls[0]?.[0]();
    await expect.poll(() => cardsIn(port.records(), cell).at(-1)).toMatchObject({ title: 'Counter', imageId: 'abc' });
  });

  it('is to be brought again where it is the server that is away', async () => {
    const { on, upload, whenBack, problems } = view();
    upload.mockResolvedValueOnce({ ok: false, why: 'offline' });
    whenBack.mockReturnValueOnce(false);
    pasteOn(on('#cell'), [file('image/png')]);
    await expect.poll(() => problems).toEqual(['pictures.problem.offline']);
  });

  it('stands beside the map where the keyboard is nowhere', async () => {
    const { port, on } = view();
    pasteOn(on('#cell'), [file('image/png')]);
    await expect.poll(() => [...port.records().notes.values()].at(-1)?.imageId).toBe('abc');
  });

  it('is left to fields, to what stands outside of the view, and to the words of a spreadsheet', () => {
    const { upload, on } = view();
    expect(pasteOn(on('input'), [file('image/png')])).toBe(false);
    expect(pasteOn(on('aside p'), [file('image/png')])).toBe(false);
    expect(pasteOn(on('#cell'), [file('image/png')], ['Files', 'text/plain'])).toBe(false);
    expect(pasteOn(on('#cell'), [file('text/csv', 'a.csv')])).toBe(false);
    expect(upload).not.toHaveBeenCalled();
  });
});

it('a drop is of pictures only where it is of nothing else', () => {
  const drop = (...files: File[]): DragEvent => ({ dataTransfer: { files } }) as unknown as DragEvent;
  expect(droppedPictures(drop(file('image/png'), file('image/gif')))).toHaveLength(2);
  expect(droppedPictures(drop(file('image/png'), file('text/csv')))).toEqual([]);
});

// @vitest-environment jsdom
import { unzipSync } from 'fflate';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { addWords, speak } from '../../../client/ui/speech.ts';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ExportDialog } from '../../../client/export/export-dialog.tsx';
import en from '../../../client/locales/export.en.json' with { type: 'json' };
import tr from '../../../client/locales/export.tr.json' with { type: 'json' };
import slidesEn from '../../../client/locales/slides.en.json' with { type: 'json' };
import slidesTr from '../../../client/locales/slides.tr.json' with { type: 'json' };
import { journeyOf } from '../../../shared/files/journey-file.ts';
import { mapsOf } from '../../../shared/journey/columns.ts';
import { templateFile } from '../../../templates/index.ts';

const journey = journeyOf(templateFile('online-purchase', 'en'));
const mapId = mapsOf(journey)[0]?.id ?? '';
let root: Root;
let saved: { name: string; blob: Blob }[];
let blobs: Blob[];

const open = (view?: () => HTMLElement | null): void =>
  act(() =>
    root.render(
      <ExportDialog
        boardId="AAAAAAAAAAAA"
        journey={journey}
        mapId={mapId}
        theme="light"
        onClose={() => undefined}
        {...(view ? { view } : {})}
      />,
    ),
  );
const press = async (name: string): Promise<void> => {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name);
  if (!button) throw new Error(`no button ${name}`);
  await act(async () => {
    button.click();
    await Promise.resolve();
  });
};
/** What React was told meanwhile is drawn before each look. */
const until = (check: () => void): Promise<void> =>
  vi.waitFor(async () => {
    await act(async () => Promise.resolve());
    check();
  }, 10_000);
const status = (): string => document.querySelector('[role=status]')?.textContent ?? '';

beforeAll(() => {
  // jsdom has no CSS.escape, which the dialog's library asks for
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true, CSS: { escape: (text: string) => text } });
  addWords('en', { ...en, ...slidesEn });
  addWords('tr', { ...tr, ...slidesTr });
  speak('en');
});
beforeEach(() => {
  saved = [];
  blobs = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    const blob = blobs.at(-1);
    if (blob) saved.push({ name: this.download, blob });
  });
  URL.createObjectURL = (blob: Blob): string => `blob:${blobs.push(blob)}`;
  URL.revokeObjectURL = () => undefined;
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(async () => {
  act(() => root.unmount());
  document.body.replaceChildren();
  act(() => speak('en'));
  vi.restoreAllMocks();
});

describe('the export dialog', () => {
  it('gives a file up when asked to, or when it is closed, and ends the work on it', async () => {
    // makes nothing, as a very long file would for a while
    const endless = { postMessage: vi.fn(), terminate: vi.fn(), onmessage: null, onerror: null };
    vi.stubGlobal('Worker', function Worker() {
      return endless;
    });
    try {
      open();
      await press('Save PowerPoint slides');
      await until(() => expect(endless.postMessage).toHaveBeenCalledOnce());
      expect(status()).toBe('PowerPoint slides: being made …');
      await press('Cancel');
      await until(() => expect(status()).toBe('Cancelled. Nothing was saved.'));
      expect(endless.terminate).toHaveBeenCalledOnce();
      await press('Save PowerPoint slides');
      await until(() => expect(endless.postMessage).toHaveBeenCalledTimes(2));
      act(() => root.render(null));
      await until(() => expect(endless.terminate).toHaveBeenCalledTimes(2));
      expect(saved).toEqual([]);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('[X1] saves slides under the name of the map and says so', async () => {
    open();
    await press('Save PowerPoint slides');
    await until(() => expect(status()).toBe('Saved as Online purchase.pptx.'));
    expect(saved[0]?.name).toBe('Online purchase.pptx');
    const parts = unzipSync(new Uint8Array((await saved[0]?.blob.arrayBuffer()) ?? new ArrayBuffer(0)));
    expect(parts['ppt/presentation.xml']).toBeDefined();
  });

  it('[X2] saves the drawing and the journey file', async () => {
    open();
    await press('Save Drawing (SVG)');
    await until(() => expect(saved.map(({ name }) => name)).toEqual(['Online purchase.svg']));
    await press('Save Journey file (JSON)');
    await until(() => expect(saved.at(-1)?.name).toBe('Online purchase.journey.json'));
    expect(saved.at(-1)?.blob.type).toMatch(/^application\/json/u);
  });

  it('says in words that a picture could not be drawn, and saves nothing', async () => {
    Object.defineProperty(document, 'fonts', { value: { load: () => Promise.resolve([]) }, configurable: true });
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    open();
    await press('Save Picture (PNG)');
    await until(() =>
      expect(document.querySelector('[role=alert]')?.textContent).toContain('could not draw a picture'),
    );
    expect(saved).toEqual([]);
  });

  it('offers what I see only where there is something to see, and says when it fails', async () => {
    open();
    expect(document.body.textContent).not.toContain('What I see');
    open(() => null);
    await press('Copy What I see');
    expect(document.querySelector('[role=alert]')?.textContent).toContain('could not be made into a picture');
  });

  it('speaks Turkish', async () => {
    act(() => speak('tr'));
    open();
    expect(document.body.textContent).toContain('PowerPoint slaytları');
    expect(document.body.textContent).toMatch(/\d\.\d{3} × /u);
    expect(Object.keys(tr).toSorted()).toEqual(Object.keys(en).toSorted());
  });
});

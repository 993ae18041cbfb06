// @vitest-environment jsdom
import { strFromU8, unzipSync } from 'fflate';
import { act, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { addWords, speak } from '../../../client/ui/speech.ts';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { firstChoices } from '../../../client/export/slides-choices.ts';
import { SlidesDialog } from '../../../client/export/slides-dialog.tsx';
import exportEn from '../../../client/locales/export.en.json' with { type: 'json' };
import en from '../../../client/locales/slides.en.json' with { type: 'json' };
import tr from '../../../client/locales/slides.tr.json' with { type: 'json' };
import { journeyOf } from '../../../shared/files/journey-file.ts';
import { writePptx } from '../../../shared/files/pptx/pptx.ts';
import { mapsOf } from '../../../shared/journey/columns.ts';
import { templateFile } from '../../../templates/index.ts';

const journey = journeyOf(templateFile('online-purchase', 'en'));
const mapId = mapsOf(journey)[0]?.id ?? '';
let root: Root;
let blobs: Blob[];
let saved: { name: string; blob: Blob }[];

function Room() {
  const [choices, setChoices] = useState(() => firstChoices('en', mapId));
  return (
    <SlidesDialog
      journey={journey}
      mapId={mapId}
      choices={choices}
      onChange={setChoices}
      onBack={() => undefined}
      onClose={() => undefined}
    />
  );
}
const until = (check: () => void): Promise<void> =>
  vi.waitFor(async () => {
    await act(async () => Promise.resolve());
    check();
  }, 20_000);
const pictures = (): string[] =>
  [...document.querySelectorAll('.slides-picture img')].map((one) => one.getAttribute('alt') ?? '');
const opened = (): Promise<void> => until(() => expect(pictures().length).toBeGreaterThan(10));
const check = (label: string): void => {
  const found = [...document.querySelectorAll('label')].find(({ textContent }) => textContent.trim() === label);
  if (!found) throw new Error(`nothing is called ${label}`);
  act(() => found.querySelector('input')?.click());
};
const press = (name: string): void => {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name);
  if (!button) throw new Error(`no button ${name}`);
  act(() => button.click());
};
async function savedTitles(): Promise<string[]> {
  press('Save slides');
  await until(() =>
    expect(document.querySelector('[role=status]')?.textContent).toBe('Saved as Online purchase.pptx.'),
  );
  const parts = unzipSync(new Uint8Array((await saved.at(-1)?.blob.arrayBuffer()) ?? new ArrayBuffer(0)));
  return Object.keys(parts)
    .filter((path) => /^ppt\/slides\/slide\d+\.xml$/u.test(path))
    .sort((a, b) => Number(/\d+/u.exec(a)?.[0]) - Number(/\d+/u.exec(b)?.[0]))
    .map((path) => /name="Title".*?<a:t>(.*?)<\/a:t>/su.exec(strFromU8(parts[path] ?? new Uint8Array()))?.[1] ?? '');
}

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true, CSS: { escape: (text: string) => text } });
  addWords('en', { ...exportEn, ...en });
  speak('en');
});
beforeEach(() => {
  [blobs, saved] = [[], []];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    const blob = blobs.at(-1);
    if (blob) saved.push({ name: this.download, blob });
  });
  URL.createObjectURL = (blob: Blob): string => `blob:${blobs.push(blob)}`;
  URL.revokeObjectURL = () => undefined;
  root = createRoot(document.body.appendChild(document.createElement('div')));
  act(() => root.render(<Room />));
});
afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

describe('slides before they are saved', () => {
  it('are shown with what they say, and saved as shown', async () => {
    await opened();
    const shown = pictures();
    expect(shown[0]).toBe('Slide 1: Online purchase');
    expect(shown[1]).toContain('Largest loss before');
    const source = document.querySelector('.slides-picture img')?.getAttribute('src') ?? '';
    expect(decodeURIComponent(source)).toContain('>Online purchase</text>');
    const titles = await savedTitles();
    expect(titles.map((title, i) => `Slide ${i + 1}: ${title}`)).toEqual(shown);
  });

  it('a single slide, a part and a lane can be left out, and the file has none of them', async () => {
    await opened();
    const all = pictures().length;
    check('3 Discover');
    check('Appendix: every number and its source');
    await until(() => expect(pictures().length).toBe(all - 3));
    // the slide that was left out can be taken in again
    expect(pictures()).toContain('Slide 3: Discover');
    check('Funnel');
    await until(() => expect(pictures().join()).not.toContain('get through'));
    const titles = await savedTitles();
    expect(titles).not.toContain('Discover');
    expect(titles.join()).not.toMatch(/What was measured|get through|Largest loss/u);
    expect(titles).toContain('Receive');
  });

  it('takes the colours of a template, and says where a file has none', async () => {
    await opened();
    const input = document.querySelector<HTMLInputElement>('input[accept*=potx]');
    const give = (name: string, bytes: Uint8Array): void => {
      const file = new File([new Uint8Array(bytes)], name);
      Object.defineProperty(file, 'arrayBuffer', { value: () => Promise.resolve(new Uint8Array(bytes).buffer) });
      Object.defineProperty(input, 'files', { value: [file], configurable: true });
      act(() => {
        input?.dispatchEvent(new Event('change', { bubbles: true }));
      });
    };
    give('notes.txt', new TextEncoder().encode('no colours'));
    await until(() =>
      expect(document.querySelector('[role=alert]')?.textContent).toContain('“notes.txt” holds no theme'),
    );
    give('brand.potx', writePptx(journey, { now: 0, lang: 'en', accent: '#8A1538', parts: ['cover'] }));
    await until(() => expect(document.body.textContent).toContain('brand.potx'));
    await until(() =>
      expect(
        decodeURIComponent(document.querySelectorAll('.slides-picture img')[4]?.getAttribute('src') ?? ''),
      ).toContain('#8A1538'),
    );
    expect(document.querySelector('[role=alert]')).toBeNull();
  });

  it('says everything in both languages', () => {
    expect(Object.keys(tr).toSorted()).toEqual(Object.keys(en).toSorted());
  });
});

import { fileOf, type Format, sceneFor } from '../../client/export/files.ts';
import { mapPng } from '../../client/export/map-png.ts';
import { writeSvg } from '../../shared/files/svg.ts';
import { checkJourneyFile, journeyOf } from '../../shared/files/journey-file.ts';
import { mapsOf } from '../../shared/journey/columns.ts';
import type { Locale } from '../../shared/journey/journey.ts';

/** What a test asks of a page that holds nothing but the exports. */
const exported = {
  async picture(
    file: unknown,
    lang: Locale,
    theme: 'light' | 'dark',
    scale: number,
  ): Promise<{ png: string; svg: string }> {
    const checked = checkJourneyFile(file);
    if (!checked.ok) throw new Error('no journey file');
    const journey = journeyOf(checked.value);
    const mapId = mapsOf(journey)[0]?.id ?? '';
    const scene = sceneFor({ journey, mapId, lang, theme, now: 0 });
    return { png: await asData(await mapPng(scene, scale)), svg: writeSvg(scene) };
  },
  /** What a person waits for when they save a picture, and what it weighs. */
  async timedPicture(file: unknown, scale: 1 | 2): Promise<{ ms: number; bytes: number }> {
    const checked = checkJourneyFile(file);
    if (!checked.ok) throw new Error('no journey file');
    const journey = journeyOf(checked.value);
    const mapId = mapsOf(journey)[0]?.id ?? '';
    const start = performance.now();
    const { size } = await fileOf('png', { journey, mapId, lang: 'en', theme: 'light', scale, now: 0 });
    return { ms: performance.now() - start, bytes: size };
  },
  async slides(file: unknown, lang: Locale, now: number): Promise<string> {
    const checked = checkJourneyFile(file);
    if (!checked.ok) throw new Error('no journey file');
    const journey = journeyOf(checked.value);
    const wanted = { journey, mapId: mapsOf(journey)[0]?.id ?? '', lang, theme: 'light', scale: 1, now } as const;
    return asData(await fileOf('pptx', wanted));
  },
  /** As the dialog saves it. */
  async file(file: unknown, format: Format, lang: Locale, now: number): Promise<string> {
    const checked = checkJourneyFile(file);
    if (!checked.ok) throw new Error('no journey file');
    const journey = journeyOf(checked.value);
    const mapId = mapsOf(journey)[0]?.id ?? '';
    return asData(await fileOf(format, { journey, mapId, lang, theme: 'light', scale: 1, now, paper: 'a4' }));
  },
};

function asData(blob: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => failed(new Error('unreadable'));
    reader.readAsDataURL(blob);
  });
}

declare global {
  var journeyExports: typeof exported;
}
globalThis.journeyExports = exported;

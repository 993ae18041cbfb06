import { build } from 'esbuild';
import { FORMATS } from '../../shared/files/formats.ts';
import { journeyOf, writeJourneyFile } from '../../shared/files/journey-file.ts';
import { writePptx } from '../../shared/files/pptx/pptx.ts';
import { NO_PICTURES } from '../../shared/journey/pictures.ts';
import { templateFile } from '../../templates/index.ts';
import { findBrowser } from '../support/browser.mjs';
import { openBrowser } from '../support/people.ts';
import type {} from '../support/export-page.ts';
import { median, row } from './figures.ts';

/** The sample board with a thousand cards more. */
function crowded(): ReturnType<typeof templateFile> {
  const file = templateFile('online-purchase', 'en');
  const sample = file.cards ?? [];
  const more = Array.from({ length: 1000 }, (_, i) => {
    const card = sample[i % sample.length];
    if (!card) throw new Error('the template has no cards');
    return { ...card, id: `b${String(i).padStart(11, '0')}`, title: `Card ${i}: ${card.title}` };
  });
  return { ...file, cards: [...sample, ...more] };
}

async function picture(scale: number): Promise<string> {
  const bundled = await build({
    entryPoints: ['test/support/export-page.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent('<!doctype html><body></body>');
    await page.addScriptTag({ content: bundled.outputFiles[0]?.text ?? '' });
    const taken = await page.evaluate(
      async ([file, factor]) => {
        const start = performance.now();
        const { png } = await journeyExports.picture(file, 'en', 'light', factor);
        return { ms: performance.now() - start, kB: (png.length * 0.75) / 1000 };
      },
      [crowded(), scale] as const,
    );
    return `${taken.ms.toFixed(0)} ms (${taken.kB.toFixed(0)} kB)`;
  } finally {
    await browser.close();
  }
}

/** What leaves: slides, the journey file, the picture (X1, X2, X3). */
export async function figures(): Promise<void> {
  const journey = journeyOf(crowded());
  const slides = await median(5, () => writePptx(journey, { now: 0, lang: 'en' }));
  const bytes = writePptx(journey, { now: 0, lang: 'en' }).length;
  row('PPTX, 1,000 cards', { whole: `${slides.toFixed(0)} ms`, size: `${(bytes / 1000).toFixed(0)} kB` });
  const options = { now: 0, lang: 'en', pictures: NO_PICTURES } as const;
  for (const name of ['svg', 'pdf', 'xlsx', 'csv', 'md', 'mermaid'] as const) {
    const before = process.memoryUsage().rss;
    const size = (await FORMATS[name].write(journey, options)).length;
    const grown = process.memoryUsage().rss - before;
    const whole = await median(5, () => FORMATS[name].write(journey, options));
    row(`${name.toUpperCase()}, 1,000 cards`, {
      whole: `${whole.toFixed(0)} ms`,
      size: `${(size / 1000).toFixed(0)} kB`,
      memory: `+${(grown / 1_000_000).toFixed(0)} MB`,
    });
  }
  const file = await median(5, () => writeJourneyFile(journey));
  row('journey file, 1,000 cards', { whole: `${file.toFixed(0)} ms` });
  if (findBrowser()) row('PNG, 1,000 cards', { '1×': await picture(1), '2×': await picture(2) });
}

import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { FORMATS } from '../../shared/files/formats.ts';
import { journeyOf, writeJourneyFile } from '../../shared/files/journey-file.ts';
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

/** The page and, beside it, the worker that writes the file: each as one script, served under the names they ask for. */
async function scripts(): Promise<Map<string, string>> {
  const bundled = async (entry: string): Promise<string> => {
    const made = await build({ entryPoints: [entry], bundle: true, write: false, format: 'esm', target: 'es2022' });
    return made.outputFiles[0]?.text ?? '';
  };
  return new Map([
    ['/page.js', await bundled('test/support/export-page.ts')],
    ['/png-worker.ts', await bundled('client/export/png-worker.ts')],
  ]);
}

const HTML = '<!doctype html><body><script type="module" src="/page.js"></script></body>';

/** Time of a clock and of the processor, which says more on a machine with other work; and the most memory the page had. */
async function picture(scale: 1 | 2): Promise<string> {
  const served = await scripts();
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.route('**/*', (route) => {
      const script = served.get(new URL(route.request().url()).pathname);
      return route.fulfill(
        script === undefined
          ? { contentType: 'text/html', body: HTML }
          : { contentType: 'text/javascript', body: script },
      );
    });
    await page.goto('http://localhost/');
    await page.waitForFunction(() => 'journeyExports' in globalThis);
    const session = await browser.newBrowserCDPSession();
    const pages = async (): Promise<{ id: number; cpuTime: number }[]> =>
      (await session.send('SystemInfo.getProcessInfo')).processInfo.filter(({ type }) => type === 'renderer');
    const cpu = async (): Promise<number> => (await pages()).reduce((sum, { cpuTime }) => sum + cpuTime, 0);
    const before = await cpu();
    const taken = await page.evaluate(([file, factor]) => journeyExports.timedPicture(file, factor), [
      crowded(),
      scale,
    ] as const);
    const spent = ((await cpu()) - before) * 1000;
    const most = (await pages()).reduce((sum, { id }) => sum + peak(id), 0);
    return `${taken.ms.toFixed(0)} ms (${spent.toFixed(0)} ms of processor, ${(taken.bytes / 1000).toFixed(0)} kB, at most ${most.toFixed(0)} MB)`;
  } finally {
    await browser.close();
  }
}

/** The most memory a process ever had, in MB, from the kernel's table; not a number where there is none. */
function peak(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000;
  } catch {
    return NaN;
  }
}

/** What leaves: slides, the journey file, the picture (X1, X2, X3). */
export async function figures(): Promise<void> {
  const journey = journeyOf(crowded());
  const options = { now: 0, lang: 'en', pictures: NO_PICTURES } as const;
  for (const name of ['pptx', 'svg', 'pdf', 'xlsx', 'csv', 'md', 'mermaid'] as const) {
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

import { loadavg } from 'node:os';
import type { CDPSession, Page } from 'playwright-core';

/** The loader wraps functions with names in one that a page does not have. */
export const NAMES = 'globalThis.__name = (named) => named';

const sessions = new WeakMap<Page, Promise<CDPSession>>();

async function counting(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  // time on the processor, so that what else the machine does is not counted
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return session;
}

/** How long the main thread worked, by the browser's own count, which begins when it is first asked. */
export async function taskSeconds(page: Page): Promise<number> {
  const session = sessions.get(page) ?? counting(page);
  sessions.set(page, session);
  const { metrics } = await (await session).send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** On the processor. */
  tdur?: number;
}

/** Milliseconds on the processor that the main thread worked from the last mark `from` to the mark `to` in the page. */
export async function workBetween(page: Page, from: string, to: string, act: () => Promise<unknown>): Promise<number> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  if (!session) throw new Error('no browser to be traced');
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const whole = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'] },
  });
  await act();
  await session.send('Tracing.end');
  await whole;
  await session.detach();
  const end = events.find(({ name }) => name === to);
  const begin = events.findLast(({ name, pid, ts }) => name === from && pid === end?.pid && ts < end.ts);
  if (!begin || !end) throw new Error(`no ${from} or no ${to} in the trace`);
  const tasks = events
    .filter(({ ph, pid, tid, ts }) => ph === 'X' && pid === end.pid && tid === end.tid && ts < end.ts)
    .filter(({ ts, dur = 0 }) => ts + dur > begin.ts)
    .sort((a, b) => a.ts - b.ts);
  let work = 0;
  let until = -Infinity;
  for (const { ts, dur = 0, tdur = 0 } of tasks) {
    // what runs in another task is counted with it
    if (ts < until) continue;
    until = ts + dur;
    work += tdur;
  }
  return work / 1000;
}

/** How much else the machine had to do; without it a figure of time says little. */
export const load = (): string => (loadavg()[0] ?? 0).toFixed(1);

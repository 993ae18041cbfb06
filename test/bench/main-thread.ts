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

/** How much else the machine had to do; without it a figure of time says little. */
export const load = (): string => (loadavg()[0] ?? 0).toFixed(1);

import type { Page } from 'playwright-core';

export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds, as the two below. */
  ts: number;
  dur?: number;
  /** On the processor. */
  tdur?: number;
}

interface Work {
  ts: number;
  /** Milliseconds on the processor. */
  work: number;
}

/** What the browser's threads did meanwhile, with the marks that the page set. */
export async function traced<T>(page: Page, act: () => Promise<T>): Promise<[T, TraceEvent[]]> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  if (!session) throw new Error('no browser to be traced');
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const whole = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'] },
  });
  const result = await act();
  await session.send('Tracing.end');
  await whole;
  await session.detach();
  return [result, events.sort((a, b) => a.ts - b.ts)];
}

/** The tasks of the thread that set a mark, one after the other; what runs in another task is counted with that. */
export function tasksOf(events: readonly TraceEvent[], { pid, tid }: TraceEvent): Work[] {
  const tasks: Work[] = [];
  let until = -Infinity;
  for (const { ph, ts, dur = 0, tdur = 0, ...event } of events) {
    if (ph !== 'X' || event.pid !== pid || event.tid !== tid || ts < until) continue;
    until = ts + dur;
    tasks.push({ ts, work: tdur / 1000 });
  }
  return tasks;
}

/** How long the main thread worked from the last mark `from` to the mark `to` in the page, in milliseconds on the processor. */
export function workBetween(events: readonly TraceEvent[], from: string, to: string): number {
  const end = events.find(({ name }) => name === to);
  const begin = end && events.findLast(({ name, pid, ts }) => name === from && pid === end.pid && ts < end.ts);
  if (!begin || !end) throw new Error(`no ${from} or no ${to} in the trace`);
  const tasks = tasksOf(events, end);
  // the mark is set in the middle of a task, which belongs to it
  const first = tasks.findLastIndex(({ ts }) => ts <= begin.ts);
  return tasks
    .slice(first)
    .filter(({ ts }) => ts < end.ts)
    .reduce((sum, { work }) => sum + work, 0);
}

/** What the main thread worked for each picture, in milliseconds on the processor; the page sets a mark at each. */
export function workByFrame(events: readonly TraceEvent[], mark: string): number[] {
  const marks = events.filter(({ name }) => name === mark);
  const [first] = marks;
  if (!first) throw new Error(`no ${mark} in the trace`);
  const frames = marks.slice(1).map(() => 0);
  let at = 0;
  for (const { ts, work } of tasksOf(events, first)) {
    if (ts < first.ts) continue;
    while (at < frames.length && ts >= (marks[at + 1]?.ts ?? Infinity)) at += 1;
    if (at < frames.length) frames[at] = (frames[at] ?? 0) + work;
  }
  return frames;
}

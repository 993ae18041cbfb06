/** One made-up shopper's event: seconds since the first day of the sample. */
export interface SampleEvent {
  person: number;
  /** Step of the purchase, from 0. */
  step: number;
  at: number;
}

/** Share that goes on to the next step, and the median seconds it takes: the shape of an ordinary online shop. */
const GOING_ON = [
  { share: 0.31, seconds: 660 },
  { share: 0.71, seconds: 300 },
  { share: 0.815, seconds: 300 },
  { share: 0.92, seconds: 180 },
] as const;
const PEOPLE = 5000;
const DAYS = 30;
const WINDOW = 7 * 86_400;

/** Made-up events of an online shop, the same on every machine (mulberry32 by Tommy Ettinger, public domain). */
export function sampleEvents(seed = 2026): SampleEvent[] {
  let state = seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const events: SampleEvent[] = [];
  for (let person = 0; person < PEOPLE; person++) {
    let at = Math.floor(random() * DAYS * 86_400);
    events.push({ person, step: 0, at });
    for (const [i, { share, seconds }] of GOING_ON.entries()) {
      if (random() >= share) break;
      at += Math.round(seconds * (0.5 + random()));
      events.push({ person, step: i + 1, at });
    }
  }
  return events;
}

/** The funnel of the sample, in order, first entry, seven days: counts and median seconds from the step before. */
export function sampleFunnel(
  events: readonly SampleEvent[] = sampleEvents(),
): { count: number; medianSeconds?: number }[] {
  const people = new Map<number, number[]>();
  for (const { person, step, at } of events) {
    const times = people.get(person) ?? [];
    const first = times[0];
    if (step === times.length && (first === undefined || at - first <= WINDOW)) times.push(at);
    people.set(person, times);
  }
  return [0, ...GOING_ON].map((_, step) => {
    const reached = [...people.values()].filter((times) => times.length > step);
    const waits = reached
      .flatMap((times) => (step === 0 ? [] : [(times[step] ?? 0) - (times[step - 1] ?? 0)]))
      .sort((a, b) => a - b);
    const [low, high] = [waits[Math.floor((waits.length - 1) / 2)], waits[Math.floor(waits.length / 2)]];
    return {
      count: reached.length,
      ...(low === undefined || high === undefined ? {} : { medianSeconds: (low + high) / 2 }),
    };
  });
}

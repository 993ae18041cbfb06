export const SAMPLE_DEVICES = ['phone', 'computer'] as const;
type SampleDevice = (typeof SAMPLE_DEVICES)[number];

/** One made-up shopper's event: seconds since the first day of the sample. */
export interface SampleEvent {
  person: number;
  device: SampleDevice;
  /** Step of the purchase, from 0. */
  step: number;
  at: number;
}

export interface SampleStep {
  count: number;
  /** Since the step before. */
  medianSeconds?: number;
}

/** People who get as far as each step, the median seconds since the one before, and the share on a phone of those who stop there. */
const STEPS = [
  { people: 5000, seconds: 0, phone: 0.62 },
  { people: 1553, seconds: 11 * 60, phone: 0.8 },
  { people: 1103, seconds: 26 * 3600, phone: 0.6 },
  { people: 899, seconds: 2.5 * 86_400, phone: 0.6 },
  { people: 826, seconds: 4 * 86_400, phone: 0.45 },
] as const;
const DAYS = 30;
/** Of the funnel; nobody in the sample takes longer. */
export const SAMPLE_WINDOW = 30 * 86_400;

/** Numbers from 0 to 1, the same on every machine (mulberry32 by Tommy Ettinger, public domain). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Made-up events of an online shop. Who goes on is drawn by lot, how many is not. */
export function sampleEvents(seed = 2026): SampleEvent[] {
  const random = seeded(seed);
  const here: number[] = STEPS.map(({ people }) => people);
  const goOn: number[] = STEPS.map((_, step) => STEPS[step + 1]?.people ?? 0);
  const events: SampleEvent[] = [];
  for (let person = 0; person < STEPS[0].people; person++) {
    const times = [Math.floor(random() * DAYS * 86_400)];
    for (let step = 0; ; step++) {
      const [left = 0, places = 0] = [here[step], goOn[step]];
      const stays = random() * left >= places;
      here[step] = left - 1;
      if (stays) break;
      goOn[step] = places - 1;
      times.push((times[step] ?? 0) + Math.round((STEPS[step + 1]?.seconds ?? 0) * (0.5 + random())));
    }
    const device: SampleDevice = random() < (STEPS[times.length - 1]?.phone ?? 0) ? 'phone' : 'computer';
    events.push(...times.map((at, step) => ({ person, device, step, at })));
  }
  return events;
}

/** The funnel of the sample, in order, first entry, within the window: counts and median seconds from the step before. */
export function sampleFunnel(events: readonly SampleEvent[] = sampleEvents()): SampleStep[] {
  const people = new Map<number, number[]>();
  for (const { person, step, at } of events) {
    const times = people.get(person) ?? [];
    const first = times[0];
    if (step === times.length && (first === undefined || at - first <= SAMPLE_WINDOW)) times.push(at);
    people.set(person, times);
  }
  return STEPS.map((_, step) => {
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

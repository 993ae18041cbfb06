import { ID_PATTERN } from '../ids.ts';
import type { Id, Journey, Metric, Observation, Problem, Target } from '../journey.ts';
import { isPeriod } from '../periods.ts';
import { inRange } from './kinds.ts';

/** A value as a script sends it: names or ids, in the metric’s base unit. */
export interface Arriving {
  metric: string;
  target: string;
  period: string;
  value: number;
  n: number | null;
  segment?: string | undefined;
  k?: number | undefined;
  promoters?: number | undefined;
  detractors?: number | undefined;
  deviation?: number | undefined;
  low?: number | undefined;
  high?: number | undefined;
}

export type Arrived = Omit<Observation, 'id' | 'passportId'>;

type Ground = Pick<Journey, 'metrics' | 'maps' | 'stages' | 'steps' | 'cards'>;
interface Titled {
  id: Id;
  title: string;
  deleted?: unknown;
}

const SHOWN = 5;

const folded = (text: string): string => text.trim().toLocaleLowerCase('tr').replaceAll('ı', 'i');

/** How many letters have to change to make one of the other; what is far off need not be exact. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Names that somebody may have meant, the likeliest first. */
export function suggestions(wanted: string, names: readonly string[]): string[] {
  const word = folded(wanted).slice(0, 80);
  return [...new Set(names)]
    .map((name) => {
      const other = folded(name).slice(0, 80);
      const within = word !== '' && (other.includes(word) || word.includes(other));
      return { name, rank: within ? 0 : distance(word, other) };
    })
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ name }) => name);
}

const KINDS = { map: 'maps', stage: 'stages', step: 'steps', card: 'cards' } as const;

/** By id, else by exact title where only one bears it. */
function find<T extends { id: Id; deleted?: unknown }>(
  all: ReadonlyMap<Id, T>,
  text: string,
  nameOf: (one: T) => string,
): T | readonly T[] {
  const byId = ID_PATTERN.test(text) ? all.get(text) : undefined;
  if (byId && byId.deleted === undefined) return byId;
  const named = [...all.values()].filter((one) => one.deleted === undefined && nameOf(one).trim() === text);
  const [only, ...others] = named;
  return only && others.length === 0 ? only : named;
}

const isOne = <T>(found: T | readonly T[]): found is T => !Array.isArray(found);

export class Arrivals {
  readonly problems: Problem[] = [];
  readonly arrived: Arrived[] = [];
  readonly #ground: Ground;
  readonly #metrics = new Map<string, Metric | readonly Metric[]>();
  readonly #targets = new Map<string, Titled | readonly Titled[]>();
  readonly #keys = new Map<string, number>();

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  #tell(row: number, field: string, code: string, values: NonNullable<Problem['values']>): void {
    this.problems.push({ where: `${row}/${field}`, code, values: { row: row + 1, ...values } });
  }

  #metric(row: number, text: string): Metric | undefined {
    const found = this.#metrics.get(text) ?? find(this.#ground.metrics, text, ({ name }) => name);
    this.#metrics.set(text, found);
    if (isOne(found)) return found;
    const living = [...this.#ground.metrics.values()].filter((one) => one.deleted === undefined);
    const known =
      found.length > 0
        ? found.map(({ id }) => id).toSorted()
        : suggestions(
            text,
            living.map(({ name }) => name),
          );
    this.#tell(row, 'metric', found.length > 0 ? 'ambiguous' : 'unknown-metric', {
      given: text.slice(0, 80),
      suggestions: known.join(', '),
    });
    return undefined;
  }

  #target(row: number, text: string): Target | undefined {
    const [, kind, name = ''] = /^(map|stage|step|card):(.*)$/su.exec(text) ?? [];
    if (kind !== 'map' && kind !== 'stage' && kind !== 'step' && kind !== 'card') {
      this.#tell(row, 'target', 'unknown-target', { given: text.slice(0, 80), suggestions: '' });
      return undefined;
    }
    const all: ReadonlyMap<Id, Titled> = this.#ground[KINDS[kind]];
    const found = this.#targets.get(text) ?? find(all, name.trim(), ({ title }) => title);
    this.#targets.set(text, found);
    if (isOne(found)) return `${kind}:${found.id}`;
    const living = [...all.values()].filter((one) => one.deleted === undefined);
    const known =
      found.length > 0
        ? found.map(({ id }) => id).toSorted()
        : suggestions(
            name,
            living.map(({ title }) => title),
          );
    this.#tell(row, 'target', found.length > 0 ? 'ambiguous' : 'unknown-target', {
      given: text.slice(0, 80),
      suggestions: known.map((one) => `${kind}:${one}`).join(', '),
    });
    return undefined;
  }

  #fits(row: number, metric: Metric, seen: Arriving): boolean {
    const before = this.problems.length;
    const wrong = (field: string, code: string, given: number | string): void =>
      this.#tell(row, field, code, { given, metric: metric.name });
    if (!isPeriod(seen.period)) wrong('period', 'no-period', seen.period);
    if (!inRange(metric.kind, seen.value, metric.variant)) wrong('value', 'out-of-range', seen.value);
    const { n, k, promoters, detractors, low, high } = seen;
    if (k !== undefined && (n === null || k > n)) wrong('k', 'more-than-n', k);
    if (promoters !== undefined || detractors !== undefined) {
      const both = (promoters ?? NaN) + (detractors ?? NaN);
      if (Number.isNaN(both) || n === null || both > n) wrong('promoters', 'more-than-n', promoters ?? detractors ?? 0);
    }
    if (low !== undefined || high !== undefined) {
      const holds = low !== undefined && high !== undefined && low <= seen.value && seen.value <= high;
      if (!holds) wrong('low', 'not-around-value', low ?? high ?? 0);
    }
    return this.problems.length === before;
  }

  take(row: number, seen: Arriving): void {
    const metric = this.#metric(row, seen.metric);
    const target = this.#target(row, seen.target);
    const fits = metric !== undefined && this.#fits(row, metric, seen);
    if (!metric || target === undefined || !fits) return;
    const { metric: _name, target: _place, segment = '', ...rest } = seen;
    const key = JSON.stringify([metric.id, target, segment, seen.period]);
    const first = this.#keys.get(key);
    // which of two is right nobody can tell
    if (first !== undefined) return this.#tell(row, 'period', 'repeated', { first: first + 1 });
    this.#keys.set(key, row);
    const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    this.arrived.push({
      ...known,
      metricId: metric.id,
      target,
      segment,
      period: seen.period,
      value: seen.value,
      n: seen.n,
    });
  }
}

/** All of them, or what is wrong with which: half of a report is not what anybody sent. */
export function arrivals(
  ground: Ground,
  rows: readonly Arriving[],
): { ok: true; observations: readonly Arrived[] } | { ok: false; problems: readonly Problem[] } {
  const all = new Arrivals(ground);
  rows.forEach((seen, row) => all.take(row, seen));
  return all.problems.length > 0 ? { ok: false, problems: all.problems } : { ok: true, observations: all.arrived };
}

import {
  type EventFunnelQuestion,
  type EventFunnelResult,
  type EventGroup,
  type EventStep,
  labelOf,
  type NextEvents,
} from '../../shared/journey/event-funnel.ts';
import { byName } from '../../shared/journey/paths.ts';
import type { Attempt } from './attempts.ts';
import { type EventColumns, SECOND } from './events.ts';
import { medianOf, Numbers } from './select.ts';

const USUAL_GROUPS = 20;
const NEXT_TOLD = 8;

interface Group {
  values: readonly (string | null)[];
  counts: number[];
  open: number[];
}

/** Times of those who got to a step, and which group each is of. */
interface Times {
  before: Numbers;
  first: Numbers;
  groups: Numbers;
}

interface Spans {
  before: Float64Array;
  first: Float64Array;
}
const NO_SPANS: Spans = { before: new Float64Array(0), first: new Float64Array(0) };

/** What attempts come to: counts, groups, times, and what came after. */
export class Tally {
  readonly #question: EventFunnelQuestion;
  readonly #counts: number[];
  readonly #open: number[];
  readonly #times: Times[];
  readonly #groups: Group[] = [];
  readonly #byKey = new Map<number, number>();
  readonly #next: { events: Map<string, number>; nothing: number }[];

  constructor(question: EventFunnelQuestion) {
    this.#question = question;
    const each = <T>(make: () => T): T[] => question.steps.map(make);
    this.#counts = each(() => 0);
    this.#open = each(() => 0);
    this.#times = each(() => ({ before: new Numbers(), first: new Numbers(), groups: new Numbers() }));
    this.#next = each(() => ({ events: new Map<string, number>(), nothing: 0 }));
  }

  #groupOf(columns: EventColumns, row: number): number {
    let key = 0;
    for (const name of this.#question.breakdown ?? [])
      key = key * 65_536 + (columns.properties.get(name)?.codes[row] ?? 0);
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const values = (this.#question.breakdown ?? []).map((name) => {
      const column = columns.properties.get(name);
      return column?.values[(column.codes[row] ?? 0) - 1] ?? null;
    });
    this.#byKey.set(key, this.#groups.length);
    return this.#groups.push({ values, counts: this.#counts.map(() => 0), open: this.#counts.map(() => 0) }) - 1;
  }

  /** `end`: the last row of the entity, plus one. */
  add({ level, rows, open }: Attempt, columns: EventColumns, end: number): void {
    const { breakdown, steps, losses } = this.#question;
    const first = rows[0] ?? 0;
    const index = breakdown ? this.#groupOf(columns, first) : 0;
    const group = this.#groups[index];
    for (let k = 0; k < level; k++) {
      this.#counts[k] = (this.#counts[k] ?? 0) + 1;
      if (group) group.counts[k] = (group.counts[k] ?? 0) + 1;
      const times = this.#times[k];
      if (k === 0 || !times) continue;
      const at = columns.times[rows[k] ?? 0] ?? 0;
      times.before.push(at - (columns.times[rows[k - 1] ?? 0] ?? 0));
      times.first.push(at - (columns.times[first] ?? 0));
      if (breakdown) times.groups.push(index);
    }
    if (level === steps.length) return;
    const last = level - 1;
    if (open) {
      this.#open[last] = (this.#open[last] ?? 0) + 1;
      if (group) group.open[last] = (group.open[last] ?? 0) + 1;
    }
    const next = losses ? this.#next[last] : undefined;
    if (!next) return;
    const after = (rows[last] ?? 0) + 1;
    if (after >= end) next.nothing++;
    else {
      const name = columns.event.values[(columns.event.codes[after] ?? 0) - 1] ?? '';
      next.events.set(name, (next.events.get(name) ?? 0) + 1);
    }
  }

  #nextOf(k: number): NextEvents {
    const { events = new Map<string, number>(), nothing = 0 } = this.#next[k] ?? {};
    const sorted = [...events]
      .map(([event, count]) => ({ event, count }))
      .sort((a, b) => b.count - a.count || byName(a.event, b.event));
    const others = sorted.slice(NEXT_TOLD).reduce((sum, { count }) => sum + count, 0);
    return { events: sorted.slice(0, NEXT_TOLD), others, nothing };
  }

  /** `times`: of each step, of those whose counts these are. */
  #steps(counts: readonly number[], open: readonly number[], times: readonly Spans[], whole: boolean): EventStep[] {
    const { steps, windowSeconds, losses } = this.#question;
    return steps.map((step, k): EventStep => {
      const { before, first } = times[k] ?? NO_SPANS;
      const last = k === steps.length - 1;
      return {
        label: labelOf(step),
        count: counts[k] ?? 0,
        ...(before.length > 0
          ? {
              meanSeconds: before.reduce((total, value) => total + value, 0) / before.length / SECOND,
              medianSeconds: medianOf(before) / SECOND,
              medianFromFirstSeconds: medianOf(first) / SECOND,
            }
          : {}),
        ...(windowSeconds === null || last ? {} : { stillOpen: open[k] ?? 0 }),
        ...(losses && whole && !last ? { next: this.#nextOf(k) } : {}),
      };
    });
  }

  /** Times of each step, parted by the slot that each group is told in. */
  #parted(slots: Int32Array, count: number): Spans[][] {
    const parts = Array.from({ length: count }, (): Spans[] => []);
    for (const { before, first, groups } of this.#times) {
      const of = groups.all;
      const sizes = new Int32Array(count);
      for (const group of of) sizes[slots[group] ?? 0]!++;
      const made = [...sizes].map((size) => ({ before: new Float64Array(size), first: new Float64Array(size) }));
      const at = new Int32Array(count);
      for (let i = 0; i < of.length; i++) {
        const slot = slots[of[i] ?? 0] ?? 0;
        const place = at[slot]!++;
        const spans = made[slot] ?? NO_SPANS;
        spans.before[place] = before.all[i] ?? 0;
        spans.first[place] = first.all[i] ?? 0;
      }
      made.forEach((spans, slot) => parts[slot]?.push(spans));
    }
    return parts;
  }

  #breakdown(limit: number): EventGroup[] {
    const text = new Map(this.#groups.map((group) => [group, JSON.stringify(group.values)]));
    const sorted = this.#groups.toSorted(
      (a, b) => (b.counts[0] ?? 0) - (a.counts[0] ?? 0) || byName(text.get(a) ?? '', text.get(b) ?? ''),
    );
    const told = sorted.slice(0, limit);
    const rest = sorted.slice(limit);
    const slotOf = new Map(sorted.map((group, place) => [group, Math.min(place, limit)]));
    const slots = Int32Array.from(this.#groups, (group) => slotOf.get(group) ?? limit);
    const times = this.#parted(slots, told.length + 1);
    const groups = told.map(({ values, counts, open }, slot): EventGroup => ({
      values,
      steps: this.#steps(counts, open, times[slot] ?? [], false),
    }));
    if (rest.length === 0) return groups;
    const sum = (pick: (group: Group) => readonly number[]): number[] =>
      this.#counts.map((_, k) => rest.reduce((total, group) => total + (pick(group)[k] ?? 0), 0));
    const steps = this.#steps(
      sum(({ counts }) => counts),
      sum(({ open }) => open),
      times[limit] ?? [],
      false,
    );
    return [...groups, { values: [], groups: rest.length, steps }];
  }

  result(): EventFunnelResult {
    const { breakdown, breakdownLimit = USUAL_GROUPS } = this.#question;
    const parted = breakdown ? { breakdown: this.#breakdown(breakdownLimit), groups: this.#groups.length } : {};
    const times = this.#times.map(({ before, first }) => ({ before: before.all, first: first.all }));
    return { steps: this.#steps(this.#counts, this.#open, times, true), ...parted };
  }
}

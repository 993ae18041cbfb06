import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Real event logs with their answers, where this machine has them. */
const FOLDER = resolve(process.env['SHARED_DATA'] ?? '../shared/data');
export const HAS_TRUTHS = existsSync(join(FOLDER, 'events'));
export const TRUTHS_MISSING = HAS_TRUTHS ? '' : ' (SKIPPED: the shared data are not on this machine)';

export interface Truth {
  dataset: string;
  file: string;
  columns: { entity: string; timestamp: string; activity: string };
  totals: {
    events: number;
    entities: number;
    activities: number;
    first_timestamp_utc: string;
    last_timestamp_utc: string;
  };
  events_per_activity: Record<string, number>;
  entities_per_activity: Record<string, number>;
  start_activities: Record<string, number>;
  end_activities: Record<string, number>;
  directly_follows_top10: { from: string; to: string; count: number; median_seconds: number }[];
  directly_follows_pairs: number;
  funnels: {
    name: string;
    steps: string[];
    results: {
      window_seconds: number | null;
      first_entry: {
        counts: number[];
        median_seconds_from_previous: (number | null)[];
        mean_seconds_from_previous: (number | null)[];
        median_seconds_from_step1: (number | null)[];
      };
      any_entry_counts: number[];
      strict_consecutive_counts: number[];
      first_entry_breakdown_by_value_on_step1_event?: Record<string, Record<string, number[]>>;
    }[];
  }[];
}

export interface FunnelCase {
  id: string;
  order: 'ordered' | 'strict' | 'unordered';
  conversion_window_seconds: number;
  steps: { event: string | null; where?: Record<string, string> }[];
  exclusions?: { event: string; from_step: number; to_step: number; where?: Record<string, string> }[];
  breakdown?: { property: string | string[]; attribution: string; limit?: number };
  events: { user: string; event: string; timestamp: string; properties?: Record<string, string | number> }[];
  expected: {
    counts?: (number | null)[];
    users_reaching_step?: Record<string, string[]>;
    average_seconds_from_previous?: (number | null)[];
    median_seconds_from_previous?: (number | null)[];
    by_breakdown?: Record<
      string,
      {
        counts: (number | null)[];
        average_seconds_from_previous?: (number | null)[];
        median_seconds_from_previous?: (number | null)[];
      }
    >;
    breakdown_values?: string[];
    time_to_convert?: { from_step: number; to_step: number; average_seconds: number };
  };
}

const read = (path: string): string => readFileSync(join(FOLDER, path), 'utf8');

export const truths = (): Truth[] =>
  ['sales_funnel', 'running_example', 'sepsis'].map((name) => JSON.parse(read(`events/${name}.truth.json`)) as Truth);
export const truthFile = ({ file }: Truth): Uint8Array => readFileSync(join(FOLDER, 'events', file));
export const funnelCases = (): FunnelCase[] => (JSON.parse(read('funnel-cases.json')) as { cases: FunnelCase[] }).cases;

import { z } from 'zod';

export const MOST_HOOKS = 10;

export const HookBody = z.strictObject({
  /** http or https; no name and password in it. */
  url: z.url({ protocol: /^https?$/ }).max(2_000),
  /** Absent: every metric with a target. */
  metricIds: z
    .array(z.string().regex(/^[A-Za-z0-9]{12}$/))
    .min(1)
    .max(200)
    .optional(),
});

/** How the last message went. */
export interface HookState {
  at: number;
  ok: boolean;
  /** Of the answer; absent when there was none. */
  status?: number;
  /** How many tries it took, or has taken so far. */
  tries: number;
}

export interface HookAnswer {
  id: string;
  url: string;
  metricIds?: readonly string[];
  last?: HookState;
  /** Messages that wait to be sent, again or for the first time. */
  waiting: number;
}

export interface HooksAnswer {
  hooks: readonly HookAnswer[];
}

/** What a message is signed with is told once, when the hook is made. */
export interface MadeHookAnswer extends HookAnswer {
  secret: string;
}

/** Body of a message. Header `journeyboard-signature: t=<seconds>,v1=<hex HMAC-SHA256 of "<t>.<body>">`. */
export interface HookMessage {
  /** The same for each try, so that who hears it twice can tell. */
  id: string;
  event: 'target.met' | 'target.missed';
  at: string;
  board: string;
  metric: { id: string; name: string; kind: string; unit: string; direction: 'higher' | 'lower'; target: number };
  target: string;
  segment: string;
  period: string;
  value: number;
  n: number | null;
}

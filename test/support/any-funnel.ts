import fc from 'fast-check';
import type { EventFunnelQuestion } from '../../shared/journey/event-funnel.ts';

const SECOND = 1e6;

const event = fc.record({
  user: fc.constantFrom('u', 'v', 'w'),
  event: fc.constantFrom('a', 'b', 'c', 'x'),
  // few instants, so that many are equal
  at: fc.nat(6).map((n) => n * SECOND),
  properties: fc.constantFrom<Record<string, string>>({}, { plan: 'free' }, { plan: 'paid' }),
});
/** Events of three people. */
export const log = fc.array(event, { minLength: 1, maxLength: 24 });
const step = fc.oneof(
  fc.record({ event: fc.constantFrom('a', 'b', 'c') }),
  fc.constant({ anyOf: ['a', 'b'] }),
  fc.constant({ event: 'a', where: { plan: 'paid' } }),
  fc.constant({ event: 'b', where: { plan: ['free', ''] } }),
  fc.constant({}),
);
/** Questions of every mode about them. */
export const question = fc
  .record({
    steps: fc.array(step, { minLength: 1, maxLength: 4 }),
    order: fc.constantFrom('sequential' as const, 'strict' as const, 'any' as const),
    entry: fc.constantFrom('first' as const, 'any' as const),
    windowSeconds: fc.constantFrom(null, 0, 1, 2, 4),
    excluded: fc.boolean(),
  })
  .map(({ excluded, ...rest }): EventFunnelQuestion => ({
    ...rest,
    ...(excluded && rest.steps.length > 1
      ? { exclusions: [{ event: 'x', fromStep: rest.steps.length - 1, toStep: rest.steps.length }] }
      : {}),
  }));

import { describe, expect, it } from 'vitest';
import type { EventColumns } from '../../server/analytics/events.ts';
import { FunnelPass } from '../../server/analytics/funnel-pass.ts';
import { PathsPass } from '../../server/analytics/paths-pass.ts';
import { bring } from '../support/brought.ts';
import { columnsOf } from '../support/events.ts';
import { type Asks, checkCase, checkFunnels, checkMapped, checkPaths, questionOf } from '../support/truth-checks.ts';
import { funnelCases, HAS_TRUTHS, TRUTHS_MISSING, truthFile, truths } from '../support/truths.ts';

function asksOf(columns: EventColumns): Asks {
  const end = columns.times.reduce((last, time) => Math.max(last, time), -Infinity);
  return {
    async funnel(question) {
      const pass = new FunnelPass(question, end);
      pass.feed(columns, () => true);
      return pass.result();
    },
    async paths(question) {
      const pass = new PathsPass(question);
      pass.feed(columns, () => true);
      pass.second();
      pass.feed(columns, () => true);
      return pass.result();
    },
  };
}

describe.skipIf(!HAS_TRUTHS)(`real event logs${TRUTHS_MISSING}`, () => {
  it.each(HAS_TRUTHS ? truths() : [])(
    '$dataset: columns are guessed, and every answer is the true one',
    async (truth) => {
      for (const block of [64 * 1024, 777]) {
        const brought = bring(truthFile(truth), { block });
        const { entity, timestamp, activity } = truth.columns;
        expect([brought.guess.time, brought.guess.event]).toEqual([timestamp, activity]);
        const prepared = await brought.mapped({
          entity,
          properties: brought.guess.properties.filter((name) => name !== entity),
        });
        checkMapped(truth, prepared);
        if (block === 777) continue;
        const asks = asksOf(prepared.columns);
        await checkPaths(truth, asks);
        expect(await checkFunnels(truth, asks)).toBeGreaterThan(8);
      }
    },
  );
});

describe.skipIf(!HAS_TRUTHS)(`worked funnels${TRUTHS_MISSING}`, () => {
  const cases = HAS_TRUTHS ? funnelCases() : [];
  it.each(cases)('$id', async (one) => {
    const question = questionOf(one);
    if (!question) {
      expect(['last_touch', 'all_events']).toContain(one.breakdown?.attribution);
      return;
    }
    const events = one.events.map(({ user, event, timestamp, properties = {} }) => ({
      user,
      event,
      at: Date.parse(timestamp) * 1_000,
      properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, String(value)])),
    }));
    checkCase(one, await asksOf(columnsOf(events)).funnel(question));
    for (const [step, users] of Object.entries(one.expected.users_reaching_step ?? {}))
      for (const user of new Set(events.map((event) => event.user))) {
        const own = await asksOf(columnsOf(events.filter((event) => event.user === user))).funnel(question);
        expect(own.steps[Number(step) - 1]?.count, `${user} at ${step}`).toBe(users.includes(user) ? 1 : 0);
      }
  });

  it('are all there', () => {
    expect(cases).toHaveLength(23);
    expect(cases.filter((one) => questionOf(one))).toHaveLength(21);
  });
});

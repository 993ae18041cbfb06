import { describe, expect, it } from 'vitest';
import { callOf, leadersIn, seenBy } from '../../../client/workshop/lead.ts';
import { doingOf } from '../../../shared/wire/doing.ts';
import type { Lead } from '../../../shared/wire/leading.ts';
import type { PresenceState } from '../../../shared/wire/presence.ts';
import type { Role } from '../../../shared/wire/roles.ts';

const seen = { x: 0, y: 0, width: 100, height: 80 };
const stop = { id: 'overview', at: 1, of: 3 };
const state = (name: string, role: Role, lead?: Lead): PresenceState => ({
  person: { personId: name, name, color: 0, role },
  map: 'mmmmmmmmmmmm',
  ...(lead ? { lead } : {}),
});

describe('who may be followed', () => {
  it('[A1] presents who may edit; everybody is called only by who facilitates', () => {
    const states = [
      state('view', 'view', { seen, stop }),
      state('comment', 'comment', { seen, stop, call: 1 }),
      state('edit', 'edit', { seen, stop, call: 2 }),
      state('caller', 'edit', { seen, call: 3 }),
      state('lead', 'facilitate', { seen, call: 4 }),
      state('quiet', 'facilitate'),
    ];
    const leaders = leadersIn(states);
    expect(leaders.map(({ person }) => person.name)).toEqual(['lead', 'edit']);
    expect(leaders.map(callOf)).toEqual([4, undefined]);
  });

  it('is seen through the same lens, and through everybody where none is told', () => {
    const [plain] = leadersIn([state('a', 'edit', { seen, stop })]);
    const [lens] = leadersIn([
      state('a', 'edit', { seen, stop, lens: { of: 'segment', name: 'Phone' }, period: '2026' }),
    ]);
    expect(plain && seenBy(plain).sight).toEqual({ lens: { of: 'everybody' } });
    expect(lens && seenBy(lens).sight).toEqual({ lens: { of: 'segment', name: 'Phone' }, period: '2026' });
  });

  it('[D8] what is no place is left out, and the rest of what is said is kept', () => {
    const said = (lead: unknown): unknown => doingOf({ cursor: { x: 1, y: 2 }, lead }).lead;
    expect(said({ seen, stop, extra: { deep: [[[1]]] } })).toEqual({ seen, stop });
    for (const lead of [
      { stop },
      { seen: { ...seen, width: 0 } },
      { seen: { ...seen, x: 1e9 } },
      { seen, stop: { ...stop, id: 'x'.repeat(201) } },
      { seen, call: 'now' },
      'everywhere',
    ])
      expect(said(lead)).toBeUndefined();
    expect(doingOf({ cursor: { x: 1, y: 2 }, lead: 7 }).cursor).toEqual({ x: 1, y: 2 });
  });
});

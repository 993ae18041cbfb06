import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tellChanges } from '../../../client/app/announcing/changes.ts';
import { collectChanges, QUIET_MS } from '../../../client/app/announcing/collecting.ts';
import type { Presence, PresenceState } from '../../../shared/wire/presence.ts';
import { idOf, peers, sync } from '../../document/board.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const CARD = idOf('card');

function setUp() {
  const [me, other] = peers('ada', 'umut');
  let states = new Map<number, PresenceState>();
  const listeners = new Set<() => void>();
  const presence: Presence = {
    others: () => states,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    say: () => undefined,
  };
  const does = (doing: Partial<PresenceState>): void => {
    const person = { personId: idOf('umut'), name: 'Umut', color: 0, role: 'edit' as const };
    states = new Map([[1, { person, ...doing }]]);
    for (const listener of listeners) listener();
  };
  const heard: string[] = [];
  collectChanges(me.port, presence, ({ touched, doerOf }) => {
    heard.push(
      ...tellChanges(touched, {
        journey: me.port.records(),
        locale: 'en',
        t: (key, values = {}) => `${key} ${Object.values(values).join(' | ')}`,
        nameOf: (id) => (id === idOf('umut') ? 'Umut' : 'somebody'),
        doerOf,
      }),
    );
  });
  return { me, other, does, heard };
}

describe('what others change', () => {
  it('is told once they pause, with what became of it in the end', () => {
    const { me, other, heard } = setUp();
    const cell = { laneId: idOf('lane'), columnId: idOf('buy') };
    other.port.run({ type: 'addCards', cell, cards: [{ id: idOf('new'), kind: 'action', title: 'P' }] });
    sync(me, other);
    other.port.text(idOf('new'), 'title')?.edit(1, 0, 'ays');
    sync(me, other);
    expect(heard).toEqual([]);
    vi.advanceTimersByTime(QUIET_MS);
    expect(heard).toEqual(['announce.card.added Umut | Pays | Actions | buy']);
  });

  it('tells who said what about which card, whole and once, and that it was settled', () => {
    const { me, other, heard } = setUp();
    const say = (id: string, fields: Record<string, unknown>): void => {
      const comment = { id: idOf(id), target: `card:${CARD}`, text: '', author: 'Umut', ...fields };
      other.port.run({ type: 'addComment', comment });
      sync(me, other);
      vi.advanceTimersByTime(QUIET_MS);
    };
    say('first', { text: `Why here, @[Ada](${idOf('ada')})?` });
    say('turn', { threadId: idOf('first'), resolved: true });
    say('there', { target: 'place:10,20', mapId: idOf('map'), text: 'long '.repeat(60) });
    expect(heard.slice(0, 2)).toEqual([
      'announce.comment.said Umut | Looks | Why here, @Ada?',
      'announce.comment.resolved Umut | Looks',
    ]);
    expect(heard[2]).toMatch(/^announce\.comment\.said Umut \| announce\.comment\.place {2}\| (?:long ){31}long…$/u);
    // one's own words are known
    me.port.run({
      type: 'addComment',
      comment: { id: idOf('mine'), target: `card:${CARD}`, text: 'Yes', author: 'Ada' },
    });
    vi.advanceTimersByTime(QUIET_MS);
    expect(heard).toHaveLength(3);
  });

  it('is not told letter by letter while it is being written', () => {
    const { me, other, does, heard } = setUp();
    does({ edit: { id: CARD, field: 'title' } });
    other.port.text(CARD, 'title')?.edit(5, 0, ' around');
    sync(me, other);
    vi.advanceTimersByTime(20 * QUIET_MS);
    expect(heard).toEqual([]);
    does({});
    vi.advanceTimersByTime(QUIET_MS);
    expect(heard).toEqual(['announce.card.renamed Umut | Looks around | Actions | see | Looks']);
  });

  it('names who was there, and nobody where that is not known; what came to nothing is not told', () => {
    const { me, other, does, heard } = setUp();
    other.port.run({ type: 'setStage', id: idOf('buy'), fields: { title: 'Pay' } });
    sync(me, other);
    vi.advanceTimersByTime(QUIET_MS);
    does({ selection: [CARD] });
    other.port.run({ type: 'moveCards', ids: [CARD], cell: { laneId: idOf('pains'), columnId: idOf('use') } });
    sync(me, other);
    vi.advanceTimersByTime(QUIET_MS);
    other.port.run({ type: 'setStage', id: idOf('see'), fields: { title: 'Look' } });
    sync(me, other);
    other.port.run({ type: 'setStage', id: idOf('see'), fields: { title: 'see' } });
    sync(me, other);
    vi.advanceTimersByTime(QUIET_MS);
    expect(heard[0]).toBe('announce.stage.renamed somebody | Pay | buy');
    expect(heard[1]).toBe('announce.card.moved Umut | Looks | Pain points | use');
    expect(heard.filter((sentence) => sentence.startsWith('announce.stage.renamed'))).toHaveLength(1);
  });

  it('is mine alone when I do it, and then it is not told', () => {
    const { me, heard } = setUp();
    me.port.run({ type: 'setStage', id: idOf('buy'), fields: { title: 'Pay' } });
    vi.advanceTimersByTime(QUIET_MS);
    expect(heard).toEqual([]);
  });
});

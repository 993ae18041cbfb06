import { describe, expect, it } from 'vitest';
import { routeOf } from '../../../client/app/route.ts';
import { initialsOf, peopleOf } from '../../../client/app/people.tsx';
import { reasonOf } from '../../../client/app/closed-notice.tsx';
import type { PresenceState } from '../../../shared/wire/presence.ts';

describe('an address', () => {
  it('[A1] leads to a board, with the token taken from the fragment only', () => {
    expect(routeOf({ pathname: '/b/AbCdEf123456', hash: '#to.k-en_1' })).toEqual({
      at: 'board',
      id: 'AbCdEf123456',
      token: 'to.k-en_1',
    });
    expect(routeOf({ pathname: '/b/AbCdEf123456/', hash: '' })).toMatchObject({ at: 'board', token: '' });
    expect(routeOf({ pathname: '/b/AbCdEf123456/present', hash: '#k' })).toMatchObject({
      id: 'AbCdEf123456',
      token: 'k',
    });
  });

  it('is the start page, or nowhere', () => {
    expect(routeOf({ pathname: '/', hash: '' })).toEqual({ at: 'home' });
    for (const pathname of ['/b/short', '/b/AbCdEf123456/extra', '/boards', '/b/'])
      expect(routeOf({ pathname, hash: '' })).toEqual({ at: 'nowhere' });
  });
});

describe('the others on a board', () => {
  const state = (personId: string, name: string): PresenceState => ({
    person: { personId, name, color: 1, role: 'edit' },
  });

  it('are shown once each, however many windows they have open', () => {
    const others = new Map([
      [1, state('b', 'Bora')],
      [2, state('a', 'Ayşe')],
      [3, state('b', 'Bora')],
    ]);
    expect(peopleOf({ others: () => others }).map(({ name }) => name)).toEqual(['Ayşe', 'Bora']);
  });

  it('have the first letters of their first and last name, whole characters only, as capitals of the language', () => {
    const names = ['Ayşe', 'ilkay Nur Şen', ' bora  demir ', '👩‍🚀 X'];
    expect(names.map((name) => initialsOf(name, 'tr'))).toEqual(['A', 'İŞ', 'BD', '👩X']);
    expect(initialsOf('ida quinn', 'en')).toBe('IQ');
  });
});

describe('a closed connection', () => {
  it('[D9] has a reason of its own for every final code, and one for codes yet unknown', () => {
    expect([4400, 4401, 4403, 4404, 4413, 4426, 4499].map(reasonOf)).toEqual([
      'malformed',
      'unauthorised',
      'forbidden',
      'gone',
      'too-large',
      'outdated',
      'malformed',
    ]);
  });
});

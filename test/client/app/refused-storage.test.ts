import { expect, it } from 'vitest';
import { keepsNothing, standInForStorage } from '../../../client/app/refused-storage.ts';
import { pickLocale } from '../../../client/app/language.ts';
import { recallName, rememberMembership } from '../../../client/session/membership.ts';

it('leaves a shelf that is there', () => {
  const shelf = {};
  const page = { localStorage: shelf };
  standInForStorage(page);
  expect(page.localStorage).toBe(shelf);
  expect(keepsNothing()).toBe(false);
});

it('gives a page that is refused one a shelf for as long as it lasts', () => {
  const page = {
    get localStorage(): Storage {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  };
  expect(() => page.localStorage).toThrow('insecure');
  standInForStorage(page);
  const shelf = page.localStorage;
  expect(recallName(shelf)).toBe('');
  rememberMembership({ boardId: 'b', personId: 'p', name: 'Ayşe', role: 'edit', session: 's', token: 't' }, shelf);
  expect(recallName(shelf)).toBe('Ayşe');
  shelf.removeItem('journeyboard:name');
  expect(pickLocale(shelf.getItem('journeyboard:name'), ['tr-TR'])).toBe('tr');
  expect(recallName(shelf)).toBe('');
  expect(keepsNothing()).toBe(true);
});

import { describe, expect, it } from 'vitest';
import {
  fits,
  mentions,
  partsOf,
  subjectOf,
  targetOf,
  threadsOf,
  unreadIn,
  withMentions,
  wordsOf,
} from '../../shared/journey/discussion.ts';
import type { Comment } from '../../shared/journey/journey.ts';

const id = (name: string): string => name.padEnd(12, 'x');
const comment = (name: string, at: number, more: Partial<Comment> = {}): [string, Comment] => [
  id(name),
  { id: id(name), createdBy: id('ayse'), target: `card:${id('card')}`, text: name, author: 'Ayşe', at, ...more },
];
const threads = (...list: [string, Comment][]) => threadsOf({ comments: new Map(list) });

describe('threads', () => {
  it('are a first comment and what was answered, in order, the one last spoken in first', () => {
    const found = threads(
      comment('b', 5),
      comment('late', 9, { threadId: id('a') }),
      comment('soon', 3, { threadId: id('a') }),
      comment('a', 1),
    );
    expect(found.map((thread) => thread.comments.map((one) => one.text))).toEqual([['a', 'soon', 'late'], ['b']]);
  });

  it('go on where their first comment was deleted, and are gone with the last', () => {
    const deleted = { by: id('ayse'), at: 4 };
    const [thread] = threads(comment('a', 1, { deleted }), comment('b', 2, { threadId: id('a') }));
    expect(thread?.comments.map((one) => one.text)).toEqual(['b']);
    expect(threads(comment('a', 1, { deleted }))).toEqual([]);
  });

  it('are settled by whoever may comment, opened again, and opened by an answer', () => {
    const first = comment('a', 1);
    const turn = (at: number, resolved: boolean) => comment(`t${at}`, at, { threadId: id('a'), resolved, text: '' });
    const answer = (at: number) => comment(`w${at}`, at, { threadId: id('a') });
    expect(threads(first)[0]?.isResolved).toBe(false);
    expect(threads(first, turn(2, true))[0]?.isResolved).toBe(true);
    expect(threads(first, turn(2, true))[0]?.comments).toHaveLength(1);
    expect(threads(first, turn(2, true), turn(3, false))[0]?.isResolved).toBe(false);
    expect(threads(first, turn(2, true), answer(3))[0]?.isResolved).toBe(false);
    expect(threads(first, answer(2), turn(3, true))[0]?.isResolved).toBe(true);
  });

  it('tells what is about nothing apart, and what is new to somebody', () => {
    expect(threads(comment('a', 1, { target: 'somewhere' }))).toEqual([]);
    const [thread] = threads(comment('a', 1), comment('b', 2, { threadId: id('a'), createdBy: id('ben') }));
    if (!thread) throw new Error('no thread');
    expect(unreadIn(thread, new Set(), id('ayse')).map((one) => one.text)).toEqual(['b']);
    expect(unreadIn(thread, new Set([id('b')]), id('ayse'))).toEqual([]);
    expect(fits(thread, 'mine', id('ben'))).toBe(true);
    expect(fits(thread, 'mine', id('cem'))).toBe(false);
  });

  it('are about cards, stages, lanes and places', () => {
    for (const target of [`card:${id('a')}`, `stage:${id('b')}`, `lane:${id('c')}`, 'place:-12,300']) {
      const subject = subjectOf(target);
      expect(subject && targetOf(subject)).toBe(target);
    }
    expect(subjectOf('place:1e9,2')).toBeUndefined();
    expect(subjectOf('card:short')).toBeUndefined();
  });
});

describe('mentions', () => {
  it('keep whom they mean, read as a name, and come back when the words are changed', () => {
    const people = new Map([
      ['Ayşe', id('ayse')],
      ['Ayşe Yılmaz', id('yilmaz')],
    ]);
    const text = withMentions('Soralım @Ayşe Yılmaz ve @Ayşe bilir, @Ben değil', people);
    expect(wordsOf(text)).toBe('Soralım @Ayşe Yılmaz ve @Ayşe bilir, @Ben değil');
    expect(mentions(text, id('yilmaz')) && mentions(text, id('ayse'))).toBe(true);
    expect(mentions(text, id('ben'))).toBe(false);
    expect(partsOf(text).filter((part) => 'name' in part)).toEqual([
      { name: 'Ayşe Yılmaz', personId: id('yilmaz') },
      { name: 'Ayşe', personId: id('ayse') },
    ]);
  });
});
